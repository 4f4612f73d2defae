// @ts-check

/**
 * The list in hand and what HR decides about its people, in two separate sets: for whom to print, and whose
 * completed form came back. No page: what shows it is elsewhere.
 */
import { interpreted, read, tableOf } from "./people.mjs";
import { block, changes, noted, pasted, standing } from "./returns.mjs";

/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./people.mjs").PeopleList} PeopleList */
/** @typedef {import("./people.mjs").Rules} Rules */
/** @typedef {import("./people.mjs").Table} Table */

export class Roster {
  /** @param {Rules} rules */
  constructor(rules) {
    this.rules = rules;
    /** @type {Table | undefined} */
    this.table = undefined;
    /** @type {PeopleList} */
    this.list = read("", rules);
    /** @type {Set<Person>} */
    this.toPrint = new Set();
    /** @type {Set<Person>} */
    this.returned = new Set();
    /** Those whose row was written since the list came. @type {Set<Person>} */
    this.noted = new Set();
    /** The day on which the forms came back (ISO), empty when it is not known. */
    this.date = "";
  }

  /**
   * Read a list that was corrected: the same people stay chosen, whatever their row has become.
   * @param {string} text
   */
  correct(text) {
    const found = tableOf(text, this.rules);
    this.take("rows" in found ? found : undefined, text);
  }

  /**
   * Read another list: nobody is chosen.
   * @param {string | Table} given
   */
  replace(given) {
    for (const chosen of [this.toPrint, this.returned, this.noted]) chosen.clear();
    if (typeof given === "string") this.correct(given);
    else this.take(given);
  }

  /**
   * @param {Table | undefined} table
   * @param {string} [text] says why there is no table
   */
  take(table, text = "") {
    const before = this.list.people;
    this.table = table;
    this.list = table ? interpreted(table, this.rules) : read(text, this.rules);
    const now = identified(this.list.people);
    /** @param {Set<Person>} chosen */
    const kept = (chosen) => {
      const found = [...identified(before)].filter(([, person]) => chosen.has(person));
      return new Set(found.flatMap(([identity]) => now.get(identity) ?? []));
    };
    this.toPrint = kept(this.toPrint);
    this.returned = kept(this.returned);
    this.noted = kept(this.noted);
  }

  /** Whether a workbook was opened, rather than a text. */
  get isWorkbook() {
    return this.table?.whole !== undefined;
  }

  /** Whether the list has a column of version codes. */
  get hasCodes() {
    return this.list.columns.code !== undefined;
  }

  /** Whether the list has a column of dates of return. */
  get hasDates() {
    return this.list.columns.received !== undefined;
  }

  /** @param {Person} person */
  standing(person) {
    return standing(person.code, this.rules);
  }

  /** The people to print for, in the order of the list. */
  get printed() {
    return this.list.people.filter((person) => this.toPrint.has(person));
  }

  /** The people whose row changes when the returns are noted. */
  get changed() {
    return changes(this.list, { people: this.returned, date: this.date }, this.rules);
  }

  /**
   * Write the returns in the list; nobody is chosen any more as having given a form back.
   * @param {import("./returns.mjs").Titles} titles what new columns are called
   */
  note(titles) {
    if (!this.table || this.changed.length === 0) return;
    for (const person of this.changed) this.noted.add(person);
    const returns = { people: this.returned, date: this.date };
    const table = noted(this.table, this.list, returns, this.rules, titles);
    this.returned = new Set();
    this.take(table);
  }

  /** The list to paste back. */
  get text() {
    return pasted(this.list.rows);
  }

  /** The columns of the code and of the date alone, where a workbook has them side by side. */
  get block() {
    return this.isWorkbook ? block(this.list) : undefined;
  }
}

/**
 * People by what tells one from another when the list is read again. Two that nothing tells apart are told
 * apart by their order, or choosing one would choose both.
 * @param {Person[]} people
 */
function identified(people) {
  /** @type {Map<string, Person>} */
  const found = new Map();
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const person of people) {
    const said = JSON.stringify([person.name, person.number, person.job, person.department]);
    const rank = seen.get(said) ?? 0;
    seen.set(said, rank + 1);
    found.set(`${rank} ${said}`, person);
  }
  return found;
}
