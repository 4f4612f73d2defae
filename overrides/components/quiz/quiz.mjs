// @ts-check
// The quiz: where the reader is among the questions, and what is asked of the answers kept in the browser.
// Every word comes from the page: keys, and data attributes of the quiz.

import { Question, all, one } from "./quiz-question.mjs";
import { answered, isErased, standing, summary } from "./quiz-state.mjs";
import { KEY, Store } from "./quiz-store.mjs";

/** @import {Answer} from "./quiz-state.mjs" */

const PHONE = "(max-width: 44.9844em)";

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
    /** @type {ReturnType<Store["erase"]> | undefined} what « undo » would bring back */
    this.erased = undefined;
    root.classList.add("quiz--active");
    for (const part of all(root, ".quiz__bar")) part.hidden = false;
    for (const action of all(root, "[data-action]")) {
      action.addEventListener("click", () => this.act(action.dataset.action ?? ""));
    }
    window.addEventListener("beforeprint", () => this.openKeys(true));
    window.addEventListener("afterprint", () => this.openKeys(false));
    this.watch();
    /** @type {import("./quiz-results.mjs").Results | undefined} */
    this.results = undefined;
    this.stepped = this.ids.length > 1 && matchMedia(PHONE).matches;
    this.sync();
    if (this.ids.length > 1) this.addResults();
    const [next] = this.summary.remaining;
    if (next) this.current = this.ids.indexOf(next);
    this.title = document.title;
    window.addEventListener("hashchange", () => this.follow());
    this.follow();
    root.removeAttribute("data-awaits");
  }

  /** What the browser keeps changes while this page sleeps, or in another tab. */
  watch() {
    window.addEventListener("storage", ({ key }) => {
      if (key === KEY || key === null) this.sync();
    });
    window.addEventListener("pageshow", () => this.sync());
    document.addEventListener("visibilitychange", () => this.sync());
    window.addEventListener("pagehide", () => this.forgetErased());
  }

  get summary() {
    return summary(this.store.state, this.questions);
  }

  /** A question alone has no results: it does not load them. */
  async addResults() {
    const { Results } = await import("./quiz-results.mjs");
    this.results = new Results(this);
    this.showResults();
    this.results.follow();
  }

  /** Show the question or the key that the address names, as a link from a key or from the search does. */
  follow() {
    const rank = this.ids.findIndex((id) => [`#question-${id}`, `#reponse-${id}`].includes(location.hash));
    const named = this.questions[rank];
    if (named) this.current = rank;
    if (named && !this.only.includes(named.id)) this.only = this.ids;
    this.show();
    if (named && location.hash === `#question-${named.id}`) named.section.scrollIntoView();
    else named?.showKey();
  }

  /** @param {string} word */
  say(word) {
    const kept = this.store?.kept ?? false;
    const said = new Set([word, kept ? "" : "notKept"].map((one) => this.words[one] ?? ""));
    for (const notice of all(this.root, ".quiz__said")) notice.textContent = [...said].join(" ").trim();
  }

  /** Show what the browser keeps now, without disturbing what the reader is doing. */
  sync() {
    const before = this.store.state;
    const state = this.store.load();
    const erased = isErased(before, state);
    for (const question of this.questions) question.follow(standing(state, question), erased);
    this.progress();
    this.results?.refresh();
  }

  /**
   * @param {string} id
   * @param {Answer} answer
   */
  keep(id, answer) {
    this.store.update((state) => answered(state, id, answer));
    this.progress();
    this.showResults();
  }

  /** @param {string} action */
  act(action) {
    if (action === "erase") this.erase();
    if (action === "undo") this.undo();
    if (action === "mode") this.show(!this.stepped);
    if (action === "next") this.step(1);
    if (action === "previous") this.step(-1);
    if (action === "results") this.results?.show(true);
    if (action === "retry") this.results?.retry();
    if (action === "print") this.results?.print();
  }

  /** Erase the answers to the questions of this page, and no others; until the page is left, they can come back. */
  erase() {
    const erased = this.store.erase(this.ids);
    if (Object.keys(erased).length === 0) return this.say(this.erased ? "erased" : "nothingToErase");
    this.erased = { ...this.erased, ...erased };
    for (const question of this.questions) question.clear();
    this.only = this.ids;
    this.current = 0;
    this.say("erased");
    this.offerUndo(true);
    this.progress();
    this.showResults();
    this.show();
  }

  undo() {
    this.store.restore(this.erased ?? {});
    this.forgetErased();
    this.sync();
    this.say("restored");
    one(this.root, '[data-action="erase"]').focus();
  }

  forgetErased() {
    if (this.erased) this.say("");
    this.erased = undefined;
    this.offerUndo(false);
  }

  /** @param {boolean} offered */
  offerUndo(offered) {
    for (const button of all(this.root, '[data-action="undo"]')) button.hidden = !offered;
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
    const { given } = this.summary;
    for (const line of all(this.root, ".quiz__progress")) {
      const text = this.words.progress ?? "";
      line.textContent = text.replace("{given}", `${given.length}`).replace("{total}", `${this.ids.length}`);
    }
  }

  /** The results come by themselves after the last answer. */
  showResults() {
    if (this.summary.remaining.length > 0) this.results?.hide();
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
