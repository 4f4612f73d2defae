// @ts-check
// The end of a quiz: counts, groups, and the passages to read again, on the screen and on a sheet.

import { all, make, one } from "./quiz.mjs";
import { forgotten, summary } from "./quiz-state.mjs";

/** @import {Question, Quiz} from "./quiz.mjs" */

/** The results of a quiz of several questions. */
export class Results {
  /** @param {Quiz} quiz */
  constructor(quiz) {
    this.quiz = quiz;
    this.root = one(quiz.root, ".quiz__results");
    window.addEventListener("hashchange", () => this.follow());
  }

  /** Show the results when the address names them, as the home page does. */
  follow() {
    if (location.hash === `#${this.root.id}`) this.show(true);
  }

  /** @param {boolean} focused whether the reader asked for them */
  show(focused) {
    this.root.hidden = false;
    this.fill();
    if (focused) this.quiz.focus(one(this.root, ".quiz__results-title"));
  }

  hide() {
    this.root.hidden = true;
  }

  fill() {
    const results = this.root;
    const { right, missed, sure } = summary(this.quiz.store.state, this.quiz.ids);
    const counts = { right: right.length, missed: missed.length, total: this.quiz.ids.length };
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
    for (const question of this.quiz.questions) {
      const title = question.form.dataset.title ?? "";
      groups.set(title, [...(groups.get(title) ?? []), question]);
    }
    return [...groups].flatMap(([title, questions]) => {
      const { given, right } = summary(this.quiz.store.state, questions.map(({ id }) => id));
      const line = (this.quiz.words.group ?? "")
        .replace("{title}", () => title)
        .replace("{right}", `${right.length}`)
        .replace("{total}", `${given.length}`);
      return given.length > 0 ? [make("li", "", line)] : [];
    });
  }

  /** @param {string} id */
  reread(id) {
    const question = this.quiz.questions.find((found) => found.id === id);
    const chosen = this.quiz.store.state.answers[id]?.chosen ?? [];
    return question ? all(question.passages(chosen), "blockquote") : [];
  }

  /** Ask again only what was missed. */
  retry() {
    const { missed } = summary(this.quiz.store.load(), this.quiz.ids);
    this.quiz.store.update((state) => forgotten(state, missed));
    for (const question of this.quiz.questions) if (missed.includes(question.id)) question.clear();
    this.quiz.only = this.quiz.ids.filter((id) => missed.includes(id));
    this.hide();
    this.quiz.progress();
    this.quiz.goTo(this.quiz.only[0] ?? "");
  }

  print() {
    document.documentElement.classList.add("quiz-prints-sheet");
    window.addEventListener(
      "afterprint",
      () => document.documentElement.classList.remove("quiz-prints-sheet"),
      { once: true },
    );
    window.print();
  }
}
