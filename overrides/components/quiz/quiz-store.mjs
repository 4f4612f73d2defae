// @ts-check
// The one place that keeps the reader's answers in the browser.

import { empty, forgotten, read, restored } from "./quiz-state.mjs";

/** @import {Answer, State} from "./quiz-state.mjs" */

/** Two policies on one host keep their answers apart: the page says under which name. @type {HTMLMetaElement | null | undefined} */
const named = globalThis.document?.querySelector?.("meta[name=cadre-store]");
export const KEY = `${named?.content ?? "cadre"}-quiz`;

/** The answers kept in this browser; when it keeps nothing, they last as long as the page. */
export class Store {
  /** @param {() => void} onRefusal called once, when answers cannot be kept */
  constructor(onRefusal) {
    this.refused = onRefusal;
    /** @type {State} */
    this.state = empty();
    this.kept = true;
    this.load();
  }

  /** Read what the browser keeps now, and repair it where it is not a state of ours. */
  load() {
    if (!this.kept) return this.state;
    try {
      const { state, writable, sound } = read(localStorage.getItem(KEY));
      this.state = state;
      if (!writable) this.refuse();
      else if (!sound) this.write();
    } catch {
      this.refuse();
    }
    return this.state;
  }

  /** @param {(state: State) => State} change applied to what other pages have kept meanwhile */
  update(change) {
    this.state = change(this.load());
    this.write();
  }

  /**
   * Erase the answers to some questions, and return them.
   * @param {string[]} ids
   * @returns {Record<string, Answer>}
   */
  erase(ids) {
    const { answers } = this.load();
    this.update((state) => forgotten(state, ids));
    return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.includes(id)));
  }

  /** @param {Record<string, Answer>} answers erased before */
  restore(answers) {
    this.update((state) => restored(state, answers));
  }

  write() {
    if (!this.kept) return;
    try {
      if (Object.keys(this.state.answers).length > 0) localStorage.setItem(KEY, JSON.stringify(this.state));
      else localStorage.removeItem(KEY);
    } catch {
      this.refuse();
    }
  }

  refuse() {
    this.kept = false;
    this.refused();
  }
}
