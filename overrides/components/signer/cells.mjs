// @ts-check

/**
 * Text → rows of cells: a list as Excel in Quebec writes it, or as pasted cells.
 * The same rules as the command; the cases of tests/cases/people hold both to them.
 */

import { empty } from "./values.mjs";

const SEPARATORS = ["\t", ";", ","];
/** What other programs write: told, not read. */
const OTHER = "|";
const DECLARED = /^sep=([^\r\n])(?:\r\n|\r|\n|$)/iu;
/** How many rows that are not empty tell what the separator is, and may hold the headings. */
export const HEAD = 10;

/**
 * @typedef {object} Table
 * @property {string[][]} rows each row's cells; the first one is row 1
 * @property {string} separator
 * @property {boolean} unknown whether the separator is one that is not read
 * @property {{ row: number, column: number } | null} broken the cell whose quotes make no sense
 */

/**
 * Rows of cells, as a spreadsheet would show them.
 * @param {string} text
 * @param {(row: string[]) => number} known how many of a row's cells are known headings
 * @returns {Table}
 */
export function table(text, known) {
  const declared = DECLARED.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const separator = declared?.[1] ?? likeliest(body, known);
  if (!SEPARATORS.includes(separator)) return { rows: [], separator, unknown: true, broken: null };
  return { ...split(body, separator), separator, unknown: false };
}

/**
 * @param {string} text
 * @param {(row: string[]) => number} known
 */
function likeliest(text, known) {
  let best = { mark: "\t", known: -1, width: -1 };
  for (const mark of [...SEPARATORS, OTHER]) {
    const rows = split(text, mark, HEAD).rows.filter((row) => !empty(row));
    const found = { mark, known: Math.max(0, ...rows.map(known)), width: rows[0]?.length ?? 0 };
    const more = found.known - best.known || (mark === OTHER ? 0 : found.width - best.width);
    if (more > 0) best = found;
  }
  return best.mark;
}

/**
 * Quotes as in RFC 4180.
 * @param {string} text
 * @param {string} mark
 * @param {number} [most] how many rows that are not empty to read
 * @returns {{ rows: string[][], broken: Table["broken"] }}
 */
function split(text, mark, most = Infinity) {
  const plain = new RegExp(`[^${mark}\r\n]*`, "y");
  // Some programs put a space after the separator; Excel, which pastes with tabs, puts none.
  const spaces = mark === "\t" ? /(?:)/y : / */y;
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let at = 0;
  let full = 0;
  while (full < most && (at < text.length || row.length > 0)) {
    const cell = cellAt(text, at, plain, spaces);
    if (!cell) return { rows, broken: { row: rows.length + 1, column: row.length + 1 } };
    row.push(cell.text);
    at = cell.end;
    if (text[at] === mark) {
      at += 1;
      continue;
    }
    const end = lineEnd(text, at);
    if (end === 0 && at < text.length) {
      return { rows, broken: { row: rows.length + 1, column: row.length } };
    }
    at += end;
    rows.push(row);
    full += empty(row) ? 0 : 1;
    row = [];
  }
  return { rows, broken: null };
}

/**
 * A cell and where it ends; nothing when its quotation mark is never closed.
 * @param {string} text
 * @param {number} at
 * @param {RegExp} plain
 * @param {RegExp} spaces
 */
function cellAt(text, at, plain, spaces) {
  const start = after(spaces, text, at);
  if (text[start] !== '"') {
    const end = after(plain, text, at);
    return { text: text.slice(at, end), end };
  }
  // Not one regular expression: on a mark that is never closed it would try all the others.
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return undefined;
  return { text: text.slice(start + 1, close).replaceAll('""', '"'), end: after(spaces, text, close + 1) };
}

/**
 * @param {RegExp} pattern
 * @param {string} text
 * @param {number} at
 */
function after(pattern, text, at) {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/**
 * How long the end of a line is, if there is one.
 * @param {string} text
 * @param {number} at
 */
function lineEnd(text, at) {
  if (text.startsWith("\r\n", at)) return 2;
  return text[at] === "\r" || text[at] === "\n" ? 1 : 0;
}
