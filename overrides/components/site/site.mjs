// @ts-check

/**
 * The language link leads to the passage that the reader looks at, in the other language.
 * Without this script it leads to the same page.
 */
export class LanguageLink {
  /** @param {HTMLAnchorElement} link */
  constructor(link) {
    this.link = link;
    this.address = link.getAttribute("href") ?? "";
    this.follow();
    window.addEventListener("hashchange", () => this.follow());
  }

  follow() {
    this.link.setAttribute("href", this.address + window.location.hash);
  }
}

/** The line that ends each printed sheet names the page's address, also when the site declares none. */
export class PageAddress {
  /** @param {Element} line */
  constructor(line) {
    if (line.textContent === "") line.textContent = location.origin + location.pathname;
  }
}

for (const line of document.querySelectorAll('[data-module="page-address"]')) new PageAddress(line);
for (const link of document.querySelectorAll('a[data-module="language-link"]')) {
  if (link instanceof HTMLAnchorElement) new LanguageLink(link);
}
