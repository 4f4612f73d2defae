// @ts-check

/** The attestation as a text to send. No page: tests run it in Node. */

/** @typedef {import("../sheet/sheet.mjs").Holder} Holder */

/**
 * The text, whose last line a list can be compared with: `CADRE;CODE;DATE;NAME`.
 * @param {Holder} holder
 * @param {string} date when it is made (ISO)
 * @param {Record<string, unknown>} data the words of the official language
 */
export function message(holder, date, data) {
  const fields = /** @type {Array<keyof Holder>} */ (["name", "number", "job", "department"])
    .filter((field) => holder[field])
    .map((field) => `${data[`field.${field}`]} ${holder[field]}`);
  return [
    `${data["statement"]}\n`,
    ...fields,
    `${data["date"]}${date}\n`,
    data["status"],
    `${data["keep"]}\n`,
    `${data["line"]};${date};${holder.name}`,
  ].join("\n");
}

/**
 * The address of a draft (RFC 6068): UTF-8, its lines ended by CR LF.
 * @param {string} address
 * @param {string} subject
 * @param {string} body
 */
export function mailto(address, subject, body) {
  return `mailto:${address}?subject=${encode(subject)}&body=${encode(body.replaceAll("\n", "\r\n"))}`;
}

/** @param {string} text */
function encode(text) {
  // An apostrophe ends some mail programs' reading of a link.
  return encodeURIComponent(text).replaceAll("'", "%27");
}
