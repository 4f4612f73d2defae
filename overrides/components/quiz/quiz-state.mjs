// @ts-check
// What the reader answered: data and functions that each return a new state, then the one place that
// keeps it in the browser.

/** @typedef {"best" | "acceptable" | "wrong"} OptionVerdict */
/** @typedef {OptionVerdict | "partly"} Verdict */
/**
 * One answer. `passages` is the hash of the passages cited when it was given.
 * @typedef {{chosen: string[], verdict: Verdict, passages: string, group: string, sure?: boolean}} Answer
 */
/** @typedef {{version: 1, answers: Record<string, Answer>}} State */

const KEY = "cadre-quiz";
const VERDICTS = ["best", "partly", "acceptable", "wrong"];

/** @returns {State} */
export const empty = () => ({ version: 1, answers: {} });

/**
 * Read what was kept. What cannot be read is left out; a state of a later version is not ours to write.
 * @param {string | null} text
 * @returns {{state: State, writable: boolean}}
 */
export function read(text) {
  /** @type {any} */
  let kept;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    return { state: empty(), writable: true };
  }
  const state = empty();
  const answers = kept?.answers;
  for (const [id, answer] of Object.entries(answers && typeof answers === "object" ? answers : {})) {
    if (isAnswer(answer)) state.answers[id] = clean(answer);
  }
  return { state, writable: !(kept?.version > 1) };
}

/**
 * @param {any} answer
 * @returns {answer is Answer}
 */
function isAnswer(answer) {
  return (
    Array.isArray(answer?.chosen) &&
    answer.chosen.length > 0 &&
    answer.chosen.every((/** @type {unknown} */ option) => typeof option === "string") &&
    VERDICTS.includes(answer.verdict)
  );
}

/**
 * @param {Answer} answer
 * @returns {Answer}
 */
function clean({ chosen, verdict, passages, group, sure }) {
  const kept = { chosen, verdict, passages: String(passages ?? ""), group: String(group ?? "") };
  return typeof sure === "boolean" ? { ...kept, sure } : kept;
}

/**
 * The verdict on an answer, as quiz/README.md states it.
 * @param {Map<string, OptionVerdict>} options each option's verdict
 * @param {string[]} chosen
 * @returns {Verdict}
 */
export function judge(options, chosen) {
  if (chosen.some((option) => options.get(option) === "wrong")) return "wrong";
  const best = [...options.keys()].filter((option) => options.get(option) === "best");
  const found = best.filter((option) => chosen.includes(option)).length;
  if (found === best.length) return "best";
  return found > 0 ? "partly" : "acceptable";
}

/**
 * @param {State} state
 * @param {string} id
 * @param {Answer} answer
 * @returns {State}
 */
export function answered(state, id, answer) {
  return { ...state, answers: { ...state.answers, [id]: clean(answer) } };
}

/**
 * Forget some answers, to give them again.
 * @param {State} state
 * @param {string[]} ids
 * @returns {State}
 */
export function forgotten(state, ids) {
  const kept = Object.entries(state.answers).filter(([id]) => !ids.includes(id));
  return { ...state, answers: Object.fromEntries(kept) };
}

/**
 * Where the reader is among some questions. `acceptable` counts neither as right nor as missed; answers
 * given without hesitation and missed come first in `missed`.
 * @param {State} state
 * @param {string[]} ids
 */
export function summary(state, ids) {
  const given = ids.filter((id) => Object.hasOwn(state.answers, id));
  /** @param {string} id */
  const verdict = (id) => state.answers[id]?.verdict ?? "";
  const missed = given.filter((id) => ["wrong", "partly"].includes(verdict(id)));
  const sure = missed.filter((id) => state.answers[id]?.sure === true);
  return {
    given,
    right: given.filter((id) => verdict(id) === "best"),
    missed: [...sure, ...missed.filter((id) => !sure.includes(id))],
    sure,
    remaining: ids.filter((id) => !given.includes(id)),
  };
}

/**
 * Whether a cited passage has changed since the answer was given.
 * @param {State} state
 * @param {string} id
 * @param {string} passages today's hash
 */
export function isStale(state, id, passages) {
  const answer = state.answers[id];
  return answer !== undefined && answer.passages !== passages;
}

/** The answers kept in this browser; when it keeps nothing, they last as long as the page. */
export class Store {
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
