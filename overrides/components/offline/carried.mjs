// @ts-check

/**
 * What a page opened from a folder may not fetch: the script at `address`, which the build writes, hands it
 * over in an event of its own element.
 * @param {string} address
 * @returns {Promise<any>}
 */
export function carried(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("carried", (event) => resolve(/** @type {CustomEvent} */ (event).detail));
    script.addEventListener("error", () => reject(new Error(address)));
    script.src = address;
    document.head.append(script);
  });
}
