// @ts-check

/** What tools take from the page and puts there: elements, words, the clipboard. */

/**
 * @template {HTMLElement} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function find(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new TypeError(selector);
  return found;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {Array<Node | string>} children strings are text, never HTML
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The words of the page, with their {placeholders} filled in. */
export class Words {
  /** @param {{ language: string, words: Record<string, string> }} data */
  constructor(data) {
    this.words = data.words;
    this.language = data.language;
    this.plural = new Intl.PluralRules(data.language);
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} values
   */
  say(key, values = {}) {
    const text = this.words[key] ?? "";
    // As the command's texts: a brace to show is written twice.
    return text.replace(/\{\{|\}\}|\{([a-z-]+)\}/g, (found, name) =>
      name === undefined ? found.charAt(0) : String(values[name] ?? found),
    );
  }

  /**
   * @param {string} key
   * @param {number} number
   * @param {Record<string, string | number>} values
   */
  count(key, number, values = {}) {
    const form = this.plural.select(number) === "one" ? "one" : "many";
    return this.say(`${key}.${form}`, { number, ...values });
  }
}

/**
 * Put a text on the clipboard; say whether the browser allowed it.
 * @param {string} text
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
