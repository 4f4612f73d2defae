// @ts-check
// Finds the learning system's interface (ADL, SCORM 1.2 Run-Time Environment, 3.2): above this page, then
// behind the window that opened it.

/**
 * What SCORM 1.2 calls the API adapter.
 * @typedef {Record<"LMSInitialize" | "LMSGetValue" | "LMSSetValue" | "LMSCommit" | "LMSFinish", (...words: string[]) => unknown>} Api
 */

/** No chain of frames is that long: a window may be its own parent, or lie. */
const MOST = 100;

/**
 * @param {Window} from
 * @returns {Api | undefined}
 */
export function find(from) {
  const above = chain(from);
  const behind = above.flatMap((at) => chain(attempt(() => at.opener)));
  for (const at of [...above, ...behind]) {
    const found = attempt(() => {
      const { API } = /** @type {any} */ (at);
      return typeof API?.LMSInitialize === "function" ? API : undefined;
    });
    if (found) return found;
  }
  return undefined;
}

/**
 * A window and those that hold it, from the inside out.
 * @param {Window | undefined} start
 */
function chain(start) {
  /** @type {Window[]} */
  const found = [];
  for (let at = start; at && !found.includes(at) && found.length < MOST; ) {
    found.push(at);
    const inner = at;
    at = attempt(() => inner.parent);
  }
  return found;
}

/**
 * A window of another site throws whatever is asked of it.
 * @template T
 * @param {() => T} ask
 * @returns {T | undefined}
 */
function attempt(ask) {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
