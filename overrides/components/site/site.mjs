// @ts-check

/**
 * The page's frame: language link, menu, colours, what follows the scrolling, what the browser keeps, and
 * the search, whose own script comes at the first need. One file, because each file is a request.
 */

import { STORE, Sideways, tellAmended } from "./passages.mjs";

/** The only keys that this script keeps; the about page lists them. */
const PALETTE_KEY = `${STORE}-palette`;
const OPENED_KEY = `${STORE}-opened`;
const SCHEMES = ["system", "light", "dark"];
/** The header and what opens from it follow the scrolling: to go there must not move the page behind. */
const STAY = { preventScroll: true };

/**
 * @template {Element} T
 * @param {string} selector
 * @param {new (...args: never[]) => T} type
 * @param {ParentNode} [root]
 * @returns {T[]}
 */
function all(selector, type, root = document) {
  return [...root.querySelectorAll(selector)].flatMap((found) => (found instanceof type ? [found] : []));
}

/** The language link leads to the passage that the reader looks at, in the other language. @param {HTMLAnchorElement} link */
function keepPassage(link) {
  const address = link.getAttribute("href") ?? "";
  const follow = () => link.setAttribute("href", address + window.location.hash);
  window.addEventListener("hashchange", follow);
  follow();
}

/** The line that ends each printed sheet names the page's address, also when the site declares none; a file has none that others can follow. @param {Element} line */
function nameAddress(line) {
  if (line.textContent === "" && location.protocol !== "file:") line.textContent = location.origin + location.pathname;
}

/** A part of the page that the theme shows while one of its hidden boxes is ticked: menu, search. */
export class Shutter {
  /**
   * @param {string} name of the theme's box
   * @param {HTMLElement} part
   * @param {HTMLElement[]} openers
   */
  constructor(name, part, openers) {
    this.name = name;
    this.box = all(`[data-md-toggle="${name}"]`, HTMLInputElement)[0];
    this.part = part;
    this.openers = openers;
    for (const opener of openers) opener.addEventListener("click", () => this.toggle(!this.open));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.open) this.close();
    });
    // The focus never stays behind what covers the page (SC 2.4.11).
    part.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Element && !this.holds(relatedTarget)) this.toggle(false);
    });
  }

  /** @param {Element} element */
  holds(element) {
    return this.part.contains(element) || this.openers.some((opener) => opener.contains(element));
  }

  get open() {
    return this.box?.checked ?? false;
  }

  /** @param {boolean} open */
  toggle(open) {
    if (this.box) this.box.checked = open;
    for (const opener of this.openers) opener.setAttribute("aria-expanded", String(open));
    // What covers the page of a telephone keeps it where it is.
    document.documentElement.dataset.open = open ? this.name : "";
    if (open) this.enter();
  }

  enter() {
    all("button, a", HTMLElement, this.part).find((found) => found.offsetParent !== null)?.focus(STAY);
  }

  /** Close, and give the focus back to what opened (SC 2.4.3). */
  close() {
    const inside = this.part.contains(document.activeElement);
    this.toggle(false);
    if (inside) this.openers.find((opener) => opener.offsetParent !== null)?.focus(STAY);
  }
}

/** The search box: a light stand-in until the reader needs it. */
export class SearchBox extends Shutter {
  /** @type {EventTarget | null} where the focus was before it came here */ before = null;
  /** @type {Promise<void> | undefined} */ loading;

  /** @param {HTMLElement} part */
  constructor(part) {
    super("search", part, all("[data-search-open]", HTMLElement));
    this.input = all("input", HTMLInputElement, part)[0];
    this.input?.addEventListener("focus", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Element && part.contains(relatedTarget))) this.before = relatedTarget;
    });
    // Once closed, the box may have kept the focus.
    for (const need of ["focus", "input", "click"]) this.input?.addEventListener(need, () => this.load());
    for (const closer of all("[data-search-close]", HTMLElement, part)) {
      closer.addEventListener("click", () => this.close());
    }
    part.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  }

  /** @override */
  enter() {
    this.input?.focus(STAY);
  }

  /** Close, and give the focus back to where it was; the box keeps it when it was nowhere. @override */
  close() {
    const places = this.part.contains(document.activeElement) ? [this.before, ...this.openers, this.input] : [];
    const back = places.find((one) => one instanceof HTMLElement && one.offsetParent !== null);
    if (back instanceof HTMLElement) back.focus(STAY);
    this.toggle(false);
  }

  load() {
    if (!this.open) this.toggle(true);
    this.loading ??= import("../search/search.mjs").then(
      ({ start }) => void start(this),
      () => {
        this.loading = undefined;
        this.part.querySelector('[role="status"]')?.replaceChildren(this.part.dataset.failed ?? "");
      },
    );
  }
}

/** The colours: the system's, light or dark, kept in this browser only when the reader chooses. */
export class Palette {
  /** @param {HTMLElement} button */
  constructor(button) {
    this.button = button;
    this.dark = window.matchMedia("(prefers-color-scheme: dark)");
    this.choice = Math.max(0, SCHEMES.indexOf(read(PALETTE_KEY) ?? ""));
    if (!this.choice) this.keep(); // something else under our key is taken away
    button.addEventListener("click", () => this.next());
    this.dark.addEventListener("change", () => this.show());
    this.show();
  }

  next() {
    this.choice = (this.choice + 1) % SCHEMES.length;
    this.keep();
    this.show();
  }

  keep() {
    try {
      if (this.choice) localStorage.setItem(PALETTE_KEY, SCHEMES[this.choice] ?? "");
      else localStorage.removeItem(PALETTE_KEY);
    } catch {
      // A browser that keeps nothing still shows the colours of this page.
    }
  }

  show() {
    const wanted = SCHEMES[this.choice];
    const dark = wanted === "dark" || (wanted === "system" && this.dark.matches);
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    all(":scope > span", HTMLElement, this.button).forEach((icon, rank) => {
      icon.toggleAttribute("data-shown", rank === this.choice);
    });
  }
}

/** Remember that the page of a section was opened, and with which text, once somebody can see it. */
function rememberOpened() {
  const [group, text] = all('meta[name="cadre-opened"]', HTMLMetaElement)[0]?.content.split(":") ?? [];
  if (!group || document.hidden) return;
  try {
    localStorage.setItem(OPENED_KEY, JSON.stringify({ ...opened(), [group]: text }));
  } catch {
    // A browser that keeps nothing.
  }
}

/** The pages opened, without what somebody else put under our key. */
function opened() {
  try {
    const kept = Object.entries(JSON.parse(read(OPENED_KEY) ?? "{}"));
    return Object.fromEntries(kept.filter(([, text]) => /^[0-9a-f]{8}$/.test(text)));
  } catch {
    return {};
  }
}

/** @param {string} key */
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** What follows the scrolling: the page's title in the header, the contents. */
function followScrolling() {
  const title = document.querySelector('[data-md-component="header-title"]');
  const heading = document.querySelector(".md-content h1");
  const links = all('[data-md-component="toc"] a', HTMLAnchorElement);
  const look = () => {
    title?.classList.toggle("md-header__title--active", !!heading && heading.getBoundingClientRect().bottom < 48);
    const passed = links.filter((link) => {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return target && target.getBoundingClientRect().top < 100;
    });
    for (const link of links) link.classList.toggle("md-nav__link--active", link === passed.at(-1));
  };
  window.addEventListener("scroll", () => requestAnimationFrame(look), { passive: true });
  look();
}

/** Where the address names nothing, or something folded, another script finds what was meant. */
function followAddress() {
  const target = document.getElementById(fragment());
  if (!location.hash || (target && !target.closest("details:not([open])"))) return;
  import("./address.mjs").then(({ follow }) => follow(fragment()));
}

/** On paper, `details` are open. */
function openDetails() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = all(".md-content details:not([open])", HTMLDetailsElement);
    for (const folded of opened) folded.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const folded of opened) folded.open = false;
  });
}

/** What is wider than the screen scrolls from the keyboard too (SC 2.1.1). */
function reachScrolling() {
  for (const wide of all(".md-typeset pre > code, .md-typeset table:not([class])", HTMLElement)) {
    const scrolls = wide.scrollWidth > wide.clientWidth;
    if (scrolls) wide.tabIndex = 0;
    else wide.removeAttribute("tabindex");
  }
}

function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1); // an address that somebody wrote by hand
  }
}

for (const link of all('a[data-module="language-link"]', HTMLAnchorElement)) keepPassage(link);
for (const line of all('[data-module="page-address"]', HTMLElement)) nameAddress(line);
for (const button of all('[data-module="palette"]', HTMLElement)) new Palette(button);
for (const block of all('[data-module="eraser"]', HTMLElement)) import("./eraser.mjs").then(({ Eraser }) => new Eraser(block));
for (const button of all('[data-module="print"]', HTMLElement)) button.addEventListener("click", () => window.print());
for (const part of all('[data-module="search"]', HTMLElement)) new SearchBox(part);
const menu = document.getElementById("menu");
if (menu) {
  const shutter = new Shutter("drawer", menu, all('button[data-module="menu"]', HTMLElement));
  const closers = all("[data-menu-close]", HTMLElement, menu);
  for (const closer of closers) closer.addEventListener("click", () => shutter.close());
  document.querySelector(".md-overlay")?.addEventListener("click", () => shutter.toggle(false));
}
const units = all(".unit:not(.unit--title)", HTMLElement, document.querySelector("main article") ?? document);
const policy = all('meta[name="cadre-opened"]', HTMLMetaElement)[0];
if (policy) {
  tellAmended(units, policy.dataset.amended ?? "");
  for (const button of all('[data-module="sideways"]', HTMLButtonElement)) new Sideways(button, units);
}
rememberOpened();
document.addEventListener("visibilitychange", rememberOpened);
followScrolling();
followAddress();
window.addEventListener("hashchange", followAddress);
openDetails();
reachScrolling();
window.addEventListener("resize", reachScrolling);
document.querySelector(".md-header")?.removeAttribute("data-awaits");
