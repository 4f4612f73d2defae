// @ts-check

/**
 * What a file is that is no list of text: the code of the message that names it, from its bytes alone.
 * The same signs as the command (`scripts/cadre/reading/lists/formats.py`).
 */

const ZIP = "PK\x03\x04";
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/** The names of a ZIP's files are never compressed. */
const WORKBOOK = "xl/workbook.xml";

/** @type {Array<[string, string]>} what only the one holds; the first that is found counts */
const IN_OLE = [
  [wide("EncryptedPackage"), "people-password"],
  [wide("WordDocument"), "people-document"],
];
/** @type {Array<[string, string]>} */
const IN_ZIP = [
  ["application/vnd.oasis.opendocument.spreadsheet", "people-opendocument"],
  ["xl/workbook.bin", "people-binary-workbook"],
  ["word/document.xml", "people-document"],
  ["Index/Document.iwa", "people-numbers"],
  ["application/vnd.oasis.opendocument", "people-document"],
];
/** @type {Array<[string, string]>} */
const IN_XML = [
  ["urn:schemas-microsoft-com:office:spreadsheet", "people-xml-workbook"],
  ["urn:oasis:names:tc:opendocument", "people-opendocument"],
];
/** As much of a text as says what it is. */
const START = 4096;
const MARK = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/;
/** Not `ID;P` alone, with which a list of employee numbers and first names begins too. */
const SYLK = /^ID;P(?:WXL|XL|CALC|SCALC|MP)[0-9]*\s*[;\r\n]/;
const WEB =
  /^(?:<\?xml[^>]*>|<!--[^]*?-->|\s)*<(?:!doctype html|html|head|meta|body|table|style|div)\b/i;

/**
 * The code of the message for a file that is no list; "workbook" for one of Excel (.xlsx), which another
 * script reads; nothing for a text.
 * @param {Uint8Array} bytes
 * @returns {string | undefined}
 */
export function named(bytes) {
  const start = latin(bytes.subarray(0, START));
  if (start.startsWith(OLE)) return holding(latin(bytes), IN_OLE) ?? "people-old-excel";
  if (start.startsWith(ZIP)) {
    const all = latin(bytes);
    return all.includes(WORKBOOK) ? "workbook" : (holding(all, IN_ZIP) ?? "people-workbook-broken");
  }
  // In UTF-16, every other byte of such a text is empty.
  const text = start.replaceAll("\0", "").replace(MARK, "").trimStart();
  if (text.startsWith("%PDF-") || text.startsWith("{\\rtf")) return "people-document";
  if (SYLK.test(text)) return "people-sylk";
  const xml = text.startsWith("<?xml") ? holding(text, IN_XML) : undefined;
  return xml ?? (WEB.test(text) ? "people-web-page" : undefined);
}

/**
 * @param {string} text
 * @param {Array<[string, string]>} signs
 */
function holding(text, signs) {
  return signs.find(([sign]) => text.includes(sign))?.[1];
}

/**
 * Bytes as text, one character a byte.
 * @param {Uint8Array} bytes
 */
function latin(bytes) {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return pieces.join("");
}

/** @param {string} text */
function wide(text) {
  return [...text].map((letter) => `${letter}\0`).join("");
}
