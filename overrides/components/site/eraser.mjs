// @ts-check
// The button that erases everything that the site keeps in this browser, and the one that brings it back
// until the page is left.

import { erase } from "../copy/kept.mjs";

/** What a site keeps besides, where its municipality asks for it. */
const COPY = "cadre-pages";

/** @type {(text: string | null) => any} */
const parsed = (text) => {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
};
/** @type {(value: any) => boolean} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What was erased, under what another page has kept since: its answers, and those that it has not given.
 * @param {any} before
 * @param {any} since
 * @returns {any}
 */
function merged(before, since) {
  if (!isRecord(before) || !isRecord(since)) return since;
  const deeper = isRecord(before.answers) && isRecord(since.answers);
  return { ...before, ...since, ...(deeper && { answers: { ...before.answers, ...since.answers } }) };
}

/** The places where a browser keeps things; one that keeps nothing refuses to give them. */
function stores() {
  return [() => localStorage, () => sessionStorage].flatMap((give) => {
    try {
      return [give()];
    } catch {
      return [];
    }
  });
}

/** Take away the copy of the site that this browser keeps to read offline, and its worker; say whether there was one. */
async function eraseCopy() {
  try {
    const worker = await navigator.serviceWorker.getRegistration();
    return worker !== undefined && (await worker.unregister()) && (await erase(worker.scope)) > 0;
  } catch {
    return false; // a browser that keeps none
  }
}

export class Eraser {
  /** @param {HTMLElement} block */
  constructor(block) {
    this.block = block;
    this.stores = stores();
    /** @type {Array<{store: Storage, key: string, value: string}>} */
    this.erased = [];
    const names = /** @type {HTMLElement[]} */ ([...block.querySelectorAll("[data-key]")]);
    this.names = names.map(({ dataset }) => dataset.key ?? "");
    this.button("erase").addEventListener("click", () => this.erase());
    this.button("undo").addEventListener("click", () => this.undo());
    window.addEventListener("pagehide", () => this.forget());
    this.button("erase").removeAttribute("data-pending");
    if (this.stores.length === 0) {
      this.button("erase").hidden = true;
      this.say("not-kept");
    }
  }

  /** @param {string} action */
  button(action) {
    return /** @type {HTMLElement} */ (this.block.querySelector(`[data-action="${action}"]`));
  }

  /** @param {string} word */
  say(word) {
    const status = this.block.querySelector('[role="status"]');
    if (status) status.textContent = this.block.getAttribute(`data-${word}`);
  }

  /** Whether a key is one of ours, or begins with one and a sign. @param {string} key */
  isOurs(key) {
    return this.names.some((name) => key.startsWith(name) && !/^\w/.test(key.slice(name.length)));
  }

  async erase() {
    const copy = this.names.includes(COPY) && (await eraseCopy());
    for (const store of this.stores) {
      for (const key of Object.keys(store).filter((one) => this.isOurs(one))) {
        this.erased.push({ store, key, value: store.getItem(key) ?? "" });
        store.removeItem(key);
      }
    }
    this.button("undo").hidden = this.erased.length === 0;
    this.say(this.erased.length > 0 || copy ? "done" : "nothing");
  }

  undo() {
    // The latest first: under it, what was erased before and not kept again.
    for (const { store, key, value } of this.erased.reverse()) {
      const since = store.getItem(key);
      const both = since === null ? undefined : merged(parsed(value), parsed(since));
      store.setItem(key, since === null ? value : both === undefined ? since : JSON.stringify(both));
    }
    this.forget();
    this.say("restored");
    this.button("erase").focus();
  }

  forget() {
    if (this.erased.length > 0) this.say("none");
    this.erased = [];
    this.button("undo").hidden = true;
  }
}
