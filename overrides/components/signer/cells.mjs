// @ts-check

/**
 * Bytes → text → rows of cells: a list as Excel in Quebec writes it, or as pasted cells.
 * The same rules as the command; the cases of tests/cases/people hold both to them.
 */

import { empty } from "./values.mjs";

const SEPARATORS = ["\t", ";", ","];
/** How many rows that are not empty tell what the separator is, and may hold the headings. */
export const HEAD = 10;

/** @type {Array<[number[], string]>} */
const MARKS = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

const FRENCH = /[àâäçéèêëîïôöœùûü]/giu;
const RARE = /[æÿ]/giu;
const OE = /œ(?=u)/giu;
const MISPLACED =
  /(?<=\p{Lowercase})(?![\0-\x7f])\p{Uppercase}|(?<=\p{L})(?![\0-\x7f])\p{Uppercase}(?=\p{Lowercase})|(?![\0-\x7f])\p{Lowercase}(?=\p{Uppercase})/gu;
const CONTROL = /[\x80-\x9f]/g;

/** How the files of Excel begin, today's and old ones. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * Whether a file is a workbook, whose cells this page cannot read.
 * @param {Uint8Array} bytes
 */
export function isWorkbook(bytes) {
  return WORKBOOKS.some((mark) => mark.every((byte, at) => bytes[at] === byte));
}

/**
 * The text of a file: a BOM decides, else strict UTF-8, else the Windows or Mac encoding, whichever
 * gives French words.
 * @param {Uint8Array} bytes
 */
export function decode(bytes) {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return new TextDecoder(marked[1]).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const windows = new TextDecoder("windows-1252").decode(bytes);
    const mac = new TextDecoder("macintosh").decode(bytes);
    return likeness(mac) > likeness(windows) ? mac : windows;
  }
}

/**
 * How much a text looks like French words.
 * @param {string} text
 */
function likeness(text) {
  const patterns = [FRENCH, RARE, OE, MISPLACED, CONTROL];
  const [french = 0, rare = 0, oe = 0, misplaced = 0, controls = 0] = patterns.map(
    (pattern) => text.match(pattern)?.length ?? 0,
  );
  return 2 * french + rare + oe - misplaced - 3 * controls;
}

/**
 * @typedef {object} Table
 * @property {string[][]} rows each row's cells; the first one is row 1
 * @property {string} separator
 * @property {{ row: number, column: number } | null} broken the cell whose quotes make no sense
 */

/**
 * Rows of cells, as a spreadsheet would show them.
 * @param {string} text
 * @param {(row: string[]) => number} known how many of a row's cells are known headings
 * @returns {Table}
 */
export function table(text, known) {
  const declared = /^sep=([\t;,])(\r\n|\r|\n|$)/.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const separator = declared?.[1] ?? likeliest(body, known);
  return { ...split(body, separator), separator };
}

/**
 * @param {string} text
 * @param {(row: string[]) => number} known
 */
function likeliest(text, known) {
  let best = { mark: "\t", known: -1, width: -1 };
  for (const mark of SEPARATORS) {
    const rows = split(text, mark, HEAD).rows.filter((row) => !empty(row));
    const found = { mark, known: Math.max(0, ...rows.map(known)), width: rows[0]?.length ?? 0 };
    const more = found.known - best.known || found.width - best.width;
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
  const cell = new RegExp(`("[^"]*(?:""[^"]*)*")?([^${mark}\r\n]*)(${mark}|\r\n|\r|\n|$)`, "y");
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let full = 0;
  while (cell.lastIndex < text.length || row.length > 0) {
    const [, quoted, plain = "", end = ""] = cell.exec(text) ?? [];
    if (quoted === undefined ? plain.startsWith('"') : plain !== "") {
      return { rows, broken: { row: rows.length + 1, column: row.length + 1 } };
    }
    row.push(quoted === undefined ? plain : quoted.slice(1, -1).replaceAll('""', '"'));
    if (end === mark) continue;
    rows.push(row);
    full += empty(row) ? 0 : 1;
    row = [];
    if (full >= most || end === "") break;
  }
  return { rows, broken: null };
}
