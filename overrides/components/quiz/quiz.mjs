// @ts-check

/**
 * The quiz: shows, beside a question, what its key says of the options that the reader chose.
 * Every word comes from the page: the key of each question, and the data attributes of the quiz.
 */

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
function all(root, selector) {
  return [...root.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {Array<Node | string>} children
 */
function make(tag, name, ...children) {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...children);
  return element;
}

/** @typedef {"best" | "acceptable" | "wrong"} OptionVerdict */
/** @typedef {OptionVerdict | "partly"} Verdict */

/**
 * The verdict on an answer, as the guide for authors states it.
 * @param {Map<string, OptionVerdict>} options each option's verdict
 * @param {string[]} chosen
 * @returns {Verdict}
 */
export function judge(options, chosen) {
  const verdicts = chosen.map((option) => options.get(option));
  if (verdicts.includes("wrong")) return "wrong";
  const best = [...options].filter(([, verdict]) => verdict === "best");
  const found = best.filter(([option]) => chosen.includes(option));
  if (found.length === best.length) return "best";
  return found.length > 0 ? "partly" : "acceptable";
}

/** One question: its form, its key, and the place where feedback is told. */
export class Question {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} key
   * @param {HTMLElement} status there, and empty, from the start (WCAG 2.2, SC 4.1.3)
   * @param {DOMStringMap} words
   */
  constructor(form, key, status, words) {
    this.form = form;
    this.key = key;
    this.status = status;
    this.words = words;
    /** @type {Map<string, OptionVerdict>} */
    this.options = new Map();
    for (const answer of all(key, "[data-option]")) {
      const verdict = /** @type {OptionVerdict} */ (answer.dataset.verdict);
      this.options.set(answer.dataset.option ?? "", verdict);
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
  }

  /** @returns {string[]} the options that the reader chose */
  get chosen() {
    return all(this.form, "input")
      .filter((input) => input instanceof HTMLInputElement && input.checked)
      .map((input) => /** @type {HTMLInputElement} */ (input).value);
  }

  check() {
    if (this.chosen.length === 0) {
      this.status.replaceChildren(make("p", "quiz__missing", this.words.noneChosen ?? ""));
      return;
    }
    const verdict = judge(this.options, this.chosen);
    this.status.dataset.verdict = verdict;
    this.status.replaceChildren(this.verdict(verdict), ...this.feedback(), this.passages());
    this.status.after(this.others());
  }

  /** @param {Verdict} verdict */
  verdict(verdict) {
    const word = this.words[`verdict${verdict[0]?.toUpperCase()}${verdict.slice(1)}`];
    return make("p", "quiz__verdict", make("strong", "", word ?? ""));
  }

  /** @returns {string[]} the options told of: those chosen, and the best ones missed */
  get told() {
    const missed = [...this.options].filter(([, verdict]) => verdict === "best");
    const single = this.form.dataset.type === "single";
    return [...new Set([...this.chosen, ...(single ? [] : missed.map(([option]) => option))])];
  }

  feedback() {
    const told = this.told;
    return all(this.key, "[data-option]")
      .filter((answer) => told.includes(answer.dataset.option ?? ""))
      .flatMap((answer) => {
        const why = answer.querySelector(".quiz__why")?.cloneNode(true);
        const text = answer.querySelector(".quiz__chosen")?.cloneNode(true);
        return [told.length > 1 ? text : undefined, why].filter((node) => node !== undefined);
      });
  }

  passages() {
    const block = this.key.querySelector(".quiz__passages");
    const copy = /** @type {HTMLElement} */ (block?.cloneNode(true) ?? make("div", ""));
    const told = this.told;
    for (const quotation of all(copy, "[data-settles]")) {
      const settled = quotation.dataset.settles?.split(" ") ?? [];
      if (!settled.some((option) => told.includes(option))) quotation.remove();
    }
    return copy;
  }

  others() {
    this.form.parentElement?.querySelector(".quiz__others")?.remove();
    const told = this.told;
    const rest = all(this.key, "[data-option]").filter(
      (answer) => !told.includes(answer.dataset.option ?? ""),
    );
    const details = make("details", "quiz__others", make("summary", "", this.words.others ?? ""));
    details.append(...rest.map((answer) => answer.cloneNode(true)));
    return details;
  }
}

/** A quiz: all the questions of a `quiz` block. */
export class Quiz {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Question[]} */
    this.questions = all(root, ".quiz__question").flatMap((section) => this.question(section));
    for (const button of all(root, ".quiz__check")) button.hidden = false;
    root.classList.add("quiz--active");
    window.addEventListener("beforeprint", () => this.openKeys(true));
    window.addEventListener("afterprint", () => this.openKeys(false));
  }

  /** @param {HTMLElement} section */
  question(section) {
    const form = section.querySelector("form");
    const status = section.querySelector('[role="status"]');
    const key = document.getElementById(`reponse-${form?.dataset.question ?? ""}`);
    if (!form || !key || !(status instanceof HTMLElement)) return [];
    return [new Question(form, key, status, this.root.dataset)];
  }

  /** @param {boolean} open */
  openKeys(open) {
    for (const key of all(this.root, ".quiz__key")) key.toggleAttribute("open", open);
  }
}

for (const root of all(document, '[data-module="quiz"]')) new Quiz(root);
