// @ts-check

/** A text given to the reader: on the clipboard, or to be copied by hand where the browser refuses. */
import { copied, find } from "../site/page.mjs";

/**
 * @param {string} text
 * @param {HTMLElement} part holds a box, shown only when the browser refuses
 * @returns {Promise<boolean>} whether the text is on the clipboard
 */
export async function give(text, part) {
  const given = await copied(text);
  part.hidden = given;
  if (given) return true;
  const box = find(part, "textarea", HTMLTextAreaElement);
  box.value = text;
  box.focus();
  box.select();
  return false;
}
