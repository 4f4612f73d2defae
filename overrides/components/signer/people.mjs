// @ts-check

/**
 * What HR's list means: rows of cells → people and problems. Pure rules, no page.
 * The same rules, columns and message codes as the command; tests/cases/people holds both to them.
 */
import { table } from "./cells.mjs";
import { fold, headingRow } from "./headings.mjs";
import { inOrder, problem, Reader, refused } from "./people-rows.mjs";
import { clean, damaged, empty, entity, shown } from "./values.mjs";

/** @typedef {import("./headings.mjs").Column} Column */

/**
 * @typedef {object} Rules what the page gives, from the same files as the command
 * @property {Record<string, string[]>} headings the headings of each column, folded
 * @property {Record<string, string[]>} noPeople how the rows that are no people begin, folded
 * @property {Record<Column, number>} longest how many characters a cell of each column may hold
 * @property {{ people: number, megabytes: number }} most
 * @property {number} shown how many characters of a code are shown
 * @property {string} current the whole code of today's text
 * @property {string[]} versions the whole codes of the versions known
 */

/** @typedef {{ row: number, name: string, number: string, job: string, department: string, code: string, received: string }} Person */
/** @typedef {{ code: string, row: number, column: number, severity: "error" | "warning", details: Record<string, string> }} Problem */

/**
 * @typedef {object} Table rows of cells, and what a workbook tells of some of them, by `spot`
 * @property {string[][]} rows the first one is row 1; a hidden row is empty
 * @property {boolean} strict whether a cell beyond the headings means a separator out of place
 * @property {Problem[]} problems
 * @property {string[][]} [whole] what the sheet shows, with what is hidden; absent when it is `rows`
 * @property {Map<number, { code: string, text: string }>} [marks] the cells that hold no text of a person
 * @property {Set<number>} [numbers] the cells that the workbook keeps as numbers
 * @property {Set<number>} [hidden] the rows that nobody sees
 */

/**
 * @typedef {object} PeopleList
 * @property {string[][]} rows every row, as it was read
 * @property {number} heading the row of the headings, 0 when there is none
 * @property {Partial<Record<Column, number>>} columns which cell of a row holds what
 * @property {Person[]} people those whose row has no error
 * @property {Problem[]} problems
 * @property {string[]} ignored the headings of the columns that are not read
 * @property {number} empty how many rows among the people are empty
 */

/**
 * @param {string} text
 * @param {Rules} rules
 */
export function read(text, rules) {
  const found = tableOf(text, rules);
  return "rows" in found ? interpreted(found, rules) : refused(found.code, 1, 1, found.details);
}

/**
 * The rows of a text, or why it has none.
 * @param {string} text
 * @param {Rules} rules
 * @returns {Table | { code: string, details: Record<string, string> }}
 */
export function tableOf(text, rules) {
  const limit = String(rules.most.megabytes);
  if (text.length > rules.most.megabytes * 1e6) return { code: "people-too-large", details: { limit } };
  if (text.includes("\0")) return { code: "people-not-text", details: {} };
  const columnsOf = columns(rules);
  const { rows, separator, unknown, broken } = table(
    text,
    (row) => columnsOf(row).filter((column) => column !== undefined).length,
  );
  if (unknown) return { code: "people-separator", details: { separator: shown(separator) } };
  const problems = broken ? [problem("people-quote", broken.row, broken.column)] : [];
  return { rows, strict: separator !== "\t", problems };
}

/**
 * The people of a table, and every problem.
 * @param {Table} table
 * @param {Rules} rules
 * @returns {PeopleList}
 */
export function interpreted(table, rules) {
  const list = under(table, columns(rules), rules);
  // Whatever makes a workbook unusable, what is hidden in it is told too.
  const told = list.heading === 0 ? table.problems.filter((one) => one.severity === "warning") : [];
  return { ...list, problems: [...list.problems, ...told].sort(inOrder) };
}

/**
 * @param {Table} table
 * @param {(row: string[]) => Array<Column | undefined>} columnsOf
 * @param {Rules} rules
 * @returns {PeopleList}
 */
function under(table, columnsOf, rules) {
  const { rows, problems } = table;
  const heading = headingRow(rows, columnsOf);
  const broken = problems.find((one) => one.code === "people-quote");
  if (heading < 0 && broken) return refused("people-quote", broken.row, broken.column);
  const first = heading < 0 ? rows.findIndex((row) => !empty(row)) : heading;
  if (first < 0) return refused("people-empty");
  const lost = (rows[first] ?? []).findIndex((cell) => damaged(cell) || entity(cell) !== "");
  if (lost >= 0) {
    const text = shown(clean(rows[first]?.[lost] ?? ""));
    return refused("people-heading-unreadable", first + 1, lost + 1, { text });
  }
  if (heading < 0) return refused("people-no-headings");
  return new Reader(table, heading, columnsOf, rules).list();
}

/**
 * What each cell of a row names.
 * @param {Rules} rules
 * @returns {(row: string[]) => Array<Column | undefined>}
 */
function columns(rules) {
  const known = new Map(
    Object.entries(rules.headings).flatMap(([column, headings]) =>
      headings.map((heading) => /** @type {[string, Column]} */ ([heading, column])),
    ),
  );
  return (row) => row.map((cell) => known.get(fold(cell)));
}
