// @ts-check

/** The register: who confirmed which text, seen from today's. No page: what shows it is elsewhere. */

import { plain } from "./values.mjs";

/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {"current" | "earlier" | "none" | "unknown"} Standing */
/** @typedef {{ name: string, people: Person[] }} Department as the list first writes it, "" for those without one */
/** @typedef {"name" | "standing" | "received" | "department" | "number" | "row"} Sorted */

/** The kinds, those that ask for something first. @type {Standing[]} */
const STANDINGS = ["none", "unknown", "earlier", "current"];

/**
 * The name of a department without what does not count: capitals, accents, spaces.
 * @param {string} name
 */
export function folded(name) {
  return plain(name).split(/\s+/u).filter(Boolean).join(" ");
}

/**
 * The people by department, in alphabetical order; those without one last, as the command does.
 * @param {Person[]} people
 * @returns {Department[]}
 */
export function departments(people) {
  /** @type {Map<string, Department>} */
  const groups = new Map();
  for (const person of people) {
    const key = folded(person.department);
    const group = groups.get(key) ?? { name: person.department, people: [] };
    group.people.push(person);
    groups.set(key, group);
  }
  const sorted = [...groups].sort(([one], [other]) => Number(one === "") - Number(other === "") || (one < other ? -1 : 1));
  return sorted.map(([, group]) => group);
}

/**
 * How many people of each kind.
 * @param {Person[]} people
 * @param {(person: Person) => Standing} standingOf
 */
export function counted(people, standingOf) {
  const found = { current: 0, earlier: 0, none: 0, unknown: 0 };
  for (const person of people) found[standingOf(person)] += 1;
  return found;
}

/**
 * People in another order: an empty cell comes last either way, and equals stay in the order of the list.
 * @param {Person[]} people
 * @param {{ by: Sorted, down: boolean }} order
 * @param {(person: Person) => Standing} standingOf
 * @param {string} language
 */
export function ordered(people, { by, down }, standingOf, language) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  /** @param {Person} person */
  const keyOf = (person) => (by === "standing" ? String(STANDINGS.indexOf(standingOf(person))) : String(person[by]));
  return people
    .map((person) => ({ person, key: keyOf(person) }))
    .sort((one, other) => {
      if (one.key === "" || other.key === "") return Number(one.key === "") - Number(other.key === "");
      return down ? compare(other.key, one.key) : compare(one.key, other.key);
    })
    .map(({ person }) => person);
}
