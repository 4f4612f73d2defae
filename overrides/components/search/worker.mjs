// @ts-check

/** Searches beside the page, which stays free: fetches the index once, answers each query. */

import { Answering } from "./answering.mjs";

let index = "";
const answering = new Answering(
  async () => (await fetch(index)).json(),
  (told) => self.postMessage(told),
);

self.addEventListener("message", ({ data }) => {
  if (data.index) {
    index = data.index;
    answering.begin();
  } else {
    answering.asked(data);
  }
});
