// @ts-check

/** Searches beside the page, which stays free: loads the index once, answers each query. */

import { Engine } from "./engine.mjs";

/** @type {Promise<Engine> | undefined} */
let ready;

self.addEventListener("message", async (event) => {
  const { index, query, number } = event.data;
  if (index) {
    ready = fetch(index).then(async (answer) => new Engine(await answer.json()));
    await ready;
    self.postMessage({ ready: true });
    return;
  }
  const engine = await ready;
  if (!engine) return;
  const found = engine.search(query);
  const { docs, words, ways, silent } = engine.data;
  const pages = found.pages.map((hits) => hits.map((hit) => ({ ...docs[hit.entry], quote: hit.quote })));
  const ask = found.silent && silent.to !== null ? docs[silent.to] : undefined;
  const language = engine.reader.language;
  self.postMessage({ number, pages, terms: found.terms, near: found.near, ask, words, ways, language });
});
