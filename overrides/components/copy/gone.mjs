// @ts-check

/** Published as `sw.js` by a site that keeps no copy, or no longer: takes away the worker and the copy of one that did. */

import { erase } from "./kept.mjs";

const worker = /** @type {any} */ (self);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(erase(worker.registration.scope).then(() => worker.registration.unregister()));
});
