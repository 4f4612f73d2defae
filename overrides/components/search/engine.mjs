// @ts-check

/** The searching itself: an index of one language, and a query that ranks its entries. */

import { Asked, Sayings } from "./sayings.mjs";
import { Slips } from "./slips.mjs";
import { Reader, family, verb } from "./text.mjs";
import { Silences } from "./unsaid.mjs";

/** @typedef {{ location: string, title: string, text: string, kind: string, more?: string }} Entry */
/**
 * @typedef {object} Data
 * @property {{ lang: string[] }} config
 * @property {Entry[]} docs
 * @property {Record<string, string>} words
 * @property {Record<string, string>} ways
 * @property {import("./sayings.mjs").Row[]} say
 * @property {{ words: string[], to: number | null }} silent
 * @property {string[]} unions
 * @property {{ words: string[], to: number | null }} platforms
 */
/** @typedef {{ entry: number, score: number, quote: string }} Hit */
/** @typedef {Hit & { terms: Set<string> }} Held what of the query it holds */
/**
 * @typedef {object} Found
 * @property {Hit[][]} pages
 * @property {string[]} terms
 * @property {string[]} near
 * @property {string[]} silent what the policy does not speak of, when nothing else leads to a passage
 * @property {string[]} platforms those that it does not name
 * @property {number | null} answer the passage to show first: whom to ask, or the definition
 */
/** @typedef {Map<number, number>} Postings entry → weight */

/** The passage that states a rule comes before a page that mentions the word. */
const KINDS = /** @type {Record<string, number>} */ ({ passage: 1.7, quiz: 0.6 });
const TITLE = 1.6;
const MORE = 0.45;
/** A passage that obliges, allows or forbids, before one that only mentions. */
const RULE = 1.35;
/** « Facebook est un réseau social… »: what a passage begins with is what it is about. */
const FIRST = 0.8;
const BEGINNING = 3;
/** From how many letters on a word may be the beginning of another. */
const BEGINS = 4;
/** How many letters may follow in one that is not being typed: « fonds » is no beginning of « fondamentaux ». */
const MORE_LETTERS = 3;
/** A word that ends a longer one is not there by chance from so many letters on. */
const LONG = 8;
/** What a word is worth that says who, where or on what, beside one that says what is done. */
const AROUND = 0.4;
/** What a mere name is worth beside any other word. */
const NAMED = 0.3;
/** What a word is worth when it is not the very word: a form of the verb, the beginning, the family, a part. */
const CONJUGATED = 0.8;
const PREFIX = 0.6;
const FAMILY = 0.4;
const INSIDE = 0.3;

export class Engine {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    this.reader = new Reader(data.config.lang[0] ?? "", data.words.elided ?? "", data.words["stop-words"] ?? "");
    this.ruling = new Set((data.words["rule-words"] ?? "").split(" ").map((word) => this.reader.base(word)));
    /** @type {Map<string, Postings>} */
    this.postings = new Map();
    data.docs.forEach((entry, number) => this.add(entry, number));
    this.pages = data.docs.map((entry) => entry.location.replace(/#.*/, ""));
    this.sayings = new Sayings(this.reader, data.say);
    const { silent, unions, platforms } = data;
    this.silences = new Silences(this.reader, { silent: silent.words, unions, platforms: platforms.words });
    this.vocabulary = [...new Set([...this.postings.keys(), ...this.sayings.words, ...this.silences.words])];
    this.slips = new Slips(this.vocabulary);
    this.verbs = grouped(this.vocabulary, (word) => verb(word, this.reader.language));
    /** @type {Map<string, string[]> | undefined} made at the first need */
    this.families = undefined;
  }

  /** @param {Entry} entry @param {number} number */
  add(entry, number) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    const text = this.reader.words(entry.text);
    text.forEach(({ term }, rank) => {
      counts.set(term, (counts.get(term) ?? 0) + 1 + (rank < BEGINNING ? FIRST : 0));
    });
    for (const { term } of this.reader.words(entry.title)) counts.set(term, (counts.get(term) ?? 0) + TITLE);
    for (const { term } of this.reader.words(entry.more ?? "")) if (!counts.has(term)) counts.set(term, MORE);
    const rules = entry.kind === "passage" && text.some(({ term }) => this.ruling.has(term));
    const kind = (KINDS[entry.kind] ?? 1) * (rules ? RULE : 1);
    const long = 0.6 + 0.4 * Math.min(3, text.length / 60);
    for (const [term, count] of counts) {
      let list = this.postings.get(term);
      if (!list) this.postings.set(term, (list = new Map()));
      list.set(number, (count / (count + long)) * kind);
    }
  }

  /** @param {string} query @returns {Found} */
  search(query) {
    const typed = this.reader.terms(query);
    const last = typed.at(-1) ?? "";
    /** @type {Map<string, string>} */
    const slips = new Map();
    const unknown = typed.filter((term) => !this.knows(term));
    for (const term of unknown) {
      const meant = this.slips.meant(term, unknown.length === typed.length);
      if (meant) slips.set(term, meant);
    }
    const terms = typed.map((term) => slips.get(term) ?? term);
    const unsaid = this.silences.read(query, slips);
    const joined = new Set(this.reader.words(query).flatMap(({ parts }) => parts ?? []));
    const matches = terms.map((term, rank) =>
      unsaid.terms.has(term)
        ? this.gather(new Map(), unsaid.whole.has(term) ? [] : [term], 1)
        : this.matches(term, this.reader.written(query, typed[rank] ?? ""), typed[rank] === last || joined.has(term)),
    );
    const asked = new Asked(this.reader, query, slips, last, unsaid.terms);
    const beside = terms.some((term, rank) => !this.sayings.names.has(term) && this.leads(term, matches[rank]));
    const { led, taken } = this.sayings.led(asked, beside);
    const { silent, platforms } = this.data;
    // Words of unions lead to no superior, and the definition of what a platform is stands before all.
    const apart = unsaid.platforms.length > 0 ? platforms.to : unsaid.union ? silent.to : null;
    if (apart !== null) {
      // « une question pour le syndicat »: what asks leads nowhere else.
      if (unsaid.union) terms.forEach((term, rank) => led.get(apart)?.by.has(term) && matches[rank]?.clear());
      [led, ...matches].forEach((entries) => entries.delete(apart));
    }
    const found = { terms, near: [...slips.values()], platforms: unsaid.platforms };
    const around = new Set([...taken, ...this.around(terms, matches)]);
    const named = beside ? this.sayings.names : new Set();
    const pages = this.rank(terms, matches, led, (term) =>
      named.has(term) ? NAMED : around.has(term) ? AROUND : 1,
    );
    if (unsaid.platforms.length > 0) return { ...found, pages, silent: [], answer: platforms.to };
    const leads = pages.some((hits) => hits.some(({ entry }) => this.states(entry)));
    if (leads || unsaid.words.length === 0) return { ...found, pages, silent: [], answer: null };
    return { ...found, pages, silent: unsaid.words, answer: unsaid.union ? null : silent.to };
  }

  /**
   * @param {string} term
   * @param {string} written the same word as it is written: « ville » begins no « village », though its form does
   * @param {boolean} begun whether it may still be the beginning of a word
   * @returns {Postings} the entries where a word stands, or else one like it
   */
  matches(term, written, begun) {
    /** @type {Postings} */
    const found = new Map();
    this.gather(found, [term], 1);
    if (written.length >= BEGINS) {
      const most = begun ? Infinity : written.length + MORE_LETTERS;
      const longer = this.vocabulary.filter(
        (word) => word !== term && word.length <= most && word.startsWith(written),
      );
      this.gather(found, longer, PREFIX, this.rarity(term));
    }
    this.gather(found, this.conjugated(term), CONJUGATED, this.rarity(term));
    if (found.size === 0 && !this.sayings.words.has(term)) {
      this.gather(found, this.kin(term), FAMILY);
    }
    // « cyberharcèlement », « télésurveillance »
    if (found.size === 0 && term.length > LONG) {
      this.gather(found, this.vocabulary.filter((word) => word.length >= LONG && term.endsWith(word)), INSIDE);
    }
    return found;
  }

  /** @param {string} term @returns {string[]} the other forms of the same verb */
  conjugated(term) {
    const form = verb(term, this.reader.language);
    return (form && this.verbs.get(form)?.filter((word) => word !== term)) || [];
  }

  /** @param {string} term */
  kin(term) {
    this.families ??= grouped(this.vocabulary, family);
    return this.families.get(family(term)) ?? [];
  }

  /** What a word tells: a rare one tells more. @param {string} word */
  rarity(word) {
    const list = this.postings.get(word);
    return list ? Math.log(1 + this.data.docs.length / list.size) : Infinity;
  }

  /**
   * @param {Postings} found
   * @param {string[]} words
   * @param {number} worth
   * @param {number} [most] a rare word that begins like the one asked is not worth more than that one
   * @returns {Postings}
   */
  gather(found, words, worth, most = Infinity) {
    for (const word of words) {
      const list = this.postings.get(word);
      if (!list) continue;
      const rare = Math.min(most, this.rarity(word));
      for (const [entry, weight] of list) {
        found.set(entry, Math.max(found.get(entry) ?? 0, weight * worth * rare));
      }
    }
    return found;
  }

  /** Say whether a word, or one like it, stands somewhere. @param {string} term */
  knows(term) {
    if (this.vocabulary.some((word) => word.startsWith(term)) || this.conjugated(term).length > 0) return true;
    return this.matches(term, term, true).size > 0;
  }

  /**
   * Words that say who, where or on what, beside one that says what is done.
   * @param {string[]} terms @param {Postings[]} matches
   */
  around(terms, matches) {
    const context = terms.filter((term) => this.sayings.context.has(term));
    const act = terms.some((term, rank) => !context.includes(term) && (matches[rank]?.size ?? 0) > 0);
    return act ? context : [];
  }

  /** Say whether a word stands somewhere, or leads somewhere. @param {string} term @param {Postings | undefined} matches */
  leads(term, matches) {
    return this.sayings.words.has(term) || (matches?.size ?? 0) > 0;
  }

  /** @param {number} entry */
  states(entry) {
    return this.data.docs[entry]?.kind === "passage";
  }

  /**
   * Rank pages, and the entries of each: a page that holds every word, or else most of them.
   * @param {string[]} terms
   * @param {Postings[]} matches
   * @param {Map<number, import("./sayings.mjs").Led>} led
   * @param {(term: string) => number} share what a word counts
   * @returns {Hit[][]}
   */
  rank(terms, matches, led, share) {
    /** @type {Map<string, { hits: Map<number, Held>, terms: Set<string> }>} */
    const pages = new Map();
    /** @param {number} entry @param {number} score @param {string[]} held @param {string[]} [own] */
    const add = (entry, score, held, own = held) => {
      const url = this.pages[entry] ?? "";
      let page = pages.get(url);
      if (!page) pages.set(url, (page = { hits: new Map(), terms: new Set() }));
      let hit = page.hits.get(entry);
      if (!hit) page.hits.set(entry, (hit = { entry, score: 0, quote: "", terms: new Set() }));
      hit.score += score;
      for (const term of held) page.terms.add(term);
      for (const term of own) hit.terms.add(term);
      return hit;
    };
    /** @type {Set<string>} pages to which a whole phrase leads: they stay beside one that holds every word */
    const whole = new Set();
    terms.forEach((term, rank) => {
      for (const [entry, score] of matches[rank] ?? []) add(entry, score * share(term), [term]);
    });
    for (const [entry, { score, quote, by, own, phrase }] of led) {
      const [held, first] = [by, own].map((words) => terms.filter((term) => words.has(term)));
      add(entry, score, held ?? [], first).quote = quote;
      if (phrase) whole.add(this.pages[entry] ?? "");
    }
    const [urls, all] = [[...pages.keys()], [...pages.values()]];
    // The policy sets the bar: a scenario that holds more of the words takes none of its passages away.
    const stated = all.filter(({ hits }) => [...hits.keys()].some((entry) => this.states(entry)));
    const most = Math.max(0, ...(stated.length > 0 ? stated : all).map((page) => page.terms.size));
    // Nothing of the policy: what holds only some of the words is there by accident.
    const enough = stated.length > 0 ? Math.max(1, Math.ceil(most / 2)) : terms.length;
    /** A page or a question that holds only some of the words comes after passages. @param {Held | undefined} hit */
    const answers = (hit) =>
      Number(!!hit && (this.states(hit.entry) || led.has(hit.entry) || hit.terms.size >= terms.length));
    return all
      .filter((page, rank) => page.terms.size >= enough || whole.has(urls[rank] ?? ""))
      .map((page) =>
        [...page.hits.values()].sort((a, b) => answers(b) - answers(a) || b.score - a.score || a.entry - b.entry),
      )
      .sort((a, b) => answers(b[0]) - answers(a[0]) || worth(b[0], terms.length) - worth(a[0], terms.length));
  }
}

/** @param {string[]} words @param {(word: string) => string | undefined} root @returns {Map<string, string[]>} */
function grouped(words, root) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const word of words) {
    const key = root(word);
    const group = key && groups.get(key);
    if (group) group.push(word);
    else if (key) groups.set(key, [word]);
  }
  return groups;
}

/** The worth of a page by its best entry, and how many of the words that one holds. @param {Held | undefined} hit @param {number} asked */
function worth(hit, asked) {
  return hit ? hit.score * (0.4 + (0.6 * hit.terms.size) / asked) : 0;
}
