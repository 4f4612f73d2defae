// @ts-check

/** People's own words: the phrases that lead to passages, or to a page. */

import { REFLEXIVE, verb } from "./text.mjs";

/** @typedef {import("./text.mjs").Reader} Reader */
/** What leads to an entry: by which words of the query, by which as the first passage, what to show there, whether a whole phrase does. @typedef {{ score: number, quote: string, by: Set<string>, own: Set<string>, phrase: boolean }} Led */
/** @typedef {{ phrases: string[][], entries: number[], quote: string, worth: number, name: boolean }} Saying */
/** A row of the index: words, entries, words to show, 1 for what only says who, where or on what, 2 for mere names. */
/** @typedef {[string[], number[], string?, number?]} Row */

/** What people's own words add to the passages that they lead to, the first one most. */
const SAID = 12;
/** « puis-je critiquer mon patron »: what one does leads before who, where and on what. */
const CONTEXT = 3;
/** « facebook », « la ville »: where one does it says little beside any other word. */
const NAME = 3;
const BESIDE = 1;
/** How much less the next passages of a row are worth. */
const NEXT = 0.5;
/**
 * How far a small word of a phrase may stand from the next one: « sur la job », not « sur un ami de la job ». One that
 * begins the query asks about all of it: « qui a le droit de publier ».
 */
const NEAR = 2;
/** What a word still being typed is worth. */
const BEGUN = 0.4;

/** A query as people's words see it. */
export class Asked {
  /**
   * @param {Reader} reader
   * @param {string} query
   * @param {Map<string, string>} slips the words that others stand for
   * @param {string} last the word being typed
   * @param {Set<string>} unsaid words of which the policy does not speak: they stand for no other form
   */
  constructor(reader, query, slips, last, unsaid) {
    this.reader = reader;
    this.last = last;
    const words = reader.words(query);
    /**
     * Every word, also those that say nothing alone (« au nom de »), and what is looked for by each.
     * @type {Map<string, string[]>}
     */
    this.words = new Map(words.map(({ term, parts }) => [slips.get(term) ?? term, parts ?? [slips.get(term) ?? term]]));
    /** The words in their order, each a place. */
    this.order = words.flatMap(({ term, parts }) => (parts ? [] : [slips.get(term) ?? term]));
    // « je me suis trompé » is « se tromper ».
    if (words.some(({ term }) => REFLEXIVE[reader.language]?.has(term))) this.words.set("se", []);
    /** @type {Map<string, string[]>} */
    this.verbs = new Map();
    for (const [word, by] of this.words) {
      // « can » is no form of « canned ».
      const form = verb(word, reader.language);
      if (form && !unsaid.has(word) && !reader.stopWords.has(word)) this.verbs.set(form, by);
    }
    /** « après-midi » is not « midi »: the parts of a word with a hyphen go together. */
    this.bound = words.flatMap(({ parts }) => {
      const telling = (parts ?? []).filter((part) => !reader.stopWords.has(part));
      return telling.length > 1 ? [telling] : [];
    });
  }

  /**
   * Say how surely every word of a phrase is asked, from 0 to 1, and by which words.
   * @param {string[]} phrase
   */
  holds(phrase) {
    const found = phrase.map((word) => this.find(word));
    const apart = phrase.some((word, rank) => this.reader.stopWords.has(word) && this.apart(word, found, rank));
    const torn = this.bound.some((parts) => parts.some(isIn(phrase)) && !parts.every(isIn(phrase)));
    const sure = torn || apart || phrase.length === 0 ? 0 : Math.min(...found.map((one) => one.sure));
    return { sure, by: found.flatMap((one) => one.by) };
  }

  /**
   * Say whether a small word of a phrase stands far from the next one, or, at its end, from the one before.
   * @param {string} small @param {{ by: string[] }[]} found @param {number} rank
   */
  apart(small, found, rank) {
    const beside = (found[rank + 1] ?? found[rank - 1])?.by ?? [];
    const [from, to] = [small, beside[0]].map((one) => this.order.flatMap((word, at) => (word === one ? [at] : [])));
    if (!from?.length || !to?.length) return false;
    return !from.some((one) => one === 0 || to.some((other) => Math.abs(one - other) <= NEAR));
  }

  /** @param {string} word */
  find(word) {
    const said = this.words.get(word);
    if (said) return { sure: 1, by: said };
    // « pas certaine » is « pas certain »
    const by = this.verbs.get(verb(word, this.reader.language) ?? word);
    if (by) return { sure: 1, by };
    // « camp » is not the beginning of « campaign » before most of it is there.
    const begun = this.last.length > 3 && 1.5 * this.last.length >= word.length && word.startsWith(this.last);
    return { sure: begun ? BEGUN : 0, by: [this.last] };
  }
}

export class Sayings {
  /** @param {Reader} reader @param {Row[]} rows */
  constructor(reader, rows) {
    this.reader = reader;
    /** @type {Saying[]} what one does first: its words are those to show */
    this.all = rows
      .map(([words, entries, quote, context]) => ({
        phrases: words.map((word) => this.phrase(word)),
        entries,
        quote: quote ?? "",
        worth: [SAID, CONTEXT, NAME][context ?? 0] ?? SAID,
        name: context === 2,
      }))
      .sort((a, b) => b.worth - a.worth);
    /** Words of context alone: also where they stand in a text, they count less than the others. */
    this.context = new Set(this.all.flatMap(({ phrases, worth }) => (worth < SAID ? alone(phrases) : [])));
    /** Mere names: where they stand in a text, they count for little beside any other word. */
    this.names = new Set(this.all.flatMap(({ phrases, name }) => (name ? alone(phrases) : [])));
    this.words = new Set(this.all.flatMap(({ phrases }) => phrases.flat()));
  }

  /**
   * The words of a phrase that must be asked: « adresse du travail » is also « adresse de travail », but « au nom
   * de » is not « nom ». @param {string} words
   */
  phrase(words) {
    const all = this.reader.words(words).flatMap((one) => (one.parts ? [] : [one.term]));
    const says = all.map((word) => !this.reader.stopWords.has(word));
    const [from, to] = [says.indexOf(true), says.lastIndexOf(true)];
    return all.filter((_, rank) => says[rank] || rank < from || rank > to);
  }

  /** How many words of a phrase say something. @param {string[]} phrase */
  telling(phrase) {
    return Math.max(1, phrase.filter((word) => !this.reader.stopWords.has(word)).length);
  }

  /**
   * @param {Asked} asked
   * @param {boolean} beside whether any other word than a mere name is found
   * @returns {{ led: Map<number, Led>, taken: Set<string> }} what people's words lead to, by entry, and the words
   *   that whole phrases take: in « camp de jour », « jour » says little
   */
  led(asked, beside) {
    /** @type {Map<number, Led>} */
    const led = new Map();
    /** @type {Set<string>} */
    const taken = new Set();
    for (const { phrases, entries, quote, worth, name } of this.all) {
      const held = phrases
        .map((words) => ({ ...asked.holds(words), long: this.telling(words), phrase: words.length > 1 }))
        .filter(({ sure }) => sure > 0)
        .sort((a, b) => b.sure * b.long - a.sure * a.long);
      const [best] = held;
      if (!best) continue;
      const words = held.flatMap(({ by }) => by);
      const share = name && beside ? BESIDE : worth;
      for (const { by, long, sure } of held) if (long > 1 && sure === 1) by.forEach((term) => taken.add(term));
      entries.forEach((entry, rank) => {
        const before = led.get(entry);
        led.set(entry, {
          score: (share * best.sure * best.long) / (1 + rank * NEXT) + (before?.score ?? 0),
          quote: before?.quote || quote,
          by: new Set([...(before?.by ?? []), ...words]),
          own: new Set([...(before?.own ?? []), ...(rank > 0 ? [] : words)]),
          phrase: before?.phrase || (best.phrase && worth === SAID),
        });
      });
    }
    return { led, taken };
  }
}

/** @param {string[][]} phrases @returns {string[]} those of one word */
function alone(phrases) {
  return phrases.flatMap((phrase) => (phrase.length === 1 ? phrase : []));
}

/** @param {string[]} list @returns {(word: string) => boolean} */
function isIn(list) {
  return (word) => list.includes(word);
}
