// @ts-check

/** What each build's copy is called in the browser, of a site whose address is `scope`. @param {string} scope */
export const prefix = (scope) => `cadre-pages:${scope}:`;

/** Erase the copies of a site, except one. @param {string} scope @param {string} [but] */
export async function erase(scope, but) {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix(scope)) && name !== but);
  await Promise.all(names.map((name) => caches.delete(name)));
  return names.length;
}
