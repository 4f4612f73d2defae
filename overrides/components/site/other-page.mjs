// @ts-check

/** How a page reads another one. Opened from a folder, `offline/other-page.mjs` stands in place of this. */

/** @param {string} address @returns {Promise<string>} its HTML */
export async function otherPage(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}
