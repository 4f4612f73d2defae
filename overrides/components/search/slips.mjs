// @ts-check

/** Slips of the fingers and words written as they are heard: « facebok », « fotos », « harselement ». */

import { distance } from "./text.mjs";

/** From how many letters on a word may sound the same, one letter may differ, and two. */
const NONE = 4;
const ONE = 5;
const TWO = 9;
/** The same when the rest of the query is known: an unknown word may then well be right. */
const KNOWN_ONE = 7;

/** @type {Array<[RegExp, string]>} one letter for each sound */
const SOUNDS = [
  [/ph/g, "f"],
  [/qu?|k/g, "c"],
  [/h/g, ""],
];

/** How a word sounds, roughly, from its folded letters. @param {string} word */
export function sound(word) {
  return SOUNDS.reduce((text, [from, to]) => text.replace(from, to), word);
}

export class Slips {
  /** @param {string[]} vocabulary */
  constructor(vocabulary) {
    this.vocabulary = vocabulary;
    this.sounds = vocabulary.map(sound);
    this.letters = this.sounds.map(letters);
  }

  /**
   * The word that a slip stands for. It begins with the same sound: « fâché » is not « caché ».
   * @param {string} term
   * @param {boolean} lost whether nothing else of the query is known
   * @returns {string | undefined}
   */
  meant(term, lost) {
    const heard = sound(term);
    const most = term.length < (lost ? ONE : KNOWN_ONE) ? 0 : lost && term.length >= TWO ? 2 : 1;
    if (term.length < NONE) return undefined;
    let best;
    let closest = most + 1;
    const own = letters(heard);
    for (const [rank, word] of this.vocabulary.entries()) {
      const other = this.sounds[rank] ?? "";
      if (other[0] !== heard[0] || ones(own & ~(this.letters[rank] ?? 0)) > most) continue;
      const far = distance(heard, other, most);
      if (far < closest) [best, closest] = [word, far];
    }
    return best;
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
