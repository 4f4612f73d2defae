// @ts-check

/**
 * What HR's list means: rows of cells → people and problems. Pure rules, no page.
 * The same rules, columns and message codes as the command; tests/cases/people holds both to them.
 */
import { table } from "./cells.mjs";
import { fold, headingRow, isName, letters, nameColumns, noPerson } from "./headings.mjs";
import { clean, damaged, empty, entity, refusal, shown } from "./values.mjs";

/** @typedef {import("./headings.mjs").Column} Column */
/** @typedef {import("./headings.mjs").NameColumn} NameColumn */
/** @typedef {import("./headings.mjs").OtherColumn} OtherColumn */

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
 * @typedef {object} PeopleList
 * @property {string[][]} rows every row, as it was read
 * @property {number} heading the row of the headings, 0 when there is none
 * @property {Partial<Record<Column, number>>} columns which cell of a row holds what
 * @property {Person[]} people those whose row has no error
 * @property {Problem[]} problems
 * @property {string[]} ignored the headings of the columns that are not read
 * @property {number} empty how many rows among the people are empty
 */

/** @type {OtherColumn[]} */
const OTHERS = ["number", "job", "department", "code", "received"];

/** Nothing that is read: a list that cannot be, or none. */
const NOTHING = { rows: [], heading: 0, columns: {}, people: [], ignored: [], empty: 0 };

/**
 * @param {string} code
 * @param {number} row
 * @param {number} column
 * @param {Record<string, string>} details
 * @returns {Problem}
 */
function problem(code, row = 1, column = 1, details = {}) {
  const severity = code === "people-name-twice" ? "warning" : "error";
  return { code, row, column, severity, details };
}

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
 * @param {string} text
 * @param {Rules} rules
 * @returns {PeopleList}
 */
export function read(text, rules) {
  if (text.length > rules.most.megabytes * 1e6) {
    return refused("people-too-large", 1, 1, { limit: String(rules.most.megabytes) });
  }
  if (text.includes("\0")) return refused("people-not-text");
  const known = new Map(
    Object.entries(rules.headings).flatMap(([column, headings]) =>
      headings.map((heading) => /** @type {[string, Column]} */ ([heading, column])),
    ),
  );
  /** @param {string[]} row */
  const columnsOf = (row) => row.map((cell) => known.get(fold(cell)));
  const { rows, separator, unknown, broken } = table(
    text,
    (row) => columnsOf(row).filter((column) => column !== undefined).length,
  );
  if (unknown) return refused("people-separator", 1, 1, { separator: shown(separator) });
  const heading = headingRow(rows, columnsOf);
  if (heading < 0 && broken) return refused("people-quote", broken.row, broken.column);
  const first = heading < 0 ? rows.findIndex((row) => !empty(row)) : heading;
  if (first < 0) return refused("people-empty");
  const lost = (rows[first] ?? []).findIndex((cell) => damaged(cell) || entity(cell) !== "");
  if (lost >= 0) {
    const text = shown(clean(rows[first]?.[lost] ?? ""));
    return refused("people-heading-unreadable", first + 1, lost + 1, { text });
  }
  if (heading < 0) return refused("people-no-headings");
  return new Reader(rows, heading, columnsOf, separator, rules).list(broken);
}

/** Reads the rows under the headings. */
class Reader {
  /**
   * @param {string[][]} rows
   * @param {number} heading
   * @param {(row: string[]) => Array<Column | undefined>} columnsOf what each cell of a row names
   * @param {string} separator
   * @param {Rules} rules
   */
  constructor(rows, heading, columnsOf, separator, rules) {
    this.rows = rows;
    this.heading = heading;
    this.columnsOf = columnsOf;
    const found = columnsOf(rows[heading] ?? []);
    this.found = found;
    this.rules = rules;
    this.strict = separator !== "\t";
    /** @type {Problem[]} */
    this.problems = [];
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

  /**
   * @param {{ row: number, column: number } | null} broken
   * @returns {PeopleList}
   */
  list(broken) {
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
    if (full.length === 0 && !broken) return refused("people-empty");
    if (full.length > this.rules.most.people) {
      const details = { count: String(full.length), limit: String(this.rules.most.people) };
      return refused("people-too-many-rows", 1, 1, details);
    }
    const people = full.flatMap(({ cells, row }) => this.person(cells, row));
    if (broken) this.problems.push(problem("people-quote", broken.row, broken.column));
    return {
      rows: this.rows,
      heading: this.heading + 1,
      columns: this.columns,
      people,
      problems: this.problems.sort(inOrder),
      ignored: this.ignored(full.map(({ cells }) => cells)),
      empty: (full.at(-1)?.row ?? this.heading + 1) - this.heading - 1 - full.length,
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
    const why = refusal(cell, kind, this.rules.longest[column]);
    if (why) this.problems.push(problem(why.code, row, at + 1, why.details));
    return clean(cell);
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
function inOrder(one, other) {
  return one.row - other.row || one.column - other.column || (one.code < other.code ? -1 : 1);
}
