// @ts-check
// One question in the page: shows, beside it, what its key says of the options chosen.

import { isStale, judge, news } from "./quiz-state.mjs";

/** @import {Answer, OptionVerdict} from "./quiz-state.mjs" */
/** @import {Quiz} from "./quiz.mjs" */

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export const all = (root, selector) =>
  /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);

/** @type {(root: ParentNode, selector: string) => HTMLElement} */
export const one = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

/**
 * @param {string} tag
 * @param {string} name
 * @param {Array<Node | string>} children
 */
export function make(tag, name, ...children) {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...children);
  return element;
}

/** One question: its form, its key, and the place where feedback is told. */
export class Question {
  /**
   * @param {HTMLElement} section
   * @param {Quiz} quiz
   */
  constructor(section, quiz) {
    this.section = section;
    this.quiz = quiz;
    this.form = /** @type {HTMLFormElement} */ (one(section, "form"));
    this.status = one(section, '[role="status"]');
    this.id = this.form.dataset.question ?? "";
    this.key = /** @type {HTMLElement} */ (document.getElementById(`reponse-${this.id}`));
    /** @type {Map<string, OptionVerdict>} */
    this.options = new Map();
    /** @type {Answer | undefined} the answer of which the page tells the verdict */
    this.shown = undefined;
    for (const { dataset } of all(this.key, "[data-option]")) {
      this.options.set(dataset.option ?? "", /** @type {OptionVerdict} */ (dataset.verdict));
    }
    for (const part of all(this.form, "[hidden]")) part.hidden = false;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
  }

  /** @param {string} name */
  values(name) {
    return new FormData(this.form).getAll(name).map(String);
  }

  check() {
    const chosen = this.values(this.id);
    if (chosen.length === 0) {
      this.status.replaceChildren(make("p", "quiz__missing", this.quiz.words.noneChosen ?? ""));
      return;
    }
    const [sure] = this.values(`${this.id}--sure`);
    const { passages = "", group = "" } = this.form.dataset;
    /** @type {Answer} */
    const answer = { chosen, verdict: judge(this.options, chosen), passages, group };
    if (sure) answer.sure = sure === "yes";
    this.tell(answer);
    this.quiz.keep(this.id, answer);
  }

  /** Whether a choice is being made, or what was told is being read: neither is taken away. */
  get busy() {
    const { activeElement } = document;
    const told = this.section.contains(activeElement) && !this.form.contains(activeElement);
    return told || this.choice !== choiceOf(this.shown);
  }

  /** What is chosen now. */
  get choice() {
    return [...this.values(this.id).sort(), ...this.values(`${this.id}--sure`)].join(" ");
  }

  /**
   * Show what the browser keeps now.
   * @param {Answer | undefined} kept
   * @param {boolean} erased whether all that was kept has gone
   */
  follow(kept, erased) {
    const change = news(this.shown, kept, this.busy);
    if (change === "tell" && kept) this.restore(kept);
    else if (erased || (change === "clear" && !this.busy)) this.clear();
    else if (change === "clear") this.untell();
  }

  /** @param {Answer} answer shown again, with a word if its passage has changed */
  restore(answer) {
    for (const input of all(this.form, "input")) {
      const choice = /** @type {HTMLInputElement} */ (input);
      const isSure = choice.name !== this.id;
      choice.checked = isSure
        ? answer.sure === (choice.value === "yes")
        : answer.chosen.includes(choice.value);
    }
    this.tell(answer);
    if (isStale(answer, this.form.dataset.passages ?? "")) {
      this.status.prepend(make("p", "quiz__stale", this.quiz.words.stale ?? ""));
    }
  }

  clear() {
    this.form.reset();
    this.untell();
  }

  untell() {
    this.shown = undefined;
    this.status.replaceChildren();
    delete this.section.dataset.verdict;
    this.section.querySelector(".quiz__others")?.remove();
  }

  /** @param {Answer} answer */
  tell(answer) {
    const { chosen, verdict } = answer;
    this.shown = answer;
    const best = [...this.options.keys()].filter((option) => this.options.get(option) === "best");
    const told = [...new Set([...chosen, ...best])];
    // On the section: a change on the status itself would make it speak twice.
    this.section.dataset.verdict = verdict;
    this.status.replaceChildren(
      make("p", "quiz__verdict", make("strong", "", this.quiz.root.getAttribute(`data-verdict-${verdict}`) ?? "")),
      ...told.map((option) => this.feedback(option, chosen, told)),
      this.passages(told),
    );
    this.section.querySelector(".quiz__others")?.remove();
    const rest = all(this.key, "[data-option]").filter(
      (answer) => !told.includes(answer.dataset.option ?? ""),
    );
    if (rest.length === 0) return;
    const summary = make("summary", "", this.quiz.words.others ?? "");
    const others = rest.map((answer) => answer.cloneNode(true));
    this.status.after(make("details", "quiz__others", summary, ...others));
  }

  /**
   * What the key says of one option; its own verdict too, unless the first line has said it.
   * @param {string} option
   * @param {string[]} chosen
   * @param {string[]} told
   */
  feedback(option, chosen, told) {
    const copy = /** @type {HTMLElement} */ (
      one(this.key, `[data-option="${option}"]`).cloneNode(true)
    );
    const label = one(copy, ".quiz__verdict");
    if (!chosen.includes(option)) one(label, "strong").textContent = this.quiz.words.missed ?? "";
    else if (chosen.length === 1) label.remove();
    if (told.length === 1) one(copy, ".quiz__chosen").remove();
    return copy;
  }

  /** Show the key, which the script hides, to a reader whom a link leads to it. */
  showKey() {
    this.key.classList.add("quiz__key--asked");
    this.key.toggleAttribute("open", true);
    this.quiz.focus(one(this.key, "summary"));
  }

  /** @param {string[]} told */
  passages(told) {
    const copy = /** @type {HTMLElement} */ (one(this.key, ".quiz__passages").cloneNode(true));
    for (const quotation of all(copy, "[data-settles]")) {
      const settled = quotation.dataset.settles?.split(" ") ?? [];
      if (!settled.some((option) => told.includes(option))) quotation.remove();
    }
    return copy;
  }
}

/** @param {Answer | undefined} answer as a question gives its choice */
function choiceOf(answer) {
  const sure = answer?.sure === undefined ? [] : [answer.sure ? "yes" : "no"];
  return [...(answer?.chosen ?? [])].sort().concat(sure).join(" ");
}
