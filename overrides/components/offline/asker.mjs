// @ts-check

/** Searches in the page itself: one opened from a folder may neither start a worker nor fetch the index. */

import { Answering } from "../search/answering.mjs";
import { carried } from "./carried.mjs";

export class Asker {
  /**
   * @param {string} index
   * @param {(told: any) => void} told
   */
  constructor(index, told) {
    this.answering = new Answering(() => carried(index), told);
    this.answering.begin();
  }

  /** @param {import("../search/answering.mjs").Asked} asked */
  ask(asked) {
    this.answering.asked(asked);
  }
}
