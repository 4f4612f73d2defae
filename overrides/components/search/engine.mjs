// @ts-check

/** The searching itself: an index of one language, and a query that ranks its entries. */

import { Asked, Sayings } from "./sayings.mjs";
import { Reader, distance, family, verb } from "./text.mjs";

/** @typedef {{ location: string, title: string, text: string, kind: string, more?: string }} Entry */
/**
 * @typedef {object} Data
 * @property {{ lang: string[] }} config
 * @property {Entry[]} docs
 * @property {Record<string, string>} words
 * @property {Record<string, string>} ways
 * @property {import("./sayings.mjs").Row[]} say
 * @property {{ words: string[], to: number | null }} silent
 */
/** @typedef {{ entry: number, score: number, quote: string }} Hit */
/** @typedef {Hit & { terms: Set<string> }} Held what of the query it holds */
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
/** A word that ends a longer one is not there by chance from so many letters on. */
const LONG = 7;
/** What a word is worth that says who, where or on what, beside one that says what is done. */
const AROUND = 0.4;
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
    this.sayings = new Sayings(this.reader, data.say, data.silent.words);
    this.vocabulary = [...new Set([...this.postings.keys(), ...this.sayings.words])];
    this.letters = this.vocabulary.map(letters);
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
      const meant = this.meant(term, term === last, unknown.length === typed.length);
      if (meant) slips.set(term, meant);
    }
    const terms = typed.map((term) => slips.get(term) ?? term);
    const matches = terms.map((term, rank) => this.matches(term, this.reader.written(query, typed[rank] ?? "")));
    // A word that is whole is not the beginning of another: « congé » is not « congédier ».
    const begun = slips.size > 0 || this.postings.has(last) ? "" : last;
    const asked = new Asked(this.reader, query, slips, begun);
    const silent = this.sayings.silent(asked);
    const pages = this.rank(terms, matches, this.sayings.led(asked), silent);
    return { pages, terms, near: [...slips.values()], silent };
  }

  /**
   * @param {string} term
   * @param {string} written the same word as it is written: « ville » begins no « village », though its form does
   * @returns {Postings} the entries where a word stands, or else one like it
   */
  matches(term, written) {
    /** @type {Postings} */
    const found = new Map();
    this.gather(found, [term], 1);
    if (term.length > 2 || (term.length > 1 && !this.reader.stopWords.has(term))) {
      const longer = this.vocabulary.filter((word) => word !== term && word.startsWith(written));
      this.gather(found, longer, PREFIX, this.rarity(term));
    }
    this.gather(found, this.conjugated(term), CONJUGATED, this.rarity(term));
    if (found.size === 0 && !this.sayings.words.has(term)) {
      this.gather(found, this.kin(term), FAMILY);
    }
    if (found.size === 0 && term.length > 3) {
      this.gather(found, this.vocabulary.filter((word) => word.includes(term)), INSIDE);
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

  /** Say whether a word, or one like it, stands somewhere. @param {string} term */
  knows(term) {
    return this.vocabulary.some((word) => word.startsWith(term)) || this.matches(term, term).size > 0;
  }

  /**
   * The word that a slip of the fingers stands for.
   * @param {string} term
   * @param {boolean} typing whether it may be unfinished
   * @param {boolean} lost whether nothing else of the query is known: else an unknown word may well be right
   */
  meant(term, typing, lost) {
    const most = lost ? (term.length < 4 ? 0 : term.length < 9 ? 1 : 2) : term.length < 6 ? 0 : 1;
    if (most === 0) return undefined;
    let best;
    let closest = most + 1;
    const own = letters(term);
    for (const [rank, word] of this.vocabulary.entries()) {
      if (word.length < term.length - most || ones(own & ~(this.letters[rank] ?? 0)) > most) continue;
      const begun = lost && typing && term.length > 5 && word[0] === term[0];
      const far = Math.min(
        distance(term, word, most),
        begun ? distance(term, word.slice(0, term.length), most) + 0.5 : closest,
      );
      if (far < closest) [best, closest] = [word, far];
    }
    return best;
  }

  /** @param {number} entry */
  states(entry) {
    return this.data.docs[entry]?.kind === "passage";
  }

  /**
   * Rank pages, and the entries of each: a page that holds every word, or else most of them.
   * @param {string[]} terms
   * @param {Postings[]} matches
   * @param {Map<number, import("./sayings.mjs").Led>} said
   * @param {boolean} silent
   * @returns {Hit[][]}
   */
  rank(terms, matches, said, silent) {
    /** @type {Map<string, { hits: Map<number, Held>, terms: Set<string> }>} */
    const pages = new Map();
    /** @param {number} entry @param {number} score @param {string[]} held */
    const add = (entry, score, held) => {
      const url = this.pages[entry] ?? "";
      let page = pages.get(url);
      if (!page) pages.set(url, (page = { hits: new Map(), terms: new Set() }));
      let hit = page.hits.get(entry);
      if (!hit) page.hits.set(entry, (hit = { entry, score: 0, quote: "", terms: new Set() }));
      hit.score += score;
      for (const term of held) [hit, page].forEach(({ terms }) => terms.add(term));
      return hit;
    };
    /** @type {Set<string>} pages to which a whole phrase leads: they stay beside one that holds every word */
    const led = new Set();
    const context = terms.map((term) => this.sayings.context.has(term));
    const act = context.some((one, rank) => !one && (matches[rank]?.size ?? 0) > 0);
    terms.forEach((term, rank) => {
      const share = context[rank] && act ? AROUND : 1;
      for (const [entry, score] of matches[rank] ?? []) add(entry, score * share, [term]);
    });
    for (const [entry, { score, quote, by, phrase }] of said) {
      add(entry, score, terms.filter((term) => by.has(term))).quote = quote;
      if (phrase) led.add(this.pages[entry] ?? "");
    }
    const [urls, all] = [[...pages.keys()], [...pages.values()]];
    // The policy sets the bar: a scenario that holds more of the words takes none of its passages away.
    const stated = all.filter(({ hits }) => [...hits.keys()].some((entry) => this.states(entry)));
    const most = Math.max(0, ...(stated.length > 0 ? stated : all).map((page) => page.terms.size));
    const answered = stated.some(({ hits }) =>
      [...hits.values()].some((hit) => hit.terms.size === terms.length && this.states(hit.entry)),
    );
    const enough = !silent && answered ? most : Math.max(1, Math.ceil(most / 2));
    return all
      .filter((page, rank) => page.terms.size >= enough || led.has(urls[rank] ?? ""))
      .map((page) => [...page.hits.values()].sort((a, b) => b.score - a.score || a.entry - b.entry))
      .sort((a, b) => worth(b[0], terms.length) - worth(a[0], terms.length));
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

/** The worth of a page by its best entry, and how many of the words that one holds. @param {Held | undefined} hit @param {number} asked */
function worth(hit, asked) {
  return hit ? hit.score * (0.5 + (0.5 * hit.terms.size) / asked) : 0;
}
