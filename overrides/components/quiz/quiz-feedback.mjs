// @ts-check
// What is told of an answer: a count, a mark on each card, the reasons, the passages. All from the key.

import { all, make, one } from "./quiz-parts.mjs";

/** @import {Question} from "./quiz-question.mjs" */
/** @import {Answer} from "./quiz-state.mjs" */

/** A quotation longer than this takes more than three lines of a telephone, where it is folded. */
const THREE_LINES = 160;

/**
 * The mark of each option chosen or missed: the name of its words in the page.
 * @param {Pick<Question, "options" | "several">} question
 * @param {string[]} chosen
 * @returns {Map<string, string>}
 */
export function marks({ options, several }, chosen) {
  const names = { best: "markRight", acceptable: "markPossible", wrong: several ? "markRemove" : "markWrong" };
  const found = new Map();
  for (const [option, verdict] of options) {
    if (chosen.includes(option)) found.set(option, names[verdict]);
    else if (verdict === "best") found.set(option, several ? "markAlso" : "markMissed");
  }
  return found;
}

/**
 * How many of the right options are chosen, and how many others are to be removed.
 * @param {Pick<Question, "options">} question
 * @param {string[]} chosen
 * @param {DOMStringMap} words
 */
export function tally({ options }, chosen, words) {
  const best = [...options.keys()].filter((option) => options.get(option) === "best");
  const right = best.filter((option) => chosen.includes(option)).length;
  const extra = chosen.filter((option) => options.get(option) === "wrong").length;
  const singular = new Intl.PluralRules(document.documentElement.lang).select(right) === "one";
  const found = (singular ? words.tallyOne : words.tallyMany) ?? "";
  const parts = [found.replace("{number}", `${right}`).replace("{total}", `${best.length}`)];
  if (extra > 0) parts.push((words.extra ?? "").replace("{number}", `${extra}`));
  return parts.join(", ");
}

/**
 * The reasons, under a heading: what the key says of each option chosen or missed, then the passages.
 * @param {Question} question
 * @param {Answer} answer
 * @param {DOMStringMap} words
 */
export function feedback(question, { chosen, verdict }, words) {
  const marked = marks(question, chosen);
  const title = make("h3", "quiz__why-title", words.why ?? "");
  const told = [...marked.keys()].sort((a, b) => Number(chosen.includes(b)) - Number(chosen.includes(a)));
  const reasons = told.map((option) => {
    // The verdict has just said it of the only choice, and of choices that are all right.
    const isSaid = verdict === "best" || (!question.several && chosen.includes(option));
    return reason(question, option, isSaid ? "" : (words[marked.get(option) ?? ""] ?? ""), told);
  });
  const quoted = passages(question, told);
  for (const quotation of all(quoted, "blockquote")) fold(quotation, words);
  const rest = all(question.key, "[data-option]").filter(({ dataset }) => !marked.has(dataset.option ?? ""));
  if (rest.length === 0) return [title, ...reasons, quoted];
  const summary = make("summary", "", words.others ?? "");
  const others = rest.map((answer) => answer.cloneNode(true));
  return [title, ...reasons, quoted, make("details", "quiz__others", summary, ...others)];
}

/**
 * @param {Question} question
 * @param {string} option
 * @param {string} mark
 * @param {string[]} told
 */
function reason(question, option, mark, told) {
  const copy = /** @type {HTMLElement} */ (one(question.key, `[data-option="${option}"]`).cloneNode(true));
  const label = one(copy, ".quiz__verdict");
  if (mark) one(label, "strong").textContent = mark;
  else label.remove();
  // What has no mark of its own is the only choice, made a moment ago, or one of several that are all right.
  if (!mark && !(question.several && told.length > 1)) one(copy, ".quiz__chosen").remove();
  return copy;
}

/**
 * The passages that settle the options told.
 * @param {Pick<Question, "key">} question
 * @param {string[]} told
 */
export function passages({ key }, told) {
  const copy = /** @type {HTMLElement} */ (one(key, ".quiz__passages").cloneNode(true));
  for (const quotation of all(copy, "[data-settles]")) {
    const settled = quotation.dataset.settles?.split(" ") ?? [];
    if (!settled.some((option) => told.includes(option))) quotation.remove();
  }
  return copy;
}

/**
 * Let a telephone show the first lines of a long quotation, and a button show the rest.
 * @param {HTMLElement} quotation
 * @param {DOMStringMap} words
 */
function fold(quotation, words) {
  const quoted = one(quotation, "p");
  if ((quoted.textContent ?? "").length <= THREE_LINES) return;
  quotation.classList.add("quiz__quotation");
  const button = /** @type {HTMLButtonElement} */ (make("button", "button button--quiet quiz__unfold", words.unfold ?? ""));
  button.type = "button";
  button.addEventListener("click", () => {
    quotation.classList.remove("quiz__quotation");
    quoted.tabIndex = -1;
    quoted.focus();
    button.remove();
  });
  quoted.after(button);
}
