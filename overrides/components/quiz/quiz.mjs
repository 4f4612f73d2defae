// @ts-check
// The quiz: shows, beside a question, what its key says of the options chosen, and keeps the answers in
// the reader's own browser. Every word comes from the page: keys, and data attributes of the quiz.

import { answered, empty, forgotten, isStale, judge, read, summary } from "./quiz-state.mjs";

/** @import {Answer, OptionVerdict, State, Verdict} from "./quiz-state.mjs" */

const KEY = "cadre-quiz";
const PHONE = "(max-width: 44.9844em)";

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (root, selector) =>
  /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
const one = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

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

/** The answers kept in this browser; when it keeps nothing, they last as long as the page. */
class Store {
  /** @param {() => void} onRefusal called once, when answers cannot be kept */
  constructor(onRefusal) {
    this.refused = onRefusal;
    /** @type {State} */
    this.state = empty();
    this.kept = true;
    this.load();
  }

  load() {
    try {
      const { state, writable } = read(this.kept ? localStorage.getItem(KEY) : null);
      if (this.kept) this.state = state;
      if (!writable) this.refuse();
    } catch {
      this.refuse();
    }
    return this.state;
  }

  /** @param {(state: State) => State} change applied to what other pages have kept meanwhile */
  update(change) {
    this.state = change(this.load());
    if (!this.kept) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.state));
    } catch {
      this.refuse();
    }
  }

  erase() {
    this.state = empty();
    try {
      localStorage.removeItem(KEY);
    } catch {
      this.refuse();
    }
  }

  refuse() {
    if (this.kept) this.refused();
    this.kept = false;
  }
}

/** One question: its form, its key, and the place where feedback is told. */
class Question {
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
      make("p", "quiz__verdict", make("strong", "", this.quiz.verdict(verdict))),
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
class Quiz {
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
    this.stepped = this.ids.length > 1 && matchMedia(PHONE).matches;
    this.restore();
    const [next] = summary(this.store.state, this.ids).remaining;
    if (next) this.current = this.ids.indexOf(next);
    this.title = document.title;
    window.addEventListener("hashchange", () => this.follow());
    this.follow();
  }

  /** Show the question that the address names, as a link from a key or from the search does. */
  follow() {
    const named = this.ids.findIndex((id) => location.hash === `#question-${id}`);
    if (named >= 0) this.current = named;
    this.show();
    if (named >= 0) this.questions[named]?.section.scrollIntoView();
  }

  /** @param {Verdict} verdict */
  verdict(verdict) {
    return this.words[`verdict${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}`] ?? "";
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
    if (action === "mode") this.switchMode();
    if (action === "next") this.step(1);
    if (action === "previous") this.step(-1);
    if (action === "results") this.results(true);
    if (action === "retry") this.retry();
    if (action === "print") this.printSheet();
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

  switchMode() {
    this.stepped = !this.stepped;
    this.show();
  }

  /** @param {number} by */
  step(by) {
    const rank = this.only.indexOf(this.ids[this.current] ?? "") + by;
    const next = this.only[rank];
    if (next === undefined) return this.results(true);
    this.current = this.ids.indexOf(next);
    this.show();
    this.focus(one(this.questions[this.current]?.section ?? this.root, ".quiz__number"));
  }

  retry() {
    const { missed } = summary(this.store.load(), this.ids);
    this.store.update((state) => forgotten(state, missed));
    for (const question of this.questions) if (missed.includes(question.id)) question.clear();
    this.only = this.ids.filter((id) => missed.includes(id));
    this.current = this.ids.indexOf(this.only[0] ?? "");
    this.results(false);
    this.progress();
    this.show();
    this.focus(one(this.questions[this.current]?.section ?? this.root, ".quiz__number"));
  }

  /** Show the questions that the mode and the retry leave, and the buttons that lead on. */
  show() {
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
    this.results(remaining.length === 0 && this.ids.length > 1, false);
  }

  /**
   * @param {boolean} shown
   * @param {boolean} focused whether the reader asked for them
   */
  results(shown, focused = shown) {
    for (const results of all(this.root, ".quiz__results")) {
      results.hidden = !shown;
      if (shown) this.fill(results);
      if (shown && focused) this.focus(one(results, ".quiz__results-title"));
    }
  }

  /** @param {HTMLElement} results */
  fill(results) {
    const { right, missed, sure } = summary(this.store.state, this.ids);
    const counts = { right: right.length, missed: missed.length, total: this.ids.length };
    for (const line of all(results, "[data-count]")) {
      const name = /** @type {keyof typeof counts} */ (line.dataset.count);
      line.textContent = `${counts[name]}`;
    }
    one(results, ".quiz__sure").hidden = sure.length === 0;
    one(results, '[data-action="retry"]').hidden = missed.length === 0;
    one(results, ".quiz__sheet").hidden = missed.length === 0;
    one(results, ".quiz__nothing").hidden = missed.length > 0;
    one(results, ".quiz__groups").replaceChildren(...this.groups());
    const passages = missed.flatMap((id) => this.reread(id));
    const seen = new Set();
    one(results, ".quiz__reread").replaceChildren(
      ...passages.filter(({ textContent }) => !seen.has(textContent) && seen.add(textContent)),
    );
  }

  /** One line a group: its title, and the right answers among those given. */
  groups() {
    /** @type {Map<string, Question[]>} */
    const groups = new Map();
    for (const question of this.questions) {
      const title = question.form.dataset.title ?? "";
      groups.set(title, [...(groups.get(title) ?? []), question]);
    }
    return [...groups].flatMap(([title, questions]) => {
      const { given, right } = summary(this.store.state, questions.map(({ id }) => id));
      const line = (this.words.group ?? "")
        .replace("{title}", () => title)
        .replace("{right}", `${right.length}`)
        .replace("{total}", `${given.length}`);
      return given.length > 0 ? [make("li", "", line)] : [];
    });
  }

  /** @param {string} id */
  reread(id) {
    const question = this.questions.find((found) => found.id === id);
    const chosen = this.store.state.answers[id]?.chosen ?? [];
    return question ? all(question.passages(chosen), "blockquote") : [];
  }

  printSheet() {
    document.documentElement.classList.add("quiz-prints-sheet");
    window.addEventListener(
      "afterprint",
      () => document.documentElement.classList.remove("quiz-prints-sheet"),
      { once: true },
    );
    window.print();
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
