// @ts-check

/**
 * A workbook of Excel → the rows of its one sheet as HR sees them, or the message that says why there is
 * none. Loaded only when a workbook is chosen; the same rules as the command
 * (`scripts/cadre/reading/lists/workbook.py`), because libraries of workbooks give what is hidden too.
 */
import { letters } from "./headings.mjs";
import { problem, spot } from "./people-rows.mjs";
import { contents, MOST_CELLS, TooManyCellsError } from "./sheet-xml.mjs";
import { shown } from "./values.mjs";
import { Parts } from "./workbook-parts.mjs";
import { inflates } from "./zip.mjs";

/** @typedef {import("./people.mjs").Problem} Problem */
/** @typedef {import("./people.mjs").Table} Table */
/** @typedef {import("./sheet-xml.mjs").Cell} Cell */
/** @typedef {import("./sheet-xml.mjs").Contents} Contents */
/** @typedef {{ table: Table } | { code: string, details?: Record<string, string> }} Read */

/** As much as a page can hold in memory. */
const MOST_BYTES = 150_000_000;
/** @type {Partial<Record<import("./sheet-xml.mjs").CellKind, string>>} what a cell holds that is no text */
const MARKS = {
  formula: "people-formula",
  error: "people-formula-error",
  date: "people-cell-date",
  boolean: "people-cell-boolean",
};

/**
 * The one visible sheet that holds something. What is hidden is never read: HR does not see whom it would
 * note.
 * @param {Uint8Array} bytes
 * @returns {Promise<Read>}
 */
export async function workbook(bytes) {
  if (!inflates()) return { code: "workbook-old-browser" };
  try {
    const parts = new Parts(bytes);
    return parts.size > MOST_BYTES ? { code: "people-too-large" } : await opened(parts);
  } catch (error) {
    return { code: error instanceof TooManyCellsError ? "people-too-large" : "people-workbook-broken" };
  }
}

/**
 * @param {Parts} parts
 * @returns {Promise<Read>}
 */
async function opened(parts) {
  const sheets = await parts.sheets();
  const book = await parts.book();
  /** @type {Array<{ name: string, held: Contents }>} */
  const visible = [];
  /** @type {string[]} */
  const hidden = [];
  for (const sheet of sheets) {
    const held = contents(await parts.xml(sheet.path), book);
    if (held.cells.size === 0) continue;
    if (sheet.visible) visible.push({ name: sheet.name, held });
    else hidden.push(sheet.name);
  }
  if (visible.length > 1) {
    return { code: "people-several-sheets", details: { sheets: visible.map(({ name }) => name).join(", ") } };
  }
  const told = hidden.map((name) => problem("people-hidden-sheet", 1, 1, { sheet: shown(name) }));
  return { table: visible[0] ? seen(visible[0].held, told) : { rows: [], strict: false, problems: told } };
}

/**
 * The sheet as it stands on the screen.
 * @param {Contents} held
 * @param {Problem[]} told
 * @returns {Table}
 */
function seen(held, told) {
  const all = [...held.cells.values()];
  const merged = fillMerged(held);
  /** @param {number} rank */
  const hides = (rank) => held.hiddenColumns.some(([first, last]) => first <= rank && rank <= last);
  const hiddenRows = new Set(all.map(({ row }) => row).filter((row) => held.hiddenRows.has(row)));
  const hiddenColumns = [...new Set(all.map(({ rank }) => rank))].filter(hides).sort((a, b) => a - b);
  const cells = [...all, ...merged].filter(({ row, rank }) => !held.hiddenRows.has(row) && !hides(rank));
  if (hiddenRows.size > 0) {
    told.push(problem("people-hidden-rows", 1, 1, { count: String(hiddenRows.size) }));
  }
  if (hiddenColumns.length > 0) {
    const columns = shown(hiddenColumns.map(letters).join(", "));
    told.push(problem("people-hidden-columns", 1, 1, { count: String(hiddenColumns.length), columns }));
  }
  const marked = cells.flatMap(({ row, rank, kind, text }) => {
    const code = MARKS[kind];
    return code === undefined ? [] : [/** @type {const} */ ([spot(row, rank), { code, text }])];
  });
  return {
    rows: laidOut(cells, ({ text }) => text),
    whole: laidOut(all, ({ shown }) => shown),
    strict: false,
    marks: new Map(marked),
    numbers: new Set(cells.filter(({ kind }) => kind === "number").map(({ row, rank }) => spot(row, rank))),
    hidden: held.hiddenRows,
    problems: told,
  };
}

/**
 * What each row of a merged area shows, where the row holds something else too.
 * @param {Contents} held
 * @returns {Cell[]}
 */
function fillMerged({ cells, merged }) {
  const rows = [...new Set([...cells.values()].map(({ row }) => row))].sort((a, b) => a - b);
  /** @type {Map<number, Cell>} */
  const added = new Map();
  let visited = 0;
  for (const { top, left, bottom } of merged) {
    const first = cells.get(spot(top, left));
    if (!first) continue;
    for (let at = after(rows, top); (rows[at] ?? Infinity) <= bottom; at += 1) {
      const place = spot(rows[at] ?? 0, left);
      if (!cells.has(place) && !added.has(place)) added.set(place, { ...first, row: rows[at] ?? 0 });
      visited += 1;
      if (visited > MOST_CELLS) throw new TooManyCellsError();
    }
  }
  return [...added.values()];
}

/**
 * The place of the first of some rows, sorted, that comes after another.
 * @param {number[]} rows
 * @param {number} row
 */
function after(rows, row) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if ((rows[half] ?? 0) <= row) low = half + 1;
    else high = half;
  }
  return low;
}

/**
 * Cells in any order → rows.
 * @param {Cell[]} cells
 * @param {(cell: Cell) => string} wordsOf
 */
function laidOut(cells, wordsOf) {
  const height = cells.reduce((most, { row }) => Math.max(most, row), 0);
  /** @type {string[][]} */
  const rows = Array.from({ length: height }, () => []);
  for (const cell of cells) {
    const row = rows[cell.row - 1] ?? [];
    while (row.length < cell.rank) row.push("");
    row[cell.rank] = wordsOf(cell);
  }
  return rows;
}
