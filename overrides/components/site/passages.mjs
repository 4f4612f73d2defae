// @ts-check

/** What a page of the policy does with its passages: tells those amended since the last visit, and shows them in the other language. */

import { otherPage } from "./other-page.mjs";

/** @type {HTMLMetaElement | null} */
const named = document.querySelector("meta[name=cadre-store]");
/** What begins the name of all that the browser keeps for this policy. */
export const STORE = named?.content ?? "cadre";
const KEY = `${STORE}-passages`;

/** @param {HTMLElement} unit the words of a passage, without its links and the passages in it */
function words(unit) {
  const copy = /** @type {HTMLElement} */ (unit.cloneNode(true));
  for (const other of copy.querySelectorAll(".unit, .unit-link, .unit-reference")) other.remove();
  for (const cell of copy.querySelectorAll("td + td, th + th")) cell.prepend(" | ");
  for (const end of copy.querySelectorAll("br")) end.replaceWith(" ");
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Eight hexadecimal characters for some words: enough to know that they changed (FNV-1a, 32 bits). @param {string} text */
function digest(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0");
}

/** @returns {Record<string, string>} without what somebody else put under our key */
function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (!found || typeof found !== "object" || Array.isArray(found)) return {};
    const entries = Object.entries(found);
    return Object.fromEntries(entries.filter(([, hash]) => typeof hash === "string" && /^[0-9a-f]{8}$/.test(hash)));
  } catch {
    return {};
  }
}

/**
 * Mark each passage whose words are not those of the last visit, and remember today's. A passage that is met
 * for the first time is not amended.
 * @param {HTMLElement[]} units
 * @param {string} amended
 */
export function tellAmended(units, amended) {
  const before = kept();
  const language = document.documentElement.lang;
  const today = Object.fromEntries(units.map((unit) => [`${language}:${unit.id}`, digest(words(unit))]));
  for (const unit of units) {
    const known = before[`${language}:${unit.id}`];
    if (!known || known === today[`${language}:${unit.id}`]) continue;
    const mark = document.createElement("p");
    mark.className = "amended";
    mark.textContent = amended;
    (unit.closest("ul, ol, dl, table") ?? unit).before(mark);
  }
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...before, ...today }));
  } catch {
    // A browser that keeps nothing.
  }
}

/** @param {HTMLElement} unit what takes words under those of a passage that nothing may stand beside, if it is one */
function holder(unit) {
  if (unit.tagName === "TR") return unit.lastElementChild;
  return ["LI", "DT", "DD"].includes(unit.tagName) ? unit : null;
}

/** Each passage with the same one of the other language under it, on demand, from the same page of that language. */
export class Sideways {
  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLElement[]} units
   */
  constructor(button, units) {
    this.button = button;
    this.units = units;
    button.addEventListener("click", () => this.toggle());
  }

  get shown() {
    return this.button.getAttribute("aria-pressed") === "true";
  }

  async toggle() {
    const show = !this.shown;
    const said = document.querySelector(".sideways__said");
    try {
      if (show) await (this.loading ??= this.load());
      this.button.setAttribute("aria-pressed", String(show));
      for (const other of document.querySelectorAll(".sideways__other")) other.toggleAttribute("hidden", !show);
      said?.replaceChildren();
    } catch {
      this.loading = undefined;
      said?.replaceChildren(this.button.dataset.failed ?? "");
    }
  }

  async load() {
    const html = await otherPage(this.button.dataset.page ?? "");
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const unit of this.units) {
      const same = page.getElementById(unit.id);
      if (!same) continue;
      const place = holder(unit);
      const other = document.createElement(place ? "div" : "p");
      other.className = "sideways__other";
      other.lang = same.lang || page.documentElement.lang;
      other.textContent = words(same);
      if (place) place.insertBefore(other, place.querySelector(":scope > :is(ul, p, table, blockquote, dl)"));
      else unit.after(other);
    }
  }

  /** @type {Promise<void> | undefined} */ loading;
}
