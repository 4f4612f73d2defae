// @ts-check

/** The searching itself: an index of one language, and a query that ranks its entries. */

import { Reader, distance, family } from "./text.mjs";

/** @typedef {{ location: string, title: string, text: string, kind: string, more?: string }} Entry */
/**
 * @typedef {object} Data
 * @property {{ lang: string[] }} config
 * @property {Entry[]} docs
 * @property {Record<string, string>} words
 * @property {Record<string, string>} ways
 * @property {Array<[string[], number[], string?]>} say
 * @property {{ words: string[], to: number | null }} silent
 */
/** @typedef {{ entry: number, score: number, quote: string }} Hit */
/** @typedef {{ pages: Hit[][], terms: string[], near: string[], silent: boolean }} Found */
/** @typedef {Map<number, number>} Postings entry → weight */

/** The passage that states a rule comes before a page that mentions the word. */
const KINDS = /** @type {Record<string, number>} */ ({ passage: 1.7, page: 1, note: 0.9, quiz: 0.6 });
const TITLE = 1.6;
const MORE = 0.45;
/** A passage that obliges, allows or forbids, before one that only mentions. */
const RULE = 1.35;
/** « Facebook est un réseau social… »: what a passage begins with is what it is about. */
const FIRST = 0.8;
const BEGINNING = 3;
/** What a word is worth when it is not the very word: the beginning, the same family, a part. */
const PREFIX = 0.6;
const FAMILY = 0.4;
const INSIDE = 0.3;
/** What people's own words add to the passages that they lead to, the first one most. */
const SAID = 12;

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
    this.say = data.say.map(([words, entries, quote]) => ({
      phrases: words.map((word) => this.phrase(word)),
      entries,
      quote: quote ?? "",
    }));
    this.silences = data.silent.words.map((word) => this.phrase(word));
    this.sayable = new Set([...this.say.flatMap((one) => one.phrases.flat()), ...this.silences.flat()]);
    this.vocabulary = [...new Set([...this.postings.keys(), ...this.sayable])];
    this.letters = this.vocabulary.map(letters);
    /** @type {Map<string, string[]> | undefined} made at the first need */
    this.families = undefined;
  }

  /** @param {string} word */
  phrase(word) {
    return this.reader.words(word).flatMap((one) => (one.glued ? [] : [one.term]));
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
    let terms = this.reader.terms(query);
    const near = terms.map((term) => this.corrected(term));
    const slipped = near.flatMap((word) => word ?? []);
    terms = terms.map((term, rank) => near[rank] ?? term);
    const asked = new Set([...terms, ...this.glued(query)]);
    const last = slipped.length > 0 ? "" : (terms.at(-1) ?? "");
    const matches = terms.map((term) => this.matches(term));
    const said = this.said(asked, last);
    const silent = this.silences.some((phrase) => holds(phrase, asked, last) > 0);
    const pages = this.rank(terms, matches, said, silent);
    return { pages, terms, near: slipped, silent };
  }

  /** The words of the query that have a hyphen, without it. @param {string} query */
  glued(query) {
    return this.reader.words(query).flatMap((word) => (word.glued ? [word.term] : []));
  }

  /** @param {string} term @returns {Postings} the entries where a word stands, or else one like it */
  matches(term) {
    /** @type {Postings} */
    const found = new Map();
    this.gather(found, [term], 1);
    if (term.length > 2 || (term.length > 1 && !this.reader.stopWords.has(term))) {
      const longer = this.vocabulary.filter((word) => word !== term && word.startsWith(term));
      this.gather(found, longer, PREFIX, this.rarity(term));
    }
    if (found.size === 0 && !this.sayable.has(term)) {
      this.gather(found, this.kin(term), FAMILY);
    }
    if (found.size === 0 && term.length > 3) {
      this.gather(found, this.vocabulary.filter((word) => word.includes(term)), INSIDE);
    }
    return found;
  }

  /** @param {string} term */
  kin(term) {
    if (!this.families) {
      this.families = new Map();
      for (const word of this.vocabulary) {
        const root = family(word);
        if (root) this.families.set(root, [...(this.families.get(root) ?? []), word]);
      }
    }
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
  }

  /**
   * The word that a slip of the fingers stands for; nothing when the word, or one like it, is known.
   * @param {string} term
   */
  corrected(term) {
    const most = term.length < 4 ? 0 : term.length < 8 ? 1 : 2;
    if (most === 0 || this.vocabulary.some((word) => word.startsWith(term))) return undefined;
    if (this.matches(term).size > 0) return undefined;
    let best;
    let closest = most + 1;
    const own = letters(term);
    for (const [rank, word] of this.vocabulary.entries()) {
      if (word.length < term.length - most || ones(own & ~(this.letters[rank] ?? 0)) > most) continue;
      // While one types, the word is not finished.
      const far = Math.min(
        distance(term, word, most),
        term.length > 5 ? distance(term, word.slice(0, term.length), most) + 0.5 : closest,
      );
      if (far < closest) [best, closest] = [word, far];
    }
    return best;
  }

  /**
   * @param {Set<string>} asked
   * @param {string} last the word being typed
   * @returns {Map<number, { score: number, quote: string, words: Set<string> }>} what people's words lead to
   */
  said(asked, last) {
    /** @type {Map<number, { score: number, quote: string, words: Set<string> }>} */
    const led = new Map();
    for (const { phrases, entries, quote } of this.say) {
      const phrase = phrases
        .map((words) => ({ words, share: holds(words, asked, last) }))
        .sort((a, b) => b.share * b.words.length - a.share * a.words.length)[0];
      if (!phrase?.share) continue;
      entries.forEach((entry, rank) => {
        const score = (SAID * phrase.share * phrase.words.length) / (1 + rank * 0.2);
        const before = led.get(entry);
        const words = new Set([...(before?.words ?? []), ...phrase.words]);
        led.set(entry, { score: score + (before?.score ?? 0), quote: before?.quote || quote, words });
      });
    }
    return led;
  }

  /** @param {number} entry */
  states(entry) {
    return this.data.docs[entry]?.kind === "passage";
  }

  /**
   * Rank pages, and the entries of each: a page that holds every word, or else most of them.
   * @param {string[]} terms
   * @param {Postings[]} matches
   * @param {Map<number, { score: number, quote: string, words: Set<string> }>} said
   * @param {boolean} silent
   * @returns {Hit[][]}
   */
  rank(terms, matches, said, silent) {
    /** @type {Map<string, { hits: Map<number, Hit>, terms: Set<string> }>} */
    const pages = new Map();
    /** @param {number} entry */
    const at = (entry) => {
      const url = this.pages[entry] ?? "";
      let page = pages.get(url);
      if (!page) pages.set(url, (page = { hits: new Map(), terms: new Set() }));
      let hit = page.hits.get(entry);
      if (!hit) page.hits.set(entry, (hit = { entry, score: 0, quote: "" }));
      return { page, hit };
    };
    terms.forEach((term, rank) => {
      for (const [entry, score] of matches[rank] ?? []) {
        const { page, hit } = at(entry);
        hit.score += score;
        page.terms.add(term);
      }
    });
    for (const [entry, { score, quote, words }] of said) {
      const { page, hit } = at(entry);
      hit.score += score;
      hit.quote = quote;
      for (const term of terms) if ([...words].some((word) => word.startsWith(term))) page.terms.add(term);
    }
    const most = Math.max(0, ...[...pages.values()].map((page) => page.terms.size));
    const complete = [...pages.values()].filter((page) => page.terms.size === terms.length);
    const answered = complete.some(({ hits }) => [...hits.keys()].some((entry) => this.states(entry)));
    const enough = !silent && answered ? most : Math.max(1, Math.ceil(most / 2));
    return [...pages.values()]
      .filter((page) => page.terms.size >= enough)
      .map((page) => ({
        hits: [...page.hits.values()].sort((a, b) => b.score - a.score || a.entry - b.entry),
        share: page.terms.size / Math.max(1, terms.length),
      }))
      .sort((a, b) => worth(b) - worth(a))
      .map((page) => page.hits);
  }
}

/** The letters of a word, one bit each. @param {string} word */
function letters(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** @param {number} bits */
function ones(bits) {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count += 1;
  return count;
}

/** @param {{ hits: Hit[], share: number }} page */
function worth(page) {
  return (page.hits[0]?.score ?? 0) * (0.5 + 0.5 * page.share);
}

/**
 * Say how surely every word of a phrase is asked, from 0 to 1; the one being typed may be unfinished.
 * @param {string[]} phrase
 * @param {Set<string>} asked
 * @param {string} last
 */
function holds(phrase, asked, last) {
  if (phrase.length === 0) return 0;
  if (phrase.every((word) => asked.has(word))) return 1;
  const begun = phrase.every((word) => asked.has(word) || (last.length > 3 && word.startsWith(last)));
  return begun ? 0.4 : 0;
}
