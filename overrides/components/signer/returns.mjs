// @ts-check

/** The acknowledgements on file: whose is of which text, and what noting the returns changes in the list. */
import { harmless } from "./values.mjs";

/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./people.mjs").PeopleList} PeopleList */
/** @typedef {import("./people.mjs").Rules} Rules */
/** @typedef {{ people: Set<Person>, date: string }} Returns who gave a completed form back, and when (ISO) */

/**
 * What a code is, seen from today's text.
 * @param {string} code
 * @param {Rules} rules
 * @returns {"current" | "earlier" | "none" | "unknown"}
 */
export function standing(code, rules) {
  const wanted = code.toLowerCase();
  if (wanted === "") return "none";
  if (wanted.length < rules.shown) return "unknown";
  if (rules.current.startsWith(wanted)) return "current";
  return rules.versions.some((version) => version.startsWith(wanted)) ? "earlier" : "unknown";
}

/**
 * The people whose row changes, in the order of the list: their code or their date is another one.
 * @param {PeopleList} list
 * @param {Returns} returns
 * @param {Rules} rules
 */
export function changes(list, returns, rules) {
  return list.people.filter(
    (person) =>
      returns.people.has(person) &&
      (standing(person.code, rules) !== "current" || person.received !== returns.date),
  );
}

/**
 * The list to paste back: every row and every column stay where they were, and only the code and the date
 * of those whose form came back are written.
 * @param {PeopleList} list
 * @param {Returns} returns
 * @param {Rules} rules
 * @param {{ code: string, received: string }} titles what new columns are called
 */
export function updated(list, returns, rules, titles) {
  const width = list.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const code = list.columns.code ?? width;
  const received = list.columns.received ?? Math.max(width, code + 1);
  const changed = new Map(changes(list, returns, rules).map((person) => [person.row, person]));
  const lines = list.rows.map((cells, index) => {
    const copy = Array.from({ length: Math.max(width, code + 1, received + 1) }, (_, at) => cells[at] ?? "");
    if (index + 1 === list.heading) {
      if (list.columns.code === undefined) copy[code] = titles.code;
      if (list.columns.received === undefined) copy[received] = titles.received;
    }
    const person = changed.get(index + 1);
    if (person) {
      // A whole code of today's text says the same as its first characters: it stays as it is.
      if (standing(person.code, rules) !== "current") copy[code] = rules.current.slice(0, rules.shown);
      copy[received] = returns.date;
    }
    return copy.map(harmless).join("\t");
  });
  return lines.join("\r\n");
}
