// @ts-check

/** Answers the queries of the search box, wherever it runs: in a worker, or in a page opened from a folder. */

import { Engine } from "./engine.mjs";

/** How many pages are told at once, and up to how many are told without being asked for. */
const AT_ONCE = 10;
const UNASKED = 60;

/** What is asked: a query and its number, or the pages that follow from a rank on. @typedef {{ query?: string, number: number, start?: number }} Asked */

export class Answering {
  /** @type {Promise<Engine> | undefined} */ ready;
  /** The latest query: what an earlier one has still to tell interests nobody. */ latest = 0;
  /** @type {((start: number) => void) | undefined} */ follow;

  /**
   * @param {() => Promise<import("./engine.mjs").Data>} load what gives the index
   * @param {(told: object) => void} tell
   */
  constructor(load, tell) {
    this.load = load;
    this.tell = tell;
  }

  /** Load the index before the first query, which says what went wrong. */
  begin() {
    this.engine().catch(() => {});
  }

  /** The engine, once its index is there; what failed is tried again at the next query. */
  engine() {
    this.ready ??= this.load().then((data) => new Engine(data));
    this.ready.catch(() => (this.ready = undefined));
    return this.ready;
  }

  /** @param {Asked} asked */
  async asked({ query = "", number, start }) {
    if (start) {
      if (number === this.latest) this.follow?.(start);
      return;
    }
    this.latest = number;
    await this.engine().then(
      (engine) => number === this.latest && this.answer(engine, query, number),
      () => this.tell({ number, failed: true }),
    );
  }

  /** @param {Engine} engine @param {string} query @param {number} number */
  answer(engine, query, number) {
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
      this.tell({ ...common, pages, start, next: start + count < total ? start + count : 0 });
    };
    this.follow = (start) => tell(start, AT_ONCE);
    tell(0, AT_ONCE);
    if (total > AT_ONCE && total <= UNASKED) setTimeout(() => number === this.latest && tell(AT_ONCE, total));
  }
}
