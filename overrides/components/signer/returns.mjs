// @ts-check

/** The acknowledgements on file: whose is of which text, and what noting the returns changes in the list. */
import { letters } from "./headings.mjs";
import { spot } from "./people-rows.mjs";
import { harmless } from "./values.mjs";

/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./people.mjs").PeopleList} PeopleList */
/** @typedef {import("./people.mjs").Rules} Rules */
/** @typedef {import("./people.mjs").Table} Table */
/** @typedef {{ code: string, received: string }} Titles what new columns are called */
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
 * The same table with the returns noted: every row and every column stay where they were, and only the code
 * and the date of those whose form came back are written.
 * @param {Table} table
 * @param {PeopleList} list
 * @param {Returns} returns
 * @param {Rules} rules
 * @param {Titles} titles
 * @returns {Table}
 */
export function noted(table, list, returns, rules, titles) {
  const { code, received } = places(list);
  const changed = new Map(changes(list, returns, rules).map((person) => [person.row, person]));
  /** @param {string[][]} rows */
  const written = (rows) =>
    rows.map((cells, index) => {
      const person = changed.get(index + 1);
      if (!person && index + 1 !== list.heading) return cells;
      const copy = Array.from({ length: Math.max(cells.length, code + 1, received + 1) }, (_, at) => cells[at] ?? "");
      if (index + 1 === list.heading) {
        if (list.columns.code === undefined) copy[code] = titles.code;
        if (list.columns.received === undefined) copy[received] = titles.received;
      }
      if (person) {
        // A whole code of today's text says the same as its first characters: it stays as it is.
        if (standing(person.code, rules) !== "current") copy[code] = rules.current.slice(0, rules.shown);
        copy[received] = returns.date;
      }
      return copy;
    });
  const marks = new Map(table.marks);
  for (const row of changed.keys()) for (const rank of [code, received]) marks.delete(spot(row, rank));
  const whole = table.whole && written(table.whole);
  return { ...table, rows: written(table.rows), ...(whole && { whole }), marks };
}

/**
 * Where the code and the date stand, or would stand: new columns come after all that the list holds.
 * @param {PeopleList} list
 */
function places(list) {
  const width = list.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const code = list.columns.code ?? width;
  return { code, received: list.columns.received ?? Math.max(width, code + 1) };
}

/**
 * Rows as cells to paste, the whole of them or some columns.
 * @param {string[][]} rows
 * @param {number} [first]
 * @param {number} [end] the column after the last one
 */
export function pasted(rows, first = 0, end = rows.reduce((most, row) => Math.max(most, row.length), 0)) {
  const ranks = Array.from({ length: end - first }, (_, at) => first + at);
  return rows.map((cells) => ranks.map((rank) => harmless(cells[rank] ?? "")).join("\t")).join("\r\n");
}

/**
 * The columns of the code and of the date alone, from the headings down, and the cell where to paste them;
 * nothing when another column stands between them.
 * @param {PeopleList} list
 * @returns {{ text: string, cell: string } | undefined}
 */
export function block(list) {
  const { code, received } = places(list);
  if (Math.abs(code - received) !== 1) return undefined;
  const first = Math.min(code, received);
  const text = pasted(list.rows.slice(list.heading - 1), first, first + 2);
  return { text, cell: `${letters(first)}${list.heading}` };
}
