// @ts-check

/** What a query asks about and the policy does not speak of: words, unions, platforms that it does not name. */

import { fold } from "./text.mjs";

/** @typedef {import("./text.mjs").Reader} Reader */
/** @typedef {{ silent: string[], unions: string[], platforms: string[] }} Lists as `mots.yml` has them */
/** A word of a query: what it is looked for by, and its letters. @typedef {{ term: string, written: string }} Part */
/**
 * What the policy does not speak of: names as `mots.yml` writes them, the terms of the query that say them, and
 * whether a word of unions is among them, on which nobody is referred to anybody; `whole` are the terms of a
 * silent phrase, which are not looked for apart: « code vestimentaire » is no « code civil ».
 * @typedef {{ words: string[], platforms: string[], union: boolean, terms: Set<string>, whole: Set<string> }} Unsaid
 */

/** « tik tok », « chat GPT »: how many words of a query may be one name. */
const PIECES = 3;

export class Silences {
  /** @param {Reader} reader @param {Lists} lists */
  constructor(reader, { silent, unions, platforms }) {
    this.reader = reader;
    this.unions = new Set(unions);
    this.rows = [...silent, ...unions].map((name) => ({
      name,
      terms: reader.words(name).flatMap((one) => (one.parts ? [] : [one.term])),
    }));
    this.platforms = new Map(platforms.map((name) => [fold(name).replace(/\W/g, ""), name]));
    this.words = new Set([...this.rows.flatMap(({ terms }) => terms), ...this.platforms.keys()]);
  }

  /**
   * @param {string} query
   * @param {Map<string, string>} slips the words that others stand for
   * @returns {Unsaid}
   */
  read(query, slips) {
    const words = this.reader.words(query).filter((word) => !word.parts);
    const parts = words.map(({ term, start, end }) => {
      const meant = slips.get(term);
      return { term: meant ?? term, written: meant ?? fold(query.slice(start, end)) };
    });
    /** @type {Unsaid} */
    const unsaid = { words: [], platforms: [], union: false, terms: new Set(), whole: new Set() };
    parts.forEach((_, start) => {
      for (const { name, terms } of this.rows) {
        const run = parts.slice(start, start + terms.length);
        if (run.length < terms.length || !run.every(({ term }, rank) => term === terms[rank])) continue;
        if (run.every(({ term }) => unsaid.terms.has(term))) continue; // another form of the same word
        keep(unsaid, unsaid.words, name, run);
        const union = this.unions.has(name);
        unsaid.union ||= union;
        if (run.length > 1 && !union) run.forEach(({ term }) => unsaid.whole.add(term));
      }
      for (let count = 1; count <= PIECES; count += 1) {
        const run = parts.slice(start, start + count);
        const name = run.length === count && this.platform(run);
        if (name) keep(unsaid, unsaid.platforms, name, run);
      }
    });
    return unsaid;
  }

  /**
   * The platform that words name, letter for letter: a thread is not Threads.
   * @param {Part[]} run
   */
  platform(run) {
    const whole = run.map(({ written }) => written).join("");
    return this.platforms.get(whole) ?? this.platforms.get(whole.replace(/s$/, ""));
  }
}

/** @param {Unsaid} unsaid @param {string[]} list @param {string} name @param {Part[]} run */
function keep(unsaid, list, name, run) {
  if (!list.includes(name)) list.push(name);
  for (const { term } of run) unsaid.terms.add(term);
}
