// @ts-check

/** Version codes: what the one of a person is, and the list brought up to date. */
import { harmless } from "./values.mjs";

/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./people.mjs").PeopleList} PeopleList */
/** @typedef {import("./people.mjs").Rules} Rules */

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
 * The list to paste back, its column of codes brought up to date for some people: every row and every
 * column stay where they were.
 * @param {PeopleList} list
 * @param {Set<Person>} people
 * @param {Rules} rules
 * @param {string} title what a new column of codes is called
 */
export function updated(list, people, rules, title) {
  const width = list.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const column = list.columns.code ?? width;
  const renewed = new Set([...people].map((person) => person.row));
  const lines = list.rows.map((cells, index) => {
    const copy = Array.from({ length: Math.max(width, column + 1) }, (_, at) => cells[at] ?? "");
    if (index + 1 === list.heading && list.columns.code === undefined) copy[column] = title;
    if (renewed.has(index + 1)) copy[column] = rules.current.slice(0, rules.shown);
    return copy.map(harmless).join("\t");
  });
  return lines.join("\r\n");
}
