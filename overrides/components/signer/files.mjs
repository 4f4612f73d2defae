// @ts-check

/** A file that HR opens → its text, or the code of the message that says why there is none. */
import { decode } from "./encodings.mjs";
import { named } from "./formats.mjs";

/**
 * @param {Uint8Array} bytes
 * @param {number} megabytes how large a list may be
 * @returns {{ text: string, code?: undefined } | { text?: undefined, code: string }} the code "workbook" for
 *   a workbook of today's Excel, which is read elsewhere
 */
export function textOf(bytes, megabytes) {
  if (bytes.length > megabytes * 1e6) return { code: "people-too-large" };
  const code = named(bytes);
  if (code) return { code };
  const text = decode(bytes);
  return text === undefined ? { code: "people-encoding" } : { text };
}
