// @ts-check
// The end of a quiz: counts, groups, and the passages to read again, on the screen and on a sheet.

import { all, make, one } from "./quiz-question.mjs";
import { forgotten, standing, summary } from "./quiz-state.mjs";

/** @import {Question} from "./quiz-question.mjs" */
/** @import {Quiz} from "./quiz.mjs" */

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

  /** Tell what another page has changed, unless the reader is there. */
  refresh() {
    if (!this.root.hidden && !this.root.contains(document.activeElement)) this.fill();
  }

  fill() {
    const results = this.root;
    const { given, right, possible, missed, sure, remaining } = this.quiz.summary;
    const counts = { right, missed, possible, remaining };
    for (const line of all(results, "[data-count]")) {
      const name = /** @type {keyof typeof counts} */ (line.dataset.count);
      line.textContent = `${counts[name].length}`;
      const always = name === "right" || name === "missed";
      /** @type {HTMLElement} */ (line.parentElement).hidden =
        given.length === 0 || !(always || counts[name].length > 0);
    }
    one(results, ".quiz__none").hidden = given.length > 0;
    one(results, ".quiz__sure").hidden = sure.length === 0;
    one(results, '[data-action="retry"]').hidden = missed.length === 0;
    one(results, ".quiz__sheet").hidden = missed.length === 0;
    one(results, ".quiz__nothing").hidden = missed.length > 0 || given.length === 0;
    one(results, ".quiz__groups").replaceChildren(...this.groups());
    const passages = missed.flatMap((id) => this.reread(id));
    const seen = new Set();
    one(results, ".quiz__reread").replaceChildren(
      ...passages.filter(({ textContent }) => !seen.has(textContent) && seen.add(textContent)),
    );
  }

  /** One line a group: its title, then how many of its answers are what. */
  groups() {
    /** @type {Map<string, Question[]>} */
    const groups = new Map();
    for (const question of this.quiz.questions) {
      const title = question.form.dataset.title ?? "";
      groups.set(title, [...(groups.get(title) ?? []), question]);
    }
    return [...groups].flatMap(([title, questions]) => {
      const found = summary(this.quiz.store.state, questions);
      if (found.given.length === 0) return [];
      const line = (this.quiz.words.group ?? "")
        .replace("{title}", () => title)
        .replace("{parts}", () => this.parts(found));
      return [make("li", "", line)];
    });
  }

  /** @param {ReturnType<typeof summary>} found */
  parts(found) {
    const { words } = this.quiz;
    return [
      [words.partRight, found.right.length],
      [words.partPossible, found.possible.length],
      [words.partMissed, found.missed.length],
      [words.partRemaining, found.remaining.length],
    ]
      .flatMap(([words = "", number]) => (number ? [`${words}`.replace("{number}", `${number}`)] : []))
      .join(", ");
  }

  /** @param {string} id */
  reread(id) {
    const question = this.quiz.questions.find((found) => found.id === id);
    const answer = question && standing(this.quiz.store.state, question);
    return answer ? all(question.passages(answer.chosen), "blockquote") : [];
  }

  /** Ask again only what was missed. */
  retry() {
    const { missed } = summary(this.quiz.store.load(), this.quiz.questions);
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
