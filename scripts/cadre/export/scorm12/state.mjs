// @ts-check
// Answers as the few characters that a learning system keeps (`cmi.suspend_data`), and back.
// `1;<bank code>;` then two characters a scenario: its options chosen as bits, times three, and how sure.

import { answered, empty, judge } from "../../../../overrides/components/quiz/quiz-state.mjs";

/** @import {OptionVerdict, State} from "../../../../overrides/components/quiz/quiz-state.mjs" */
/**
 * What the state is about, in the order of the quiz; `passages` is the hash of the passages cited.
 * @typedef {{id: string, group: string, passages: string, options: [string, OptionVerdict][]}} Known
 * @typedef {{code: string, scenarios: Known[]}} Bank
 */

const BASE = 36;
const WIDTH = 2;
/** Neither said, sure, not sure. */
const SURE = [undefined, true, false];

/**
 * @param {Bank} bank
 * @param {State} state
 */
export function encode(bank, state) {
  const all = bank.scenarios.map((one) => number(one, state).toString(BASE).padStart(WIDTH, "0"));
  return `${head(bank)}${all.join("")}`;
}

/**
 * @param {Bank} bank
 * @param {string} text
 * @returns {State} empty when the text is of another bank, or is no state of ours
 */
export function decode(bank, text) {
  const body = text.startsWith(head(bank)) ? text.slice(head(bank).length) : "";
  if (body.length !== bank.scenarios.length * WIDTH || /[^0-9a-z]/.test(body)) return empty();
  return bank.scenarios.reduce((state, one, rank) => {
    const known = Number.parseInt(body.slice(rank * WIDTH, (rank + 1) * WIDTH), BASE);
    const bits = Math.floor(known / SURE.length);
    const chosen = one.options.flatMap(([id], at) => ((bits >> at) & 1 ? [id] : []));
    if (chosen.length === 0 || bits >> one.options.length) return state;
    const { passages, group } = one;
    const verdict = judge(new Map(one.options), chosen);
    const sure = SURE[known % SURE.length];
    return answered(state, one.id, { chosen, verdict, passages, group, ...(sure === undefined ? {} : { sure }) });
  }, empty());
}

/**
 * Whether every scenario has an answer.
 * @param {Bank} bank
 * @param {State} state
 */
export const isFull = (bank, state) => bank.scenarios.every((one) => number(one, state) > 0);

/** @param {Bank} bank */
const head = (bank) => `1;${bank.code};`;

/**
 * @param {Known} known
 * @param {State} state
 */
function number({ id, options }, state) {
  const answer = state.answers[id];
  const bits = options.reduce((sum, [option], at) => sum + (answer?.chosen.includes(option) ? 1 << at : 0), 0);
  return bits === 0 ? 0 : bits * SURE.length + SURE.indexOf(answer?.sure);
}
