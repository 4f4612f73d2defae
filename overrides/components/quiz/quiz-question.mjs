// @ts-check
// One question in the page: its choices, and what is told of the answer.

import { feedback, marks, tally } from "./quiz-feedback.mjs";
import { all, make, one } from "./quiz-parts.mjs";
import { isStale, judge, news } from "./quiz-state.mjs";

/** @import {Answer, OptionVerdict} from "./quiz-state.mjs" */
/** @import {Quiz} from "./quiz-flow.mjs" */

/** One question: its form, its key, and the places where the answer is told. */
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
    this.details = one(section, ".quiz__details");
    this.id = this.form.dataset.question ?? "";
    this.several = this.form.dataset.type === "multiple";
    this.key = /** @type {HTMLElement} */ (document.getElementById(`reponse-${this.id}`));
    /** @type {Map<string, OptionVerdict>} */
    this.options = new Map();
    /** @type {Answer | undefined} the answer of which the page tells the verdict */
    this.shown = undefined;
    for (const { dataset } of all(this.key, "[data-option]")) {
      this.options.set(dataset.option ?? "", /** @type {OptionVerdict} */ (dataset.verdict));
    }
    for (const part of all(this.form, "[hidden]")) part.hidden = false;
    this.form.addEventListener("change", () => this.choose());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
  }

  /** What has the focus when the reader comes to the question. */
  get title() {
    return /** @type {HTMLElement | null} */ (this.section.querySelector(".quiz__number")) ?? this.section;
  }

  /** @param {string} name */
  values(name) {
    return new FormData(this.form).getAll(name).map(String);
  }

  /** Another choice is made: what was said of the one before no longer stands on the cards. */
  choose() {
    if (this.status.querySelector(".quiz__missing")) this.status.replaceChildren();
    if (this.told && this.shown) this.mark(this.shown);
    else this.unmark();
    this.quiz.offer();
  }

  check() {
    const chosen = this.values(this.id);
    if (chosen.length === 0) {
      this.untell();
      this.status.append(make("p", "quiz__missing", this.quiz.words.noneChosen ?? ""));
      this.status.scrollIntoView({ block: "nearest" });
      return;
    }
    const [sure] = this.values(`${this.id}--sure`);
    const { passages = "", group = "" } = this.form.dataset;
    /** @type {Answer} */
    const answer = { chosen, verdict: judge(this.options, chosen), passages, group };
    if (sure) answer.sure = sure === "yes";
    this.tell(answer);
    this.quiz.keep(this, answer);
    if (this.quiz.stepped) this.leaveButton();
    this.pronounce(answer);
    if (this.quiz.stepped) this.status.scrollIntoView();
  }

  /**
   * The button that was pressed now leads on: the focus leaves it for the reasons, since a second press would
   * skip them. It does so before the verdict comes, which would be cut short.
   */
  leaveButton() {
    const title = one(this.details, ".quiz__why-title");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  /** Whether the verdict told is that of what is chosen now. */
  get told() {
    return this.shown !== undefined && this.choice === choiceOf(this.shown);
  }

  /** Whether a choice is being made, or what was told is being read: neither is taken away. */
  get busy() {
    return this.details.contains(document.activeElement) || this.choice !== choiceOf(this.shown);
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
    this.pronounce(answer);
    if (isStale(answer, this.form.dataset.passages ?? "")) {
      this.status.prepend(make("p", "quiz__stale", this.quiz.words.stale ?? ""));
    }
  }

  clear() {
    this.form.reset();
    this.untell();
  }

  untell() {
    const reading = this.details.contains(document.activeElement);
    this.shown = undefined;
    this.status.replaceChildren();
    this.details.replaceChildren();
    this.unmark();
    delete this.section.dataset.verdict;
    if (reading) this.quiz.focus(this.title);
  }

  /** @param {Answer} answer whose reasons are shown, and which is told on the cards */
  tell(answer) {
    this.shown = answer;
    // On the section: a change on the status itself would make it speak twice.
    this.section.dataset.verdict = answer.verdict;
    this.details.replaceChildren(...feedback(this, answer, this.quiz.words));
    this.mark(answer);
  }

  /** @param {Answer} answer whose verdict is announced */
  pronounce(answer) {
    const { words, root } = this.quiz;
    const verdict = root.getAttribute(`data-verdict-${answer.verdict}`) ?? "";
    const count = this.several && answer.verdict !== "best" ? tally(this, answer.chosen, words) : "";
    const judged = count ? (words.judged ?? "").replace("{verdict}", verdict).replace("{tally}", count) : verdict;
    this.status.replaceChildren(make("p", "quiz__verdict", make("strong", "", judged)));
  }

  /** @param {Answer} answer told on the cards of what is chosen and of what is missed */
  mark(answer) {
    this.unmark();
    for (const [option, name] of marks(this, answer.chosen)) {
      const input = document.getElementById(`${this.id}--${option}`);
      const card = /** @type {HTMLElement} */ (input?.closest(".quiz__option"));
      card.dataset.mark = name;
      one(card, ".quiz__text").after(make("span", "quiz__mark", this.quiz.words[name] ?? ""));
    }
  }

  unmark() {
    for (const mark of all(this.form, ".quiz__mark")) mark.remove();
    for (const card of all(this.form, "[data-mark]")) delete card.dataset.mark;
  }

  /** Show the key, which the script hides, to a reader whom a link leads to it. */
  showKey() {
    this.key.classList.add("quiz__key--asked");
    this.key.toggleAttribute("open", true);
    this.quiz.focus(one(this.key, "summary"));
  }
}

/** @param {Answer | undefined} answer as a question gives its choice */
function choiceOf(answer) {
  const sure = answer?.sure === undefined ? [] : [answer.sure ? "yes" : "no"];
  return [...(answer?.chosen ?? [])].sort().concat(sure).join(" ");
}
