// @ts-check

/**
 * Words out of text, as a reader of French or English hears them: accents, ligatures, both apostrophes,
 * elisions, hyphens, plurals and feminines do not count.
 */

/** A word where it stands; with `parts`, one with hyphens, without them. */
/** @typedef {{ term: string, start: number, end: number, parts?: string[] }} Word */

const WORD = /[\p{L}\p{N}]+(?:['’ʼ‑‐-][\p{L}\p{N}]+)*/gu;
const JOINT = /(['’ʼ‑‐-])/;

/** Lower case, no accent, no ligature. @param {string} text */
export function fold(text) {
  return text
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/** @type {Record<string, Array<[RegExp, string]>>} */
const ENDINGS = {
  fr: [
    [/(..)eaux$/, "$1eau"],
    [/(..)aux$/, "$1al"],
    [/(..)[sx]$/, "$1"],
    [/(..e)e$/, "$1"],
    // « nouvelle » is « nouvel », « bonne » is « bon »; « ville » is nobody's feminine.
    [/(.[^i])(l|n|t|s)\2e$/, "$1$2"],
  ],
  en: [
    [/(..)ies$/, "$1y"],
    [/(..(?:s|x|z|ch|sh))es$/, "$1"],
    [/(..[^su])s$/, "$1"],
  ],
};

/** One form for singular and plural, masculine and feminine. @param {string} term @param {string} language */
export function base(term, language) {
  let form = term;
  if (form.length > 3) for (const [ending, by] of ENDINGS[language] ?? []) form = form.replace(ending, by);
  return form;
}

/** @type {Record<string, RegExp>} */
const VERBS = {
  fr: /(...)(?:er|ez|ent|ait|aient|ant|e|ir|i|it|u|(?<=[nr]d)re)$/,
  en: /(...)(?:ing|ed|e)$/,
};

/** What stands for « se » when somebody speaks of oneself, without its plural. @type {Record<string, Set<string>>} */
export const REFLEXIVE = { fr: new Set(["me", "te", "nou", "vou"]) };

/** What is common to the forms of a verb: « signe », « signer », « signé ». @param {string} form @param {string} language */
export function verb(form, language) {
  const root = form.replace(VERBS[language] ?? /$^/, "$1");
  // In English the verb itself has no ending; in French « répond » has none.
  if (root === form && language !== "en" && !/[nr]d$/.test(form)) return undefined;
  return root.replace(/(.)\1$/, "$1").replace(/y$/, "i");
}

/** What is common to a verb and its nouns: « divulguer », « divulgation ». @param {string} form */
export function family(form) {
  const root = form.replace(
    /(?:issements?|issants?|ements?|ations?|itions?|ateurs?|atrices?|eurs?|euses?|antes?|ants?|ances?|ions?|ables?|iques?|ment|ing|ed|er|ez|ir|re|ee?|i|a)$/,
    "",
  );
  return root.length < 4 ? "" : root.replace(/([gq])u$/, "$1");
}

/** Reads text in one language. */
export class Reader {
  /**
   * @param {string} language
   * @param {string} elided what stands before an apostrophe without being a word
   * @param {string} stopWords
   */
  constructor(language, elided, stopWords) {
    this.language = language;
    this.elided = new Set(elided.split(" "));
    this.stopWords = new Set(stopWords.split(" ").map((word) => base(fold(word), language)));
    /** @type {Map<string, string>} */
    this.known = new Map();
  }

  /** @param {string} term */
  base(term) {
    let form = this.known.get(term);
    if (form === undefined) {
      form = base(fold(term), this.language);
      this.known.set(term, form);
    }
    return form;
  }

  /**
   * @param {string} text
   * @returns {Word[]} each part of a word, and the whole without its hyphens, where they stand in `text`
   */
  words(text) {
    /** @type {Word[]} */
    const found = [];
    for (const match of text.matchAll(WORD)) this.parts(match[0], match.index ?? 0, found);
    return found;
  }

  /**
   * The beginning that longer words must have: a word as it is written, without its plural.
   * @param {string} query @param {string} term
   */
  written(query, term) {
    const place = this.words(query).find((word) => word.term === term);
    const word = place ? fold(query.slice(place.start, place.end)) : term;
    return word.startsWith(term) && word.length > 3 ? word.replace(/[sx]$/, "") : term;
  }

  /** @param {string} word @param {number} start @param {Word[]} found */
  parts(word, start, found) {
    const pieces = word.split(JOINT);
    let at = start;
    /** @type {Word[]} */
    const kept = [];
    pieces.forEach((piece, rank) => {
      const next = pieces[rank + 1] ?? "";
      const apostrophe = rank % 2 === 0 && next !== "" && !/[‑‐-]/.test(next);
      const possessive = rank > 0 && piece === "s" && /['’ʼ]/.test(pieces[rank - 1] ?? "");
      if (rank % 2 === 0 && !possessive && !(apostrophe && this.elided.has(fold(piece)))) {
        kept.push({ term: this.base(piece), start: at, end: at + piece.length });
      }
      at += piece.length;
    });
    found.push(...kept);
    const [first, last] = [kept[0], kept.at(-1)];
    if (kept.length > 1 && first && last) {
      const whole = word.slice(first.start - start, last.end - start).split(JOINT);
      const term = this.base(whole.filter((_, rank) => rank % 2 === 0).join(""));
      found.push({ term, start: first.start, end: last.end, parts: kept.map((part) => part.term) });
    }
  }

  /**
   * @param {string} query
   * @returns {string[]} what is looked for: every word that says something, or all when none does
   */
  terms(query) {
    const words = this.words(query).filter((word) => !word.parts);
    const telling = words.filter((word) => !this.stopWords.has(word.term));
    return [...new Set((telling.length > 0 ? telling : words).map((word) => word.term))];
  }
}

/**
 * How many letters to change, add, drop or swap to go from one word to the other; more than `most` is told
 * as `most + 1`. @param {string} left @param {string} right @param {number} most
 */
export function distance(left, right, most) {
  const width = right.length;
  if (Math.abs(left.length - width) > most) return most + 1;
  let [before, last, line] = [[0], [0], [0]];
  for (let column = 0; column <= width; column += 1) last[column] = column;
  for (let row = 1; row <= left.length; row += 1) {
    line = [row];
    let least = row;
    for (let column = 1; column <= width; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = (last[column - 1] ?? 0) + (same ? 0 : 1);
      cost = Math.min(cost, (last[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1);
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped && !same) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      line[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, line];
  }
  return last[width] ?? most + 1;
}
