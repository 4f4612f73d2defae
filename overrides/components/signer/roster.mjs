// @ts-check

/**
 * The list in hand and what HR decides about its people, in two separate sets: for whom to print, and whose
 * completed form came back. No page: what shows it is elsewhere.
 */
import { read } from "./people.mjs";
import { changes, standing, updated } from "./returns.mjs";

/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./people.mjs").PeopleList} PeopleList */
/** @typedef {import("./people.mjs").Rules} Rules */

export class Roster {
  /** @param {Rules} rules */
  constructor(rules) {
    this.rules = rules;
    /** @type {PeopleList} */
    this.list = read("", rules);
    /** @type {Set<Person>} */
    this.toPrint = new Set();
    /** @type {Set<Person>} */
    this.returned = new Set();
    /** The day on which the forms came back (ISO), empty when it is not known. */
    this.date = "";
  }

  /**
   * Read a list that was corrected: the same people stay chosen, whatever their row has become.
   * @param {string} text
   */
  correct(text) {
    const before = this.list.people;
    this.list = read(text, this.rules);
    const now = identified(this.list.people);
    /** @param {Set<Person>} chosen */
    const kept = (chosen) => {
      const found = [...identified(before)].filter(([, person]) => chosen.has(person));
      return new Set(found.flatMap(([identity]) => now.get(identity) ?? []));
    };
    this.toPrint = kept(this.toPrint);
    this.returned = kept(this.returned);
  }

  /**
   * Read another list: nobody is chosen.
   * @param {string} text
   */
  replace(text) {
    this.list = read(text, this.rules);
    this.toPrint = new Set();
    this.returned = new Set();
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
   * The list to paste back.
   * @param {{ code: string, received: string }} titles what new columns are called
   */
  updated(titles) {
    return updated(this.list, { people: this.returned, date: this.date }, this.rules, titles);
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
