// @ts-check

/** The rows under the headings of HR's list → people and problems, row by row. Pure rules, no page. */
import { isName, letters, nameColumns, noPerson } from "./headings.mjs";
import { clean, empty, refusal, shown } from "./values.mjs";

/** @typedef {import("./headings.mjs").Column} Column */
/** @typedef {import("./headings.mjs").OtherColumn} OtherColumn */
/** @typedef {import("./people.mjs").PeopleList} PeopleList */
/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./people.mjs").Problem} Problem */
/** @typedef {import("./people.mjs").Rules} Rules */
/** @typedef {import("./people.mjs").Table} Table */

/** @type {OtherColumn[]} */
const OTHERS = ["number", "job", "department", "code", "received"];
const WARNING = /^people-(?:name-twice|number-numeric|hidden-[a-z]+)$/;

/**
 * @param {string} code
 * @param {number} row
 * @param {number} column
 * @param {Record<string, string>} details
 * @returns {Problem}
 */
export function problem(code, row = 1, column = 1, details = {}) {
  const severity = WARNING.test(code) ? "warning" : "error";
  return { code, row, column, severity, details };
}

/** Nothing that is read: a list that cannot be, or none. */
const NOTHING = { rows: [], heading: 0, columns: {}, people: [], ignored: [], empty: 0 };

/**
 * A list of which nobody is read.
 * @param {string} code why
 * @param {number} [row]
 * @param {number} [column]
 * @param {Record<string, string>} [details]
 * @returns {PeopleList}
 */
export function refused(code, row, column, details) {
  return { ...NOTHING, problems: [problem(code, row, column, details)] };
}

/**
 * The place of a cell, as one number.
 * @param {number} row from 1
 * @param {number} rank of its column, from 0
 */
export function spot(row, rank) {
  return row * 2 ** 14 + rank;
}

/** Reads the rows under the headings. */
export class Reader {
  /**
   * @param {Table} table
   * @param {number} heading
   * @param {(row: string[]) => Array<Column | undefined>} columnsOf what each cell of a row names
   * @param {Rules} rules
   */
  constructor(table, heading, columnsOf, rules) {
    this.table = table;
    this.rows = table.rows;
    this.heading = heading;
    this.columnsOf = columnsOf;
    const found = columnsOf(table.rows[heading] ?? []);
    this.found = found;
    this.rules = rules;
    this.strict = table.strict;
    this.problems = [...table.problems];
    /** @type {Partial<Record<Column, number>>} */
    this.columns = {};
    found.forEach((column, index) => {
      if (column !== undefined) this.columns[column] ??= index;
    });
    this.names = nameColumns(this.columns);
    this.nameAt = Math.min(...this.names.map((column) => this.columns[column] ?? 0)) + 1;
    /** @type {Map<string, number>} */
    this.numbers = new Map();
    /** @type {Map<string, number>} */
    this.people = new Map();
  }

  /** @returns {PeopleList} */
  list() {
    const headings = this.rows[this.heading] ?? [];
    const twice = this.found.findIndex(
      (column, index) => column !== undefined && this.columns[column] !== index,
    );
    if (twice >= 0) {
      const first = headings[this.columns[/** @type {Column} */ (this.found[twice])] ?? 0] ?? "";
      const details = { first: shown(clean(first)), heading: shown(clean(headings[twice] ?? "")) };
      return refused("people-heading-twice", this.heading + 1, twice + 1, details);
    }
    const under = this.rows.map((cells, index) => ({ cells, row: index + 1 })).slice(this.heading + 1);
    const full = under.filter(({ cells }) => !empty(cells));
    if (full.length === 0 && this.table.problems.length === 0) return refused("people-empty");
    if (full.length > this.rules.most.people) {
      const details = { count: String(full.length), limit: String(this.rules.most.people) };
      return refused("people-too-many-rows", 1, 1, details);
    }
    this.tellNumbers(full);
    const people = full.flatMap(({ cells, row }) => this.person(cells, row));
    const last = full.at(-1)?.row ?? this.heading + 1;
    const hidden = [...(this.table.hidden ?? [])].filter((row) => this.heading + 1 < row && row < last);
    return {
      rows: this.table.whole ?? this.rows,
      heading: this.heading + 1,
      columns: this.columns,
      people,
      problems: this.problems,
      ignored: this.ignored(full.map(({ cells }) => cells)),
      empty: last - this.heading - 1 - full.length - hidden.length,
    };
  }

  /**
   * The headings of the columns that are not read; letters for one that has none.
   * @param {string[][]} rows
   */
  ignored(rows) {
    const titles = (this.rows[this.heading] ?? []).map(clean);
    const used = new Set([...this.names, ...OTHERS].map((column) => this.columns[column]));
    /** @type {Set<number>} */
    const filled = new Set();
    let last = titles.length - 1;
    for (const cells of rows) {
      cells.forEach((cell, at) => {
        if (filled.has(at) || clean(cell) === "") return;
        filled.add(at);
        // Beyond the headings of a strict list, a filled cell has a message of its own.
        if (!this.strict) last = Math.max(last, at);
      });
    }
    return [...Array(last + 1).keys()]
      .filter((at) => !used.has(at) && (titles[at] || filled.has(at)))
      .map((at) => shown(titles[at] || letters(at)));
  }

  /**
   * @param {string[]} cells
   * @param {number} row
   * @returns {Person[]}
   */
  person(cells, row) {
    const unlike = this.unlikeAPerson(cells, row);
    if (unlike) {
      this.problems.push(unlike);
      return [];
    }
    const before = this.problems.length;
    const name = this.names.map((column) => this.value(cells, column, row)).filter(Boolean).join(" ");
    if (name === "" && this.problems.length === before) {
      this.problems.push(problem("people-name-missing", row, this.nameAt));
    }
    const [number = "", job = "", department = "", code = "", received = ""] = OTHERS.map((column) =>
      this.value(cells, column, row),
    );
    const beyond = cells.findIndex((cell, at) => at >= this.found.length && clean(cell) !== "");
    if (this.strict && beyond >= 0) this.problems.push(problem("people-row-too-long", row, beyond + 1));
    if (this.problems.length > before || this.twice(number, name, row)) return [];
    return [{ row, name, number, job, department, code, received }];
  }

  /**
   * Why a row is no person at all, if it is not.
   * @param {string[]} cells
   * @param {number} row
   */
  unlikeAPerson(cells, row) {
    /** @param {Column} column */
    const at = (column) => cells[this.columns[column] ?? -1] ?? "";
    const named = this.columnsOf(cells);
    const filled = [...this.names, ...OTHERS].filter((column) => clean(at(column)) !== "");
    if (filled.length > 0 && filled.every((column) => named[this.columns[column] ?? -1] === column)) {
      return problem("people-heading-again", row, this.nameAt, { first: String(this.heading + 1) });
    }
    const name = this.names.map((column) => clean(at(column))).filter(Boolean).join(" ");
    if (!noPerson(name, this.rules.noPeople)) return undefined;
    return problem("people-not-a-person", row, this.nameAt, { text: shown(name) });
  }

  /**
   * @param {string[]} cells
   * @param {Column} column
   * @param {number} row
   */
  value(cells, column, row) {
    const at = this.columns[column];
    if (at === undefined) return "";
    const cell = cells[at] ?? "";
    const kind = isName(column) ? "name" : column;
    const mark = this.table.marks?.get(spot(row, at));
    const marked = mark && !(column === "received" && mark.code === "people-cell-date");
    const why = marked
      ? { code: mark.code, details: { text: shown(mark.text) } }
      : refusal(cell, kind, this.rules.longest[column]);
    if (why) this.problems.push(problem(why.code, row, at + 1, why.details));
    return clean(cell);
  }

  /**
   * Warn once of numbers that are numbers in Excel: it has dropped the zeros at their start.
   * @param {Array<{ cells: string[], row: number }>} rows
   */
  tellNumbers(rows) {
    const at = this.columns.number ?? -1;
    const found = rows.filter(({ row }) => this.table.numbers?.has(spot(row, at)));
    const [first] = found;
    if (at < 0 || !first) return;
    const details = { count: String(found.length), number: first.cells[at] ?? "" };
    this.problems.push(problem("people-number-numeric", first.row, at + 1, details));
  }

  /**
   * Whether this number was met before; tells too of a name that was.
   * @param {string} number
   * @param {string} name
   * @param {number} row
   */
  twice(number, name, row) {
    const sameNumber = number === "" ? undefined : this.numbers.get(number.toLowerCase());
    if (sameNumber !== undefined) {
      const details = { first: String(sameNumber), number: shown(number) };
      const column = (this.columns.number ?? 0) + 1;
      this.problems.push(problem("people-number-twice", row, column, details));
      return true;
    }
    const sameName = this.people.get(name.toLowerCase());
    if (sameName !== undefined) {
      const details = { first: String(sameName), name: shown(name) };
      this.problems.push(problem("people-name-twice", row, this.nameAt, details));
    }
    if (number !== "") this.numbers.set(number.toLowerCase(), row);
    if (sameName === undefined) this.people.set(name.toLowerCase(), row);
    return false;
  }
}

/**
 * @param {Problem} one
 * @param {Problem} other
 */
export function inOrder(one, other) {
  return one.row - other.row || one.column - other.column || (one.code < other.code ? -1 : 1);
}
