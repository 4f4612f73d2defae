// @ts-check
// The end of a quiz: counts, groups, and the passages to read again, on the screen and on a sheet.

import { passages } from "./quiz-feedback.mjs";
import { all, make, one } from "./quiz-parts.mjs";
import { standing, summary } from "./quiz-state.mjs";

/** @import {Question} from "./quiz-question.mjs" */
/** @import {Quiz} from "./quiz-flow.mjs" */

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
    this.quiz.root.classList.add("quiz--results");
    this.quiz.ended = true;
    this.fill();
    this.quiz.show();
    if (focused) this.quiz.focus(one(this.root, ".quiz__results-title"));
  }

  hide() {
    this.root.hidden = true;
    this.quiz.root.classList.remove("quiz--results");
    this.quiz.ended = false;
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
      /** @type {HTMLElement} */ (line.parentElement).hidden = !(always || counts[name].length > 0);
    }
    const outcome = outcomeOf(this.quiz.summary);
    for (const sentence of all(results, "[data-outcome]")) sentence.hidden = sentence.dataset.outcome !== outcome;
    one(results, ".quiz__none").hidden = given.length > 0;
    one(results, ".quiz__counts").hidden = given.length === 0;
    one(results, ".quiz__sure").hidden = sure.length === 0;
    one(results, ".quiz__sheet").hidden = missed.length === 0;
    one(results, ".quiz__nothing").hidden = missed.length > 0 || outcome !== "begun";
    const groups = this.groups();
    one(results, ".quiz__groups").replaceChildren(...groups);
    one(results, ".quiz__by-group").hidden = groups.length < 2;
    one(results, ".quiz__reread").replaceChildren(...once(missed.flatMap((id) => this.reread(id))));
    this.lead(missed.length > 0, remaining.length > 0);
  }

  /**
   * Show one way on: what remains here, else a group not done, else home. What is to review comes before it.
   * @param {boolean} missed
   * @param {boolean} remaining
   */
  lead(missed, remaining) {
    const { answers } = this.quiz.store.state;
    const links = all(this.root, ".quiz__onward a");
    const undone = links.find(({ dataset }) => dataset.questions?.split(" ").some((id) => !Object.hasOwn(answers, id)));
    const way = remaining ? one(this.root, '[data-action="resume"]') : (undone ?? links.at(-1));
    const retry = one(this.root, '[data-action="retry"]');
    const main = missed ? retry : way;
    for (const one of all(this.root, ".quiz__onward > *")) {
      one.hidden = one !== way && one !== main;
      one.classList.toggle("button--main", one === main);
      one.classList.toggle("button--quiet", one !== main);
    }
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
    return answer ? all(passages(question, answer.chosen), "blockquote") : [];
  }

  print() {
    const date = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    one(this.root, ".quiz__printed").textContent = (this.quiz.words.printed ?? "").replace("{date}", date);
    document.documentElement.classList.add("quiz-prints-sheet");
    window.addEventListener(
      "afterprint",
      () => document.documentElement.classList.remove("quiz-prints-sheet"),
      { once: true },
    );
    window.print();
  }
}

/**
 * Leave out a quotation whose words another one of the same unit has.
 * @param {HTMLElement[]} quotations
 */
function once(quotations) {
  const read = quotations.map((quotation) => ({
    quotation,
    unit: one(quotation, ".passage__source").textContent,
    words: (one(quotation, "p").textContent ?? "").replace(/^[«“\s]+|[»”\s]+$/gu, ""),
  }));
  return read
    .filter(
      ({ unit, words }, rank) =>
        !read.some(
          (other, place) =>
            other.unit === unit &&
            other.words.includes(words) &&
            (other.words !== words || place < rank),
        ),
    )
    .map(({ quotation }) => quotation);
}

/** @param {ReturnType<typeof summary>} found what happened, by the name of the sentence that says it */
function outcomeOf({ given, right, missed, remaining }) {
  if (given.length === 0) return "none";
  if (remaining.length > 0) return "begun";
  if (missed.length === 0) return right.length === given.length ? "right" : "possible";
  return missed.length * 2 <= given.length ? "some" : "many";
}
