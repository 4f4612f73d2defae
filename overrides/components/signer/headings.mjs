// @ts-check

/** The headings of HR's lists, in French and English, as people write them. */
import { HEAD } from "./cells.mjs";
import { empty, plain } from "./values.mjs";

/** @typedef {"full-name" | "name" | "family-name" | "given-name"} NameColumn */
/** @typedef {"number" | "job" | "department" | "code" | "received"} OtherColumn */
/** @typedef {NameColumn | OtherColumn} Column */

/**
 * How headings are compared: capitals, accents, signs and parentheses do not count.
 * @param {string} heading
 */
export function fold(heading) {
  return plain(heading.replace(/\([^()]*\)/g, " "))
    .replaceAll("°", "o")
    .replaceAll("#", " no ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * @param {string[][]} rows
 * @param {(row: string[]) => Array<Column | undefined>} columnsOf
 */
export function headingRow(rows, columnsOf) {
  const full = [...rows.keys()].filter((index) => !empty(rows[index] ?? [])).slice(0, HEAD);
  const named = full.find((index) =>
    columnsOf(rows[index] ?? []).some((column) => column?.endsWith("name") && column !== "given-name"),
  );
  return named ?? -1;
}

/**
 * Whether the cell of a name holds a total, a date of printing or a page number.
 * @param {string} name
 * @param {Record<string, string[]>} noPeople how such rows begin, folded: `alone`, `with-number`
 */
export function noPerson(name, noPeople) {
  const words = fold(name);
  if (noPeople["alone"]?.includes(words)) return true;
  const begins = noPeople["with-number"]?.some((start) => words.startsWith(`${start} `));
  return begins === true && /[0-9]/.test(words);
}

/**
 * The letters by which Excel calls a column, counted from 0: A, B… Z, AA.
 * @param {number} at
 * @returns {string}
 */
export function letters(at) {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}

/**
 * @param {Column} column
 * @returns {column is NameColumn}
 */
export function isName(column) {
  return column.endsWith("name");
}

/**
 * The columns that make a name, in the order in which they are put together.
 * @param {Partial<Record<Column, number>>} columns
 * @returns {NameColumn[]}
 */
export function nameColumns(columns) {
  /** @param {NameColumn} column */
  const has = (column) => columns[column] !== undefined;
  if (has("full-name")) return ["full-name"];
  if (!has("given-name")) return has("name") ? ["name"] : ["family-name"];
  if (has("name") && has("family-name")) return ["name"];
  return ["given-name", has("family-name") ? "family-name" : "name"];
}
