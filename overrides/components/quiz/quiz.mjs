// @ts-check
// The quiz: shows, beside a question, what its key says of the options chosen, and keeps the answers in
// the reader's own browser. Every word comes from the page: keys, and data attributes of the quiz.

import { Store, answered, isStale, judge, summary } from "./quiz-state.mjs";

/** @import {Answer, OptionVerdict} from "./quiz-state.mjs" */

const PHONE = "(max-width: 44.9844em)";

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

  /** @param {Answer} answer shown again after a reload, with a word if its passage has changed */
  restore(answer) {
    for (const input of all(this.form, "input")) {
      const choice = /** @type {HTMLInputElement} */ (input);
      const isSure = choice.name !== this.id;
      choice.checked = isSure
        ? answer.sure === (choice.value === "yes")
        : answer.chosen.includes(choice.value);
    }
    if (!answer.chosen.every((option) => this.options.has(option))) return;
    this.tell(answer);
    if (isStale(this.quiz.store.state, this.id, this.form.dataset.passages ?? "")) {
      this.status.prepend(make("p", "quiz__stale", this.quiz.words.stale ?? ""));
    }
  }

  clear() {
    this.form.reset();
    this.status.replaceChildren();
    delete this.section.dataset.verdict;
    this.section.querySelector(".quiz__others")?.remove();
  }

  /** @param {Answer} answer */
  tell({ chosen, verdict }) {
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

/** A quiz: the questions of a `quiz` block, one at a time or all at once, and where the reader is. */
export class Quiz {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.words = root.dataset;
    this.store = new Store(() => this.say("notKept"));
    this.questions = all(root, ".quiz__question").map((section) => new Question(section, this));
    this.ids = this.questions.map((question) => question.id);
    this.current = 0;
    this.only = this.ids;
    root.classList.add("quiz--active");
    for (const part of all(root, ".quiz__bar")) part.hidden = false;
    for (const action of all(root, "[data-action]")) {
      action.addEventListener("click", () => this.act(action.dataset.action ?? ""));
    }
    window.addEventListener("beforeprint", () => this.openKeys(true));
    window.addEventListener("afterprint", () => this.openKeys(false));
    window.addEventListener("storage", () => this.restore());
    /** @type {import("./quiz-results.mjs").Results | undefined} */
    this.results = undefined;
    this.stepped = this.ids.length > 1 && matchMedia(PHONE).matches;
    this.restore();
    if (this.ids.length > 1) this.addResults();
    const [next] = summary(this.store.state, this.ids).remaining;
    if (next) this.current = this.ids.indexOf(next);
    this.title = document.title;
    window.addEventListener("hashchange", () => this.follow());
    this.follow();
  }

  /** A question alone has no results: it does not load them. */
  async addResults() {
    const { Results } = await import("./quiz-results.mjs");
    this.results = new Results(this);
    this.progress();
    this.results.follow();
  }

  /** Show the question that the address names, as a link from a key or from the search does. */
  follow() {
    const named = this.ids.findIndex((id) => location.hash === `#question-${id}`);
    if (named >= 0) this.current = named;
    this.show();
    if (named >= 0) this.questions[named]?.section.scrollIntoView();
  }

  /** @param {string} word */
  say(word) {
    for (const notice of all(this.root, ".quiz__said")) {
      notice.textContent = this.words[word] ?? "";
    }
  }

  restore() {
    const { answers } = this.store.load();
    for (const question of this.questions) {
      const answer = answers[question.id];
      if (answer) question.restore(answer);
      else if (question.section.dataset.verdict) question.clear();
    }
    this.progress();
  }

  /**
   * @param {string} id
   * @param {Answer} answer
   */
  keep(id, answer) {
    this.store.update((state) => answered(state, id, answer));
    this.progress();
  }

  /** @param {string} action */
  act(action) {
    if (action === "erase") this.erase();
    if (action === "mode") this.show(!this.stepped);
    if (action === "next") this.step(1);
    if (action === "previous") this.step(-1);
    if (action === "results") this.results?.show(true);
    if (action === "retry") this.results?.retry();
    if (action === "print") this.results?.print();
  }

  erase() {
    this.store.erase();
    for (const question of this.questions) question.clear();
    this.only = this.ids;
    this.current = 0;
    this.say("erased");
    this.progress();
    this.show();
  }

  /** @param {number} by */
  step(by) {
    const rank = this.only.indexOf(this.ids[this.current] ?? "") + by;
    const next = this.only[rank];
    if (next === undefined) return this.results?.show(true);
    this.goTo(next);
  }

  /** @param {string} id */
  goTo(id) {
    this.current = this.ids.indexOf(id);
    this.show();
    this.focus(one(this.questions[this.current]?.section ?? this.root, ".quiz__number"));
  }

  /** Show the questions that the mode and the retry leave, and the buttons that lead on. */
  show(stepped = this.stepped) {
    this.stepped = stepped;
    for (const [rank, question] of this.questions.entries()) {
      const left = this.only.includes(question.id);
      question.section.hidden = !left || (this.stepped && rank !== this.current);
    }
    const number = this.questions[this.current]?.section.querySelector(".quiz__number")?.textContent;
    if (number) document.title = this.stepped ? `${number} – ${this.title}` : this.title;
    for (const steps of all(this.root, ".quiz__steps")) steps.hidden = !this.stepped;
    const first = this.only[0] === this.ids[this.current];
    for (const button of all(this.root, '[data-action="previous"]')) button.hidden = first;
    for (const button of all(this.root, '[data-action="mode"]')) {
      button.textContent = (this.stepped ? this.words.modeAll : this.words.modeOne) ?? "";
    }
  }

  progress() {
    const { given, remaining } = summary(this.store.state, this.ids);
    for (const line of all(this.root, ".quiz__progress")) {
      const text = this.words.progress ?? "";
      line.textContent = text.replace("{given}", `${given.length}`).replace("{total}", `${this.ids.length}`);
    }
    if (remaining.length > 0) this.results?.hide();
    else this.results?.show(false);
  }

  /** @param {HTMLElement} target */
  focus(target) {
    target.tabIndex = -1;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  /** @param {boolean} open */
  openKeys(open) {
    for (const key of all(this.root, ".quiz__key")) key.toggleAttribute("open", open);
  }
}

for (const root of all(document, '[data-module="quiz"]')) new Quiz(root);
