// @ts-check

/** Searches beside the page, which stays free: loads the index once, answers each query. */

import { Engine } from "./engine.mjs";

/** How many pages are told at once, and up to how many are told without being asked for. */
const AT_ONCE = 10;
const UNASKED = 60;

let index = "";
/** @type {Promise<Engine> | undefined} */
let ready;
/** The latest query: what an earlier one has still to tell interests nobody. */
let latest = 0;
/** @type {((start: number) => void) | undefined} */
let follow;

self.addEventListener("message", async (event) => {
  const { query, number, start } = event.data;
  if (event.data.index) {
    index = event.data.index;
    load().catch(() => {}); // said at the first query
  } else if (start) {
    if (number === latest) follow?.(start);
  } else {
    latest = number;
    await load().then(
      (engine) => number === latest && answer(engine, query, number),
      () => self.postMessage({ number, failed: true }),
    );
  }
});

/** The engine, once its index is there; what failed is tried again at the next query. */
function load() {
  ready ??= fetch(index).then(async (answer) => new Engine(await answer.json()));
  ready.catch(() => (ready = undefined));
  return ready;
}

/** @param {Engine} engine @param {string} query @param {number} number */
function answer(engine, query, number) {
  const found = engine.search(query);
  const { docs, words, ways } = engine.data;
  const total = found.pages.length;
  const { terms, near, silent, platforms } = found;
  const first = found.answer === null ? undefined : docs[found.answer];
  const common = { number, total, terms, near, silent, platforms, first, words, ways, language: engine.reader.language };
  /** @param {number} start @param {number} count */
  const tell = (start, count) => {
    const pages = found.pages
      .slice(start, start + count)
      .map((hits) => hits.map(({ entry, quote }) => ({ ...docs[entry], more: "", quote })));
    self.postMessage({ ...common, pages, start, next: start + count < total ? start + count : 0 });
  };
  follow = (start) => tell(start, AT_ONCE);
  tell(0, AT_ONCE);
  if (total > AT_ONCE && total <= UNASKED) setTimeout(() => number === latest && tell(AT_ONCE, total));
}
