// @ts-check

/**
 * Bytes → text, whichever of the encodings of Quebec's offices they are in. Nothing in a file says it:
 * the reading that gives French words is kept, and none when no reading does, or two as well.
 * The same rules as the command (`scripts/cadre/reading/lists/encodings.py`).
 */

/** @type {Array<[number[], string]>} */
const MARKS = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];
/** Those that browsers know; of the pages of DOS they know none. */
const KNOWN = ["windows-1252", "macintosh", "iso-8859-15"];
const DOS = [
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0",
];
/** So many letters are enough to tell, in a file of any size. */
const ENOUGH = 20_000;

const OTHER = /[^\0-\x7f]/gu;
const LETTER = /^\p{L}$/u;
const CAPITAL = /^\p{Uppercase}$/u;
const SMALL = /^\p{Lowercase}$/u;
const SPACE = /^[ \t\r\n\xa0]$/;

/** @param {string} all */
const bothCases = (all) => new Set(all + all.toUpperCase());
const FRENCH = bothCases("àâçéèêëîïôœùûüÿ");
const ELSEWHERE = bothCases("áãäåæíñóõöøúšžßìòªº");
const VOWELS = new Set("aeiouyAEIOUYéÉ");

/**
 * The text of a file, or nothing when no encoding gives one for sure.
 * @param {Uint8Array} bytes
 * @returns {string | undefined}
 */
export function decode(bytes) {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return new TextDecoder(marked[1]).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // An empty byte is no letter of these encodings; what reads the text names it.
    return bytes.includes(0) ? "\0" : best(bytes);
  }
}

/** @param {Uint8Array} bytes */
function best(bytes) {
  const known = KNOWN.map((name) => new TextDecoder(name).decode(bytes));
  const readings = new Set([...known, ...DOS.map((page) => ofDos(bytes, page))]);
  const worth = [...readings].map((text) => ({ text, french: french(text) }));
  const most = Math.max(...worth.map((one) => one.french));
  const found = worth.filter((one) => one.french === most);
  const others = bytes.reduce((sum, byte) => sum + (byte > 0x7f ? 1 : 0), 0);
  return found.length > 1 || most < Math.min(ENOUGH, others) ? undefined : found[0]?.text;
}

/**
 * @param {Uint8Array} bytes
 * @param {string} page its characters from 0x80
 */
function ofDos(bytes, page) {
  const letters = Array.from({ length: 256 }, (_, byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : (page[byte - 0x80] ?? ""),
  );
  return Array.from(bytes, (byte) => letters[byte]).join("");
}

/**
 * How likely it is that a text is French: names in an encoding that we know give at least 1 a character.
 * @param {string} text
 */
function french(text) {
  let sum = 0;
  let seen = 0;
  for (const { 0: letter, index } of text.matchAll(OTHER)) {
    sum += worthOf(letter, text.slice(Math.max(index - 2, 0), index), text[index + letter.length] ?? "");
    seen += 1;
    if (seen === ENOUGH) break;
  }
  return sum;
}

/**
 * @param {string} letter
 * @param {string} twoBefore
 * @param {string} after
 */
function worthOf(letter, twoBefore, after) {
  const before = twoBefore.slice(-1);
  if (!LETTER.test(letter)) return worthOfSign(letter, before, after);
  if (misplaced(letter, twoBefore, after)) return -1;
  const worth = FRENCH.has(letter) ? 2 : ELSEWHERE.has(letter) ? 1 : -1;
  return worth + fits(letter, before, after);
}

/**
 * How much better or worse a letter is for the letters beside it.
 * @param {string} letter
 * @param {string} before
 * @param {string} after
 */
function fits(letter, before, after) {
  if ("œŒ".includes(letter)) return after === "u" || after === "U" ? 1 : -1;
  if ("çÇëïËÏâûùÙàÀ".includes(letter)) return unlikely(letter, before, after) ? -1 : 0;
  if (LETTER.test(before)) return 0;
  // Élodie is a name and école a word; few names begin with È.
  return letter === "É" ? 1 : letter === "È" && SMALL.test(after) ? -1 : 0;
}

/**
 * @param {string} letter
 * @param {string} before
 * @param {string} after
 */
function unlikely(letter, before, after) {
  if ("çÇ".includes(letter)) return !/^[aou]$/i.test(after);
  // Noël, Loïc: they part two vowels.
  if ("ëïËÏ".includes(letter)) return !VOWELS.has(before) || /^[aou]$/.test(after);
  if ("âû".includes(letter)) return VOWELS.has(before) && before + letter !== "oû";
  // Last in « où », « déjà », « voilà »; À is a word too.
  const ends = ("ùÙ".includes(letter) ? "oO" : "jlJL").includes(before) || SPACE.test(before);
  return LETTER.test(after) || !ends;
}

/**
 * What a sign says, by where it stands: `C“te` is no French word.
 * @param {string} sign
 * @param {string} before
 * @param {string} after
 */
function worthOfSign(sign, before, after) {
  if ("“«‘".includes(sign)) return LETTER.test(before) ? -3 : 1;
  if ("”»…".includes(sign)) return LETTER.test(after) || (sign === "…" && SPACE.test(before)) ? -3 : 1;
  return inPlace(sign, before, after) ? 2 : -3;
}

/**
 * @param {string} sign
 * @param {string} before
 * @param {string} after
 */
function inPlace(sign, before, after) {
  if ("–—".includes(sign)) return CAPITAL.test(after) || !LETTER.test(before);
  if (sign === "\u00a0") return before !== "" && !SPACE.test(before);
  if (sign === "°") return !LETTER.test(after);
  if ("½¼¾".includes(sign)) return !LETTER.test(before) && !LETTER.test(after);
  return "’·".includes(sign);
}

/**
 * @param {string} letter
 * @param {string} twoBefore
 * @param {string} after
 */
function misplaced(letter, twoBefore, after) {
  const before = twoBefore.slice(-1);
  const capitals = CAPITAL.test(twoBefore.slice(0, -1)) && CAPITAL.test(before);
  if (SMALL.test(letter) && (CAPITAL.test(after) || capitals)) return true;
  if (!LETTER.test(before)) {
    return "èëïôûùüÔ".includes(letter) || !(LETTER.test(after) || "àÀôÔ".includes(letter));
  }
  if (before > "\x7f" && letter !== before) return !"éèêë".includes(letter) || CAPITAL.test(before);
  return CAPITAL.test(letter) && (SMALL.test(before) || SMALL.test(after));
}
