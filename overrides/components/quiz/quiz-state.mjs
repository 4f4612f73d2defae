// @ts-check
// What the reader answered: data, and functions that each return a new state. Nothing here knows the page.

/** @typedef {"best" | "acceptable" | "wrong"} OptionVerdict */
/** @typedef {OptionVerdict | "partly"} Verdict */
/**
 * One answer. `passages` is the hash of the passages cited when it was given.
 * @typedef {{chosen: string[], verdict: Verdict, passages: string, group: string, sure?: boolean}} Answer
 */
/** @typedef {{version: 1, answers: Record<string, Answer>}} State */
/** A question as it is asked today. @typedef {{id: string, options: Map<string, OptionVerdict>}} Asked */

const VERDICTS = ["best", "partly", "acceptable", "wrong"];
/** The bank's ids; anything else under our key is not ours. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @returns {State} */
export const empty = () => ({ version: 1, answers: {} });

/**
 * Read what was kept. What cannot be read is left out, and the state is not `sound`; a state of a later
 * version is neither ours to show nor to write.
 * @param {string | null} text
 * @returns {{state: State, writable: boolean, sound: boolean}}
 */
export function read(text) {
  /** @type {any} */
  let kept;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    return { state: empty(), writable: true, sound: false };
  }
  if (typeof kept?.version === "number" && kept.version > 1) return { state: empty(), writable: false, sound: true };
  const answers = kept?.answers;
  const state = empty();
  for (const [id, answer] of Object.entries(answers && typeof answers === "object" ? answers : {})) {
    if (ID.test(id) && isAnswer(answer)) state.answers[id] = clean(answer);
  }
  return { state, writable: true, sound: text === null || text === JSON.stringify(state) };
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
  /** @param {unknown} value */
  const text = (value) => (typeof value === "string" ? value : "");
  const kept = { chosen, verdict, passages: text(passages), group: text(group) };
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
 * Put back some answers; one given meanwhile stays.
 * @param {State} state
 * @param {Record<string, Answer>} answers
 * @returns {State}
 */
export function restored(state, answers) {
  return { ...state, answers: { ...answers, ...state.answers } };
}

/**
 * The answer to a question, with the verdict of today; none when an option chosen no longer exists.
 * @param {State} state
 * @param {Asked} question
 * @returns {Answer | undefined}
 */
export function standing(state, { id, options }) {
  const answer = Object.hasOwn(state.answers, id) ? state.answers[id] : undefined;
  if (!answer?.chosen.every((option) => options.has(option))) return undefined;
  return { ...answer, verdict: judge(options, answer.chosen) };
}

/**
 * Where the reader is among some questions. `possible` counts neither as right nor as missed; answers given
 * without hesitation and missed come first in `missed`.
 * @param {State} state
 * @param {Asked[]} questions
 */
export function summary(state, questions) {
  const answers = new Map(questions.map((question) => [question.id, standing(state, question)]));
  const ids = [...answers.keys()];
  /** @param {Verdict[]} verdicts */
  const judged = (...verdicts) =>
    ids.filter((id) => verdicts.some((verdict) => verdict === answers.get(id)?.verdict));
  const missed = judged("wrong", "partly");
  const sure = missed.filter((id) => answers.get(id)?.sure === true);
  return {
    given: ids.filter((id) => answers.get(id)),
    right: judged("best"),
    possible: judged("acceptable"),
    missed: [...sure, ...missed.filter((id) => !sure.includes(id))],
    sure,
    remaining: ids.filter((id) => !answers.get(id)),
  };
}

/**
 * Whether a cited passage has changed since the answer was given.
 * @param {Answer} answer
 * @param {string} passages today's hash
 */
export const isStale = (answer, passages) => answer.passages !== passages;

/**
 * What a question that shows an answer, or none, does about what is kept now. A choice being made, or
 * feedback being read, is left alone; but what is erased is shown no longer.
 * @param {Answer | undefined} shown
 * @param {Answer | undefined} kept
 * @param {boolean} busy
 * @returns {"stay" | "tell" | "clear"}
 */
export function news(shown, kept, busy) {
  if (JSON.stringify(shown) === JSON.stringify(kept)) return "stay";
  if (!kept) return "clear";
  return busy ? "stay" : "tell";
}

/**
 * Whether all that was kept has gone.
 * @param {State} before
 * @param {State} now
 */
export const isErased = (before, now) =>
  Object.keys(before.answers).length > 0 && Object.keys(now.answers).length === 0;
