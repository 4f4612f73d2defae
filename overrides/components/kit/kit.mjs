// @ts-check

/** HR's kit: texts to copy, the attestation that an employee fills in, the check of a code. */
import { copied, find, Words } from "../site/page.mjs";
import { Attestation } from "./attestation.mjs";
import { CodeCheck } from "./code.mjs";

/** @typedef {Record<string, string> & { language: string, words: Record<string, string>, most: number, shown: number, versions: Array<{ code: string, date: string, adopted: string }> }} Data */

/**
 * Let a button copy the text that it names, and say whether it could.
 * @param {HTMLButtonElement} button
 */
function listen(button) {
  button.hidden = false;
  const status = button.parentElement?.nextElementSibling;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset["copy"] ?? "")?.textContent ?? "";
    const said = (await copied(text)) ? button.dataset["copied"] : button.dataset["select"];
    status?.replaceChildren(said ?? "");
  });
}

for (const root of document.querySelectorAll('[data-module="kit"]')) {
  for (const button of root.querySelectorAll("[data-copy]")) listen(/** @type {HTMLButtonElement} */ (button));
  const kind = root.getAttribute("data-kit");
  if (!(root instanceof HTMLElement) || kind === null) continue;
  /** @type {Data} */
  const data = JSON.parse(find(root, "script", HTMLScriptElement).textContent ?? "");
  const words = new Words(data);
  if (kind === "forms") new Attestation(root, data, words);
  else new CodeCheck(root, data, words);
  root.removeAttribute("data-awaits");
}
