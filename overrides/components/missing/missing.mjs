// @ts-check

/**
 * Some hosts have one page for all wrong addresses (GitHub Pages, GitLab Pages): under an address of another
 * language, it leads to the page of that language.
 */

const home = document.querySelector("a.md-logo");
for (const link of document.querySelectorAll('a[data-module="language-link"]')) {
  if (!(link instanceof HTMLAnchorElement && home instanceof HTMLAnchorElement)) continue;
  // The default language's home is above the others'.
  const within = link.pathname.startsWith(home.pathname) && link.pathname !== home.pathname;
  if (within && location.pathname.startsWith(link.pathname)) location.replace(new URL("404.html", link.href));
}
