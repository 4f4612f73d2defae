// @ts-check

/** A file that HR opens → its text or its table, or the code of the message that says why there is none. */
import { decode } from "./encodings.mjs";
import { named } from "./formats.mjs";

/** @typedef {import("./people.mjs").Table} Table */
/** @typedef {{ text: string } | { table: Table } | { code: string, details?: Record<string, string> }} Opened */

/**
 * @param {Uint8Array} bytes
 * @param {number} megabytes how large a list may be
 * @returns {Promise<Opened>}
 */
export async function opened(bytes, megabytes) {
  const found = textOf(bytes, megabytes);
  if (found.code !== "workbook") return found;
  const { workbook } = await import("./workbook.mjs");
  return workbook(bytes);
}

/**
 * @param {Uint8Array} bytes
 * @param {number} megabytes
 * @returns {{ text: string, code?: undefined } | { text?: undefined, code: string }} the code "workbook" for
 *   a workbook of today's Excel
 */
export function textOf(bytes, megabytes) {
  if (bytes.length > megabytes * 1e6) return { code: "people-too-large" };
  const code = named(bytes);
  if (code) return { code };
  const text = decode(bytes);
  return text === undefined ? { code: "people-encoding" } : { text };
}
