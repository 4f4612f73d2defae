// @ts-check

/** The search box once it is needed: asks the worker, shows what it finds. Text is never read as HTML. */

import { Asker } from "./asker.mjs";
import { Reader } from "./text.mjs";

/** @typedef {{ location: string, title: string, text: string, kind: string, quote: string }} Result */
/**
 * @typedef {object} Answer
 * @property {number} number
 * @property {Result[][]} pages the first ones, or those that follow
 * @property {number} total
 * @property {number} start the rank of the first page told
 * @property {number} next the rank of the next one, 0 when there is none
 * @property {string[]} terms
 * @property {string[]} near
 * @property {string[]} silent what the policy does not speak of
 * @property {string[]} platforms those that it does not name
 * @property {Result} [first] the passage to show before all
 * @property {Record<string, string>} words
 * @property {Record<string, string>} ways
 * @property {string} language
 * @property {boolean} [failed] nothing was searched: the index did not come
 */

/** How much of a passage is shown around the first word found. */
const BEFORE = 60;
const SHOWN = 200;
const ARTICLE = "md-search-result__article md-typeset";

/**
 * @param {string} tag
 * @param {string} name
 * @param {Array<Node | string>} children
 */
function make(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}

/** What `site.mjs` gives: the box, and how to close it. @typedef {{ part: HTMLElement, input?: HTMLInputElement, close(): void, toggle(open: boolean): void }} Box */

export class Search {
  /** @param {Box} box */
  constructor(box) {
    this.box = box;
    this.input = box.input;
    this.meta = box.part.querySelector(".md-search-result__meta");
    this.list = box.part.querySelector(".md-search-result__list");
    this.hint = this.meta?.textContent ?? "";
    this.root = new URL(box.part.dataset.root ?? ".", document.baseURI);
    this.asked = 0;
    this.next = 0;
    this.links = 0;
    /** @type {Reader | undefined} */
    this.reader = undefined;
    const index = new URL(box.part.dataset.index ?? "", document.baseURI).href;
    this.asker = new Asker(index, (answer) => this.told(answer), () => this.fail());
    this.input?.addEventListener("input", () => this.ask());
    this.input?.form?.addEventListener("reset", () => {
      setTimeout(() => this.ask());
      this.input?.focus();
    });
    box.part.addEventListener("keydown", (event) => this.move(event));
    this.list?.addEventListener("click", (event) => this.follow(event));
    box.part.addEventListener("scroll", (event) => this.scrolled(event), true);
    this.ask();
  }

  ask() {
    const query = this.input?.value.trim() ?? "";
    this.asked += 1;
    if (query) this.asker.ask({ query, number: this.asked });
    else this.show(this.hint);
  }

  /** @param {Answer} answer */
  told(answer) {
    if (answer.number !== this.asked) return;
    if (answer.failed) {
      this.fail();
      return;
    }
    const { words, pages, total } = answer;
    const items = pages.map((page) => this.item(page, answer));
    this.list?.toggleAttribute("data-more", answer.next > 0);
    this.next = answer.next;
    if (answer.start > 0) {
      this.list?.append(...items);
      return;
    }
    const said = unsaid(answer);
    if (said) {
      this.show(said, ...this.first(answer), ...items);
    } else if (total === 0) {
      const ways = Object.entries(answer.ways).map(([href, title]) => this.way(href, title));
      this.show(`${words.none} ${words["none-next"]}`, ...ways);
    } else {
      const count = total === 1 ? words.one : fill(words.many, { number: total });
      const near = answer.near.length > 0 ? fill(words.near, { words: answer.near.join(", ") }) : "";
      this.show(near ? `${near} (${count})` : count, ...items);
    }
  }

  /** Say that nothing could be searched, and where the whole text is. */
  fail() {
    const text = document.querySelector("a.full-text-link");
    const ways = text ? [this.way(text.getAttribute("href") ?? "", text.textContent ?? "")] : [];
    this.show(this.box.part.dataset.failed, ...ways);
  }

  /** Ask for the pages that follow when the last ones come into sight. @param {Event} event */
  scrolled(event) {
    const box = event.target;
    if (!this.next || !(box instanceof Element)) return;
    if (box.scrollTop + 2 * box.clientHeight < box.scrollHeight) return;
    this.asker.ask({ number: this.asked, start: this.next });
    this.next = 0;
  }

  /** @param {string | undefined} status @param {HTMLElement[]} items */
  show(status, ...items) {
    if (this.meta && this.meta.textContent !== status) this.meta.textContent = status ?? "";
    this.list?.replaceChildren(...items);
  }

  /** @param {Result[]} page @param {Answer} answer */
  item(page, answer) {
    const [first, ...others] = page;
    const item = make("li", "md-search-result__item");
    if (first) item.append(this.link(first, answer, "h2"));
    if (others.length > 0) {
      const { words } = answer;
      const more = others.length === 1 ? words["more.one"] : words["more.many"];
      const title = make("div", "", fill(more, { number: others.length }));
      const details = make("details", "md-search-result__more", make("summary", "", title));
      details.addEventListener(
        "toggle",
        () => details.append(...others.map((other) => this.link(other, answer, "h3"))),
        { once: true },
      );
      item.append(details);
    }
    return item;
  }

  /**
   * The link is the title alone (SC 2.4.4, 2.5.3); the style lets it answer for the whole.
   * @param {Result} result @param {Answer} answer @param {string} heading
   */
  link(result, answer, heading) {
    const link = this.anchor(result.location, ...this.marked(result.title, answer));
    const label = make("p", "md-search-result__label", answer.words[`kind.${result.kind}`] ?? "");
    const teaser = make("p", "", ...this.teaser(result, answer));
    this.links += 1;
    label.id = `search-${this.links}`;
    link.setAttribute("aria-describedby", label.id);
    return make("div", ARTICLE, make(heading, "", link), label, teaser);
  }

  /** @param {string} location @param {Array<Node | string>} content */
  anchor(location, ...content) {
    const link = make("a", "md-search-result__link", ...content);
    link.setAttribute("href", new URL(location, this.root).href);
    return link;
  }

  /** @param {string} href @param {string} title */
  way(href, title) {
    const heading = make("h2", "", this.anchor(href, title));
    return make("li", "md-search-result__item", make("div", ARTICLE, heading));
  }

  /** The passage that says whom to ask, or what a platform is: the status has said what is not there. @param {Answer} answer */
  first({ first, ...answer }) {
    if (!first) return [];
    const item = make("li", "md-search-result__item md-search-result__answer", this.link(first, answer, "h2"));
    if (answer.silent.length > 0) item.prepend(make("p", "md-search-result__lead", answer.words["silent-first"] ?? ""));
    return [item];
  }

  /** @param {Result} result @param {Answer} answer @returns {Array<Node | string>} */
  teaser(result, answer) {
    const { text, quote } = result;
    const at = quote ? text.indexOf(quote) : -1;
    const range = at >= 0 ? { start: at, end: at + quote.length } : this.ranges(text, answer)[0];
    const start = Math.max(0, range ? text.lastIndexOf(" ", Math.max(0, range.start - BEFORE)) + 1 : 0);
    const end = Math.max(range?.end ?? 0, start + SHOWN);
    const cut = end < text.length ? text.indexOf(" ", end) : -1;
    const part = text.slice(start, cut < 0 ? undefined : cut);
    const edges = [start > 0 ? "… " : "", cut < 0 ? "" : " …"];
    if (at < 0) return [edges[0] ?? "", ...this.marked(part, answer), edges[1] ?? ""];
    const [from, to] = [at - start, at - start + quote.length];
    const words = make("mark", "", part.slice(from, to));
    return [edges[0] ?? "", part.slice(0, from), words, part.slice(to), edges[1] ?? ""];
  }

  /** @param {string} text @param {Answer} answer */
  ranges(text, answer) {
    this.reader ??= new Reader(answer.language, answer.words.elided ?? "", answer.words["stop-words"] ?? "");
    return this.reader
      .words(text)
      .filter((word) => answer.terms.some((term) => term.length > 1 && word.term.startsWith(term)));
  }

  /** @param {string} text @param {Answer} answer @returns {Array<Node | string>} */
  marked(text, answer) {
    /** @type {Array<Node | string>} */
    const parts = [];
    let at = 0;
    for (const { start, end } of this.ranges(text, answer)) {
      if (start < at) continue;
      parts.push(text.slice(at, start), make("mark", "", text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at)];
  }

  /** Up and down go from the box through the results; Enter in the box opens the first. @param {KeyboardEvent} event */
  move(event) {
    const links = [...this.box.part.querySelectorAll("a.md-search-result__link, summary")].filter(
      (link) => link instanceof HTMLElement && link.offsetParent !== null,
    );
    const stops = [this.input, ...links];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && here >= 0) {
      event.preventDefault();
      const next = stops[(here + step + stops.length) % stops.length];
      if (next instanceof HTMLElement) next.focus();
    } else if (event.key === "Enter" && here === 0 && this.input?.value.trim()) {
      const [first] = links;
      if (first instanceof HTMLAnchorElement) first.click();
    }
  }

  /** A result of the page that one is on opens nothing: the box must get out of the way. @param {Event} event */
  follow(event) {
    const link = event.target instanceof Element && event.target.closest("a");
    if (link) this.box.toggle(false);
  }
}

/** @param {string | undefined} text @param {Record<string, string | number>} values */
function fill(text, values) {
  return (text ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Say what the policy does not speak of, by its names. @param {Answer} answer */
function unsaid({ silent, platforms, words }) {
  if (platforms.length > 0) return fill(words.platform, { words: platforms.join(words["platform-next"]) });
  if (silent.length === 0) return "";
  const names = silent.map((word) => fill(words["silent-word"], { word }));
  return fill(words.silent, { words: names.join(words["silent-next"]) });
}

/** @param {Box} box */
export function start(box) {
  return new Search(box);
}
