// @ts-check

/**
 * Keeps a copy of one build of the site, for when there is no network. A page always comes from the network
 * first; a copy says that it is one (`data-copy`). Published as `sw.js`, at the root of what it serves.
 */

import { BUILD, FILES } from "./build.mjs";
import { erase, prefix } from "./kept.mjs";

/** How many files are asked for at once: the reader's own page comes first. */
const AT_ONCE = 4;
const HIDDEN = " data-copy hidden";

const worker = /** @type {any} */ (self);
/** @type {string} */
const scope = worker.registration.scope;
const name = prefix(scope) + BUILD;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(fill()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(settle()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope) || request.headers.has("range")) return;
  event.respondWith(request.url.startsWith(`${scope}components/`) ? named(request) : fresh(request));
});

/** Keep every file of the build, or none. */
async function fill() {
  const cache = await caches.open(name);
  const left = FILES.map((file) => new URL(file, scope).href);
  const take = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      await cache.add(new Request(one, { cache: "no-cache" }));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, take));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  await worker.skipWaiting();
}

/** Take the place of the build before. */
async function settle() {
  await erase(scope, name);
  await worker.clients.claim();
}

/** A file named after its content is always the right one. @param {Request} request */
async function named(request) {
  return (await kept(request.url)) ?? fetch(request);
}

/** What the host says today, whatever the browser has kept by itself; a copy where no host answers. @param {Request} request */
async function fresh(request) {
  try {
    return await fetch(request, { cache: "no-cache" });
  } catch (error) {
    const copy = await kept(request.url);
    if (copy) return told(copy);
    throw error;
  }
}

/** @param {string} address */
async function kept(address) {
  const cache = await caches.open(name);
  return cache.match(address.replace(/\/index\.html(?=$|[?#])/, "/"), { ignoreSearch: true, ignoreVary: true });
}

/** A copy, which says that it is one if it is a page. @param {Response} copy */
async function told(copy) {
  if (!copy.headers.get("Content-Type")?.startsWith("text/html")) return copy;
  const html = await copy.text();
  return new Response(html.replace(HIDDEN, ""), { headers: copy.headers });
}
