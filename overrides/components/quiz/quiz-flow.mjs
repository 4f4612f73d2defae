// @ts-check
// The quiz: where the reader is among the questions, and what is asked of the answers that are kept.
// Every word comes from the page: keys, and data attributes of the quiz.
//
// After each answer its question dispatches `quiz:answered`, a CustomEvent that bubbles, with as `detail`
// `{question, verdict}`: the scenario's id, and "best", "acceptable", "wrong" or "partly".

import { all, one } from "./quiz-parts.mjs";
import { Question } from "./quiz-question.mjs";
import { answered, isErased, standing, summary } from "./quiz-state.mjs";
import { KEY } from "./quiz-store.mjs";

/** @import {Answer} from "./quiz-state.mjs" */
/** @import {Store} from "./quiz-store.mjs" */
/** What a quiz asks of the place that keeps the answers. @typedef {Pick<Store, keyof Store>} Kept */

/** A quiz: the questions of a `quiz` block, one at a time or all at once, and where the reader is. */
export class Quiz {
  /**
   * @param {HTMLElement} root
   * @param {(refused: () => void) => Kept} open gives the place that keeps the answers, and is told whom to
   * call when it cannot
   */
  constructor(root, open) {
    this.root = root;
    this.words = root.dataset;
    this.store = open(() => this.say("notKept"));
    this.questions = all(root, ".quiz__question").map((section) => new Question(section, this));
    this.ids = this.questions.map((question) => question.id);
    this.current = 0;
    this.only = this.ids;
    this.ended = false;
    this.stepped = this.ids.length > 1;
    /** @type {ReturnType<Store["erase"]> | undefined} what « undo » would bring back */
    this.erased = undefined;
    root.classList.add("quiz--active");
    for (const part of all(root, ".quiz__bar, .quiz__steps, .quiz__kept")) part.hidden = false;
    for (const action of all(root, "[data-action]")) {
      action.addEventListener("click", () => this.act(action.dataset.action ?? ""));
    }
    window.addEventListener("beforeprint", () => this.openKeys(true));
    window.addEventListener("afterprint", () => this.openKeys(false));
    this.watch();
    /** @type {import("./quiz-results.mjs").Results | undefined} */
    this.results = undefined;
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
    if (this.summary.remaining.length === 0 && !this.named) this.results.show(false);
    this.results.follow();
  }

  /** The question that the address names, by itself or by its key. */
  get named() {
    return this.questions.find(({ id }) => [`#question-${id}`, `#reponse-${id}`].includes(location.hash));
  }

  /** Show the question or the key that the address names, as a link from a key or from the search does. */
  follow() {
    const { named } = this;
    if (named) {
      this.current = this.questions.indexOf(named);
      if (this.stepped) this.results?.hide();
      if (!this.only.includes(named.id)) this.only = this.ids;
    }
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
   * @param {Question} question
   * @param {Answer} answer
   */
  keep(question, answer) {
    this.store.update((state) => answered(state, question.id, answer));
    this.progress();
    if (!this.stepped && this.summary.remaining.length === 0) this.results?.show(false);
    const detail = { question: question.id, verdict: answer.verdict };
    question.section.dispatchEvent(new CustomEvent("quiz:answered", { bubbles: true, detail }));
  }

  /** @param {string} action */
  act(action) {
    /** @type {Record<string, () => void>} */
    const acts = {
      go: () => this.go(),
      erase: () => this.erase(),
      undo: () => this.undo(),
      mode: () => this.show(!this.stepped),
      skip: () => this.step(1),
      previous: () => (this.ended ? this.goTo(this.ids[this.current] ?? "") : this.step(-1)),
      resume: () => this.resume(),
      retry: () => this.retry(),
      print: () => this.results?.print(),
    };
    acts[action]?.();
  }

  /** What the one button of the bar does now: its word, which is also its key among the words. */
  get way() {
    const question = this.questions[this.current];
    if (this.stepped && !question?.told) return "check";
    return this.stepped && this.only.at(-1) !== question?.id ? "following" : "seeResults";
  }

  go() {
    const { way } = this;
    if (way === "following") return this.step(1);
    if (way === "seeResults") return this.results?.show(true);
    this.questions[this.current]?.check();
  }

  /** Forget some answers, here and in the browser; until the page is left, they can come back.
   * @param {string[]} ids
   */
  forget(ids) {
    const erased = this.store.erase(ids);
    if (Object.keys(erased).length === 0) return false;
    this.erased = { ...this.erased, ...erased };
    for (const question of this.questions) if (ids.includes(question.id)) question.clear();
    this.offerUndo(true);
    return true;
  }

  /** Erase the answers to the questions of this page, and no others. */
  erase() {
    if (!this.forget(this.ids)) return this.say(this.erased ? "erased" : "nothingToErase");
    this.restart(this.ids);
    this.say("erased");
  }

  /** Ask again only what was missed. */
  retry() {
    this.store.load();
    const { missed } = this.summary;
    this.forget(missed);
    this.restart(this.ids.filter((id) => missed.includes(id)));
    this.say("retrying");
    this.goTo(this.only[0] ?? "");
  }

  /** Ask what has no answer yet. */
  resume() {
    this.restart(this.summary.remaining);
    this.goTo(this.only[0] ?? "");
  }

  /** @param {string[]} ids the questions to ask, from the first */
  restart(ids) {
    this.only = ids;
    this.current = Math.max(0, this.ids.indexOf(ids[0] ?? ""));
    this.results?.hide();
    this.progress();
    this.show();
  }

  undo() {
    this.store.restore(this.erased ?? {});
    this.forgetErased();
    this.only = this.ids;
    this.sync();
    this.show();
    this.say("restored");
    one(this.root, ".quiz__erasing > summary").focus();
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
    this.results?.hide();
    this.show();
    this.focus(this.questions[this.current]?.title ?? this.root);
  }

  /** Show the questions that the mode, the results and the retry leave, and the buttons that lead on. */
  show(stepped = this.stepped) {
    this.stepped = stepped;
    this.root.classList.toggle("quiz--stepped", stepped);
    this.root.classList.toggle("quiz--ended", stepped && this.ended);
    for (const [rank, question] of this.questions.entries()) {
      const left = this.only.includes(question.id);
      question.section.hidden = !left || (stepped && (this.ended || rank !== this.current));
    }
    const number = this.questions[this.current]?.section.querySelector(".quiz__number")?.textContent;
    if (number) document.title = stepped && !this.ended ? `${number} – ${this.title}` : this.title;
    for (const button of all(this.root, '[data-action="mode"]')) {
      button.textContent = (stepped ? this.words.modeAll : this.words.modeOne) ?? "";
    }
    this.offer();
  }

  /** Offer the ways that make sense from here, once the choice or the answer has changed. */
  offer() {
    for (const button of all(this.root, '[data-action="go"]')) button.textContent = this.words[this.way] ?? "";
    const first = this.only[0] === this.ids[this.current] && !this.ended;
    for (const button of all(this.root, '[data-action="previous"]')) button.hidden = first || !this.stepped;
    for (const button of all(this.root, '[data-action="skip"]')) {
      button.hidden = !this.stepped || this.ended || this.way !== "check";
    }
  }

  progress() {
    const { given } = this.summary;
    const words = (this.words.progress ?? "")
      .replace("{given}", `${given.length}`)
      .replace("{total}", `${this.ids.length}`);
    for (const line of all(this.root, ".quiz__given")) line.textContent = words;
    for (const meter of all(this.root, ".quiz__meter")) meter.setAttribute("value", `${given.length}`);
    this.offer();
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
