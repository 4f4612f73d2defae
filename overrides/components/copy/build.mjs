// @ts-check

/** What a build puts in place of this file: what it is known by, and the addresses to keep, from the site's root. */

export const BUILD = "";

/** @type {string[]} */
export const FILES = [];
