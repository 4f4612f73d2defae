// @ts-check

/** Replies by e-mail, pasted whole → whose each one is, as far as its last line tells. No page. */
import { standing } from "./returns.mjs";
import { plain } from "./values.mjs";

/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {import("./people.mjs").Rules} Rules */
/** @typedef {"matched" | "twice" | "earlier" | "unknown" | "unmatched" | "several"} Kind */
/** @typedef {{ name: string, code: string, date: string, people: Person[], kind: Kind }} Reply */

const LINE = /CADRE\s*;\s*([0-9a-f]+)\s*;\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\s*;\s*(\S.*)$/iu;
/** A mail program cuts a long line in two, a quoted one in three. */
const CUTS = 2;

/**
 * What each `CADRE;CODE;DATE;NAME` of a text says, in order. Quotation marks of forwarded messages and the
 * cuts of long lines are seen through.
 * @param {string} text
 * @param {Person[]} people
 * @param {Rules} rules
 * @returns {Reply[]}
 */
export function replies(text, people, rules) {
  const lines = text.normalize("NFC").split(/\r\n|\r|\n/).map((line) => line.replace(/^[\s>|]+/u, "").trim());
  /** @type {Set<Person>} */
  const met = new Set();
  return lines.flatMap((line, at) => {
    if (!/CADRE\s*;/iu.test(line)) return [];
    const found = wholes(lines, at).flatMap((whole) => {
      const parts = LINE.exec(whole);
      if (!parts) return [];
      const [, code = "", date = "", name = ""] = parts;
      return [{ code: code.toLowerCase(), date, name, people: named(name, people) }];
    });
    const [first] = found;
    if (!first) return [];
    const likely = [...new Set(found.flatMap((one) => one.people))];
    const one = found.find((each) => each.people.length > 0) ?? first;
    const reply = { ...one, people: likely, kind: kindOf(one.code, likely, met, rules) };
    if (reply.kind === "matched" && likely[0]) met.add(likely[0]);
    return [reply];
  });
}

/**
 * A line, then the same with what may be its end under it, as words or as one word.
 * @param {string[]} lines
 * @param {number} at
 */
function wholes(lines, at) {
  let begun = [lines[at] ?? ""];
  const found = [...begun];
  for (let end = at + 1; end <= at + CUTS && end < lines.length; end += 1) {
    const next = lines[end] ?? "";
    if (next === "" || /CADRE\s*;/iu.test(next)) break;
    begun = begun.flatMap((start) => [`${start} ${next}`, `${start}${next}`]);
    found.push(...begun);
  }
  return found;
}

/**
 * The people of a name: written the same, or else with the same words in any order.
 * @param {string} name
 * @param {Person[]} people
 */
function named(name, people) {
  const wanted = letters(name);
  const same = people.filter((person) => letters(person.name) === wanted);
  if (same.length > 0) return same;
  const words = key(name);
  return words === "" ? [] : people.filter((person) => key(person.name) === words);
}

/** @param {string} name */
function letters(name) {
  return name.normalize("NFC").replaceAll("’", "'").replace(/\s+/gu, " ").trim().toLowerCase();
}

/** @param {string} name */
function key(name) {
  return plain(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort().join(" ");
}

/**
 * @param {string} code
 * @param {Person[]} likely
 * @param {Set<Person>} met those whom a reply above names
 * @param {Rules} rules
 * @returns {Kind}
 */
function kindOf(code, likely, met, rules) {
  const text = standing(code, rules);
  if (text === "earlier") return "earlier";
  if (text !== "current") return "unknown";
  if (likely.length === 0) return "unmatched";
  if (likely.length > 1) return "several";
  return met.has(/** @type {Person} */ (likely[0])) ? "twice" : "matched";
}
