"""What is wider than the screen, cut off, or over its neighbour, in a page as it is shown."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

#: The frame of the page, what it says, and its foot.
EVERYTHING: Final = ".md-header__inner, #menu, article, footer"
_TROUBLES: Final = """async (roots) => {
  document.body.offsetHeight; // now it asks for its fonts
  await document.fonts.ready;
  const found = new Set();
  const inFold = (one) => one && (getComputedStyle(one).webkitLineClamp !== "none" || inFold(one.parentElement));
  const width = document.documentElement.clientWidth;
  const seen = { opacityProperty: true, visibilityProperty: true };
  const scrolls = "table, pre, .signer__frame, textarea";
  const name = (one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`;
  // The header's title may end with « … »: the page's own title says it whole.
  const shortened = ".rule, .md-header__title, .md-header__title *, input";

  if (document.documentElement.scrollWidth > width) found.add("scrolls sideways");

  // Letters, and what may be pressed: neither may be under another. The air around letters does not count.
  const parts = [];
  const take = (node, boxes) => {
    for (const { left, right, top, bottom } of boxes) {
      const air = (bottom - top) / 5;
      if (right - left > 2) parts.push({ node, left: left + 1, right: right - 1, top: top + air, bottom: bottom - air });
    }
  };
  for (const element of document.querySelectorAll(roots.split(", ").map((root) => `${root} *`))) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!element.textContent.trim() && !element.matches("input, button, svg")) continue;
    // One pixel high: what only a screen reader is to find.
    if (box.width <= 1 || box.height <= 1 || !element.checkVisibility(seen)) continue;
    const outside = box.right > width + 1 || box.left < -1;
    if (outside && !element.closest(`${scrolls}, .md-header__title`)) found.add(`too wide: ${name(element)}`);
    const hides = [style.overflowX, style.overflowY].some((one) => ["hidden", "clip"].includes(one));
    const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    // A quotation folded on purpose has its button; the bar at the foot of the screen has a test of its own.
    const folded = inFold(element);
    if (hides && cut && !folded && !element.matches(shortened)) found.add(`cut: ${name(element)}`);
    if (element.closest(`svg, .rule, .md-header__title, .md-search__form, .bar, ${scrolls}`)) continue;
    if (element.matches("a, button, input, summary")) take(element, element.getClientRects());
    if (folded) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      take(node, range.getClientRects());
    }
  }

  // A control may lie unseen over its own label.
  const labels = (one, other) => [...(one.labels ?? [])].some((label) => label.contains(other));
  parts.sort((a, b) => a.top - b.top);
  const words = ({ node }) => (node.textContent.trim() || node.nodeName).slice(0, 40);
  parts.forEach((a, rank) => {
    for (const b of parts.slice(rank + 1)) {
      if (b.top >= a.bottom) break;
      if (a.node.contains(b.node) || b.node.contains(a.node)) continue;
      if (labels(a.node, b.node) || labels(b.node, a.node)) continue;
      if (a.left < b.right && b.left < a.right) found.add(`over: ${words(a)} / ${words(b)}`);
    }
  });
  return [...found];
}"""


def troubles(page: Page, roots: str = EVERYTHING) -> list[str]:
    """Return what cannot be read in the elements that match `roots`, or is off the screen."""
    found: list[str] = page.evaluate(_TROUBLES, roots)
    return found
