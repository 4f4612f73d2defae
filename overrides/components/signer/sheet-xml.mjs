// @ts-check

/**
 * One sheet of a workbook (SpreadsheetML, ECMA-376 part 1, 18.3) → what each of its cells shows. The same
 * rules as the command (`scripts/cadre/reading/lists/sheet_xml.py`).
 */
import { spot } from "./people-rows.mjs";
import { blank } from "./values.mjs";

/**
 * @typedef {object} Book what the sheets of a workbook share
 * @property {string[]} strings
 * @property {Set<number>} dates the ranks of the styles that show a number as a date
 * @property {boolean} from1904
 */
/** @typedef {"text" | "number" | "date" | "boolean" | "error" | "formula"} CellKind */
/** @typedef {{ row: number, rank: number, text: string, kind: CellKind, shown: string }} Cell */

/**
 * @typedef {object} Contents
 * @property {Map<number, Cell>} cells by spot; a row counts from 1, the rank of a column from 0
 * @property {Set<number>} hiddenRows
 * @property {Array<[number, number]>} hiddenColumns first and last ranks
 * @property {Array<{ top: number, left: number, bottom: number }>} merged
 */

/** More than any list needs. */
export const MOST_CELLS = 1_000_000;
/** The last row and rank of a sheet (18.3.1.73, 18.3.1.4). */
const [LAST_ROW, LAST_RANK] = [1_048_576, 16_383];
const REFERENCE = /^([A-Z]{1,3})([0-9]{1,7})$/;
/** How a workbook writes what XML cannot hold: `_x000D_`. */
const ESCAPED = /_x([0-9a-f]{4})_/gi;
const TRUE = /^(?:1|true)$/;
/** The day from which a workbook counts; Excel for Mac counted from the other one. */
const [FIRST_DAY, FIRST_DAY_1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];
const DAY = 86_400;

export class TooManyCellsError extends Error {}

/**
 * What a sheet holds; throws when it is damaged.
 * @param {Element} sheet
 * @param {Book} book
 * @returns {Contents}
 */
export function contents(sheet, book) {
  /** @type {Contents} */
  const found = { cells: new Map(), hiddenRows: new Set(), hiddenColumns: [], merged: [] };
  let row = 0;
  for (const element of sheet.getElementsByTagNameNS("*", "row")) {
    row = whole(element.getAttribute("r") ?? String(row + 1));
    if (isHidden(element, "ht")) found.hiddenRows.add(row);
    let rank = -1;
    for (const cell of element.children) {
      if (cell.localName !== "c") continue;
      [row, rank] = place(cell.getAttribute("r"), [row, rank + 1]);
      keep(found.cells, row, rank, valueOf(cell, book));
    }
  }
  for (const column of sheet.getElementsByTagNameNS("*", "col")) {
    if (!isHidden(column, "width")) continue;
    const [first, last] = ["min", "max"].map((end) => whole(column.getAttribute(end) ?? "1") - 1);
    found.hiddenColumns.push([first ?? 0, last ?? 0]);
  }
  for (const area of sheet.getElementsByTagNameNS("*", "mergeCell")) {
    const [first = "", last = ""] = (area.getAttribute("ref") ?? "").split(":");
    const [top, left] = place(first, [0, 0]);
    found.merged.push({ top, left, bottom: place(last, [top, left])[0] });
  }
  return found;
}

/**
 * @param {Map<number, Cell>} cells
 * @param {number} row
 * @param {number} rank
 * @param {{ text: string, kind: CellKind, shown?: string }} cell
 */
function keep(cells, row, rank, { text, kind, shown = text }) {
  if (blank(text) && kind !== "formula") return;
  if (row > LAST_ROW || rank > LAST_RANK) throw new Error("beyond the last cell");
  cells.set(spot(row, rank), { row, rank, text, kind, shown });
  if (cells.size > MOST_CELLS) throw new TooManyCellsError();
}

/**
 * Whether a row or column is not shown; a filter hides rows in the same way.
 * @param {Element} element
 * @param {string} size
 */
function isHidden(element, size) {
  return TRUE.test(element.getAttribute("hidden") ?? "") || number(element.getAttribute(size) ?? "1") === 0;
}

/**
 * What a cell holds; `shown` is what the sheet shows where that is something else.
 * @param {Element} cell
 * @param {Book} book
 * @returns {{ text: string, kind: CellKind, shown?: string }}
 */
function valueOf(cell, book) {
  const parts = Object.fromEntries([...cell.children].map((part) => [part.localName, part]));
  const given = plain(cell, parts["is"], parts["v"]?.textContent ?? "", book);
  if (!parts["f"]) return given;
  // Only the first cell of a formula that several share holds its text.
  return { text: `=${parts["f"].textContent || given.text}`, kind: "formula", shown: given.text };
}

/**
 * @param {Element} cell
 * @param {Element | undefined} inside
 * @param {string} value
 * @param {Book} book
 * @returns {{ text: string, kind: CellKind }}
 */
function plain(cell, inside, value, book) {
  if (inside) return { text: textOf(inside), kind: "text" };
  if (value === "") return { text: "", kind: "text" };
  const type = cell.getAttribute("t") ?? "n";
  if (type === "n") return ofNumber(number(value), Number(cell.getAttribute("s") ?? 0), book);
  if (type === "b") return { text: TRUE.test(value) ? "TRUE" : "FALSE", kind: "boolean" };
  if (type !== "s") return { text: unescaped(value), kind: type === "e" ? "error" : type === "d" ? "date" : "text" };
  const text = book.strings[whole(value)];
  if (text === undefined) throw new Error("no text");
  return { text, kind: "text" };
}

/**
 * @param {number} value
 * @param {number} style
 * @param {Book} book
 * @returns {{ text: string, kind: CellKind }}
 */
function ofNumber(value, style, book) {
  return book.dates.has(style)
    ? { text: dateOf(value, book.from1904), kind: "date" }
    : { text: decimal(value), kind: "number" };
}

/**
 * A number as the command writes it (Python's `repr`): beyond what is exact, its decimals too.
 * @param {number} value
 * @param {number} exact
 */
function decimal(value, exact = 1e15) {
  const size = Math.abs(value);
  if (size >= 1e16 || (size !== 0 && size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  }
  return size >= exact && Number.isInteger(value) ? `${value}.0` : String(value);
}

/**
 * @param {number} value
 * @param {boolean} from1904
 */
function dateOf(value, from1904) {
  // To the second: the fraction of a day that a time is has no exact number.
  const moment = new Date((from1904 ? FIRST_DAY_1904 : FIRST_DAY) + Math.round(value * DAY) * 1000);
  const year = moment.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return decimal(value, 0);
  const [day = "", time = ""] = moment.toISOString().split("T");
  if (Number.isInteger(value)) return day;
  return value < 1 ? time.slice(0, 5) : `${day} ${time.slice(0, 5)}`;
}

/**
 * A text of a workbook without how its sounds are written (`rPh`).
 * @param {Element} element
 */
export function textOf(element) {
  return unescaped(pieces(element));
}

/**
 * @param {Element} element
 * @returns {string}
 */
function pieces(element) {
  return [...element.children]
    .map((part) => (part.localName === "t" ? part.textContent ?? "" : part.localName === "r" ? pieces(part) : ""))
    .join("");
}

/** @param {string} text */
function unescaped(text) {
  return text.replace(ESCAPED, (found, code) => {
    const letter = parseInt(code, 16);
    return letter >= 0xd800 && letter <= 0xdfff ? found : String.fromCharCode(letter);
  });
}

/**
 * The row and the rank that `B7` names, or the expected ones.
 * @param {string | null} reference
 * @param {[number, number]} expected
 * @returns {[number, number]}
 */
function place(reference, expected) {
  const found = REFERENCE.exec(reference ?? "");
  if (!found) return expected;
  const rank = [...(found[1] ?? "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(found[2]), rank - 1];
}

/** @param {string} text */
function number(text) {
  const value = text.trim() === "" ? NaN : Number(text);
  if (Number.isNaN(value)) throw new Error(text);
  return value;
}

/** @param {string} text */
function whole(text) {
  if (!/^\s*[+-]?[0-9]+\s*$/.test(text)) throw new Error(text);
  return Number(text);
}
