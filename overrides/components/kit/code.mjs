// @ts-check

/** A code read on paper → today's text, an earlier version, or unknown. */
import { find } from "../site/page.mjs";

/** @typedef {import("./kit.mjs").Data} Data */
/** @typedef {import("../site/page.mjs").Words} Words */

export class CodeCheck {
  /**
   * @param {HTMLElement} root
   * @param {Data} data
   * @param {Words} words
   */
  constructor(root, data, words) {
    const form = find(root, ".kit__form", HTMLFormElement);
    const typed = find(form, "input", HTMLInputElement);
    const status = find(form, ".kit__status", HTMLElement);
    form.hidden = false;
    find(root, ".kit__needs", HTMLElement).hidden = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { key, values } = told(typed.value, data);
      status.textContent = words.say(`code.${key}`, values);
      if (key === "empty") typed.focus();
    });
    typed.addEventListener("input", () => (status.textContent = ""));
  }
}

/**
 * What is said of a code, alone or in the last line of an e-mail.
 * @param {string} typed
 * @param {Data} data
 * @returns {{ key: string, values?: Record<string, string | number> }}
 */
function told(typed, data) {
  const code = (/CADRE\s*;([^;]*)/i.exec(typed)?.[1] ?? typed).replace(/\s+/g, "").toLowerCase();
  if (code === "") return { key: "empty" };
  if (!/^[0-9a-f]+$/.test(code) || code.length < data.shown) return { key: "short", values: { shown: data.shown } };
  const version = data.versions.find((one) => one.code.startsWith(code));
  if (!version) return { key: "unknown" };
  const { date, adopted } = version;
  return { key: version.code === data["current"] ? "current" : "earlier", values: { date, adopted } };
}
