// @ts-check

/** What a cell of a known column may hold. The first rule that refuses it is the one that is told. */

/** What `str.split` of the command takes for white space. */
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/**
 * A cell as it is read: NFC, white space folded, a lone dash taken for nothing.
 * @param {string} cell
 */
export function clean(cell) {
  const text = cell.normalize("NFC").replace(SPACES, " ").trim();
  return /^[-–—]+$/.test(text) ? "" : text;
}

/**
 * Text without what does not count when words are compared: capitals, accents, ligatures.
 * @param {string} text
 */
export function plain(text) {
  const letters = text.toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "");
  return letters.replaceAll("œ", "oe").replaceAll("æ", "ae");
}

/** @param {string} text */
export function blank(text) {
  return text.replace(SPACES, "") === "";
}

/** @param {string[]} row */
export function empty(row) {
  return row.every((cell) => cell.replace(SPACES, "").replace(/[-–—]+/g, "") === "");
}

/**
 * A cell on one line that a spreadsheet takes for text (OWASP, CSV Injection).
 * @param {string} cell
 */
export function harmless(cell) {
  const line = cell.replace(/[\t\r\n]+/g, " ");
  return /^\s*[=+\-@]/.test(line) && clean(line) !== "" ? `'${line}` : line;
}

/** @typedef {"name" | "number" | "job" | "department" | "code" | "received"} Kind */
/** @typedef {{ code: string, details: Record<string, string> }} Refusal */

/** UTF-8 read as Windows-1252 (é gives Ã©), as Mac Roman (√©) or as a page of DOS (├®), then saved so. */
const CONVERTED =
  /\ufffd|[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|√[©®†™§¥¢ª¨´≤]|Å[“’\x92\x93]|â€|[\u2500-\u259f]/;
/** A letter lost, or read in another alphabet: signs that no one writes between two letters. */
const BETWEEN =
  /(?<=\p{L})(?:[?¡-©«¬®¯±-³µ¶¸»-¿×÷ƒˆ˜†‡•‚„“”‰‹›™€¤]|Ž(?=\p{Lowercase}))(?=\p{L})/u;
const ENTITY = /&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}[0-9]{0,2});/i;

/**
 * Whether accented letters of a cell were lost when it was saved or opened.
 * @param {string} cell
 */
export function damaged(cell) {
  return CONVERTED.test(cell) || BETWEEN.test(cell);
}

/**
 * The first code of a web page that a cell holds (`&eacute;`), or nothing.
 * @param {string} cell
 */
export function entity(cell) {
  return ENTITY.exec(cell)?.[0] ?? "";
}

const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
/** How much of a cell a message quotes. */
const SHOWN = 60;

/**
 * A text as messages quote it: not too long, and nothing in it that disturbs a screen.
 * @param {string} text
 */
export function shown(text) {
  const visible = [...text.replace(INVISIBLE, "\ufffd")];
  return visible.length <= SHOWN ? visible.join("") : `${visible.slice(0, SHOWN - 1).join("")}…`;
}

/** @typedef {[code: string, refuses: RegExp, where?: Kind[]]} Rule */

/** @type {Rule[]} what folding white space would hide: looked for in the cell itself */
const FIRST = [
  ["people-character-unreadable", CONVERTED],
  ["people-character-unreadable", BETWEEN],
  ["people-character-invisible", /(?![\t\n\r])[\p{Cc}\p{Cf}]/u],
];
/** @type {Rule[]} */
const RULES = [
  ["people-formula", /^[=+\-@]/],
  ["people-formula-error", /^#(?:N\/A|[A-Z0]+(?:\/0)?[!?])$/i],
  ["people-entity", ENTITY],
  // What programs write where there is nothing. « Null » and « NA » are names of people.
  [
    "people-no-value",
    /^(?:N\/A|n\/a|NULL|null|\(null\)|NaN|nan|None|S\/O|s\/o|s\.o\.|n\.d\.|\(vide\)|\(blank\))$/,
  ],
  ["people-fields", /\{\{|\[\[/],
];
/** @type {Rule[]} */
const LAST = [
  ["people-apostrophe", /^'/, ["number", "code"]],
  ["people-number-decimal", /^[0-9]+[.,]0+$/, ["number"]],
  ["people-number-scientific", /^[0-9][.,]?[0-9]*E\+[0-9]+$/i, ["number"]],
  ["people-name-without-letter", /^\P{L}+$/u, ["name"]],
];

/**
 * Why a cell is refused, if it is.
 * @param {string} cell
 * @param {Kind} kind
 * @param {number} limit how many characters it may have
 * @returns {Refusal | undefined}
 */
export function refusal(cell, kind, limit) {
  const words = clean(cell);
  const why =
    broken(FIRST, cell, kind) ??
    broken(RULES, words, kind) ??
    tooLong(words, limit) ??
    broken(LAST, words, kind);
  return why && { code: why.code, details: { text: shown(words), ...why.details } };
}

/**
 * @param {string} words
 * @param {number} limit
 * @returns {Refusal | undefined}
 */
function tooLong(words, limit) {
  const count = [...words].length;
  if (count <= limit) return undefined;
  return { code: "people-too-long", details: { count: String(count), limit: String(limit) } };
}

/**
 * @param {Rule[]} rules
 * @param {string} text
 * @param {Kind} kind
 * @returns {Refusal | undefined}
 */
function broken(rules, text, kind) {
  for (const [code, pattern, where] of rules) {
    const found = pattern.exec(text);
    if (found && (where ?? [kind]).includes(kind)) return { code, details: named(code, text, found[0]) };
  }
  return undefined;
}

/**
 * What a message names beside the cell itself.
 * @param {string} code
 * @param {string} text
 * @param {string} sign what the rule refuses
 * @returns {Record<string, string>}
 */
function named(code, text, sign) {
  if (code === "people-fields" || code === "people-entity") return { sign };
  if (code === "people-apostrophe") return { bare: shown(text.slice(1)) };
  if (code === "people-number-decimal") return { whole: shown(text.split(/[.,]/)[0] ?? "") };
  if (code !== "people-character-invisible") return {};
  const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return { character: `U+${number.padStart(4, "0")}` };
}
