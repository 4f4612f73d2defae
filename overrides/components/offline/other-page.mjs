// @ts-check

/** Reads another page where nothing may be fetched: a script beside it carries what is read of it. */

import { carried } from "./carried.mjs";

/** @param {string} address @returns {Promise<string>} */
export const otherPage = (address) => carried(address);
