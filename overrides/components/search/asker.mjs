// @ts-check

/** Asks the worker. In a page opened from a folder, which may start none, `offline/asker.mjs` stands in place of this. */

export class Asker {
  /**
   * @param {string} index its address
   * @param {(told: any) => void} told
   * @param {() => void} failed
   */
  constructor(index, told, failed) {
    this.worker = new Worker(new URL("./worker.mjs", import.meta.url), { type: "module" });
    this.worker.addEventListener("message", ({ data }) => told(data));
    this.worker.addEventListener("error", failed);
    this.worker.postMessage({ index });
  }

  /** @param {import("./answering.mjs").Asked} asked */
  ask(asked) {
    this.worker.postMessage(asked);
  }
}
