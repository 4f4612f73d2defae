"""No letter that a browser prints is smaller than 9 points, as on the sheets that the build makes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

SMALLEST = 12  # CSS pixels: 9 points
#: The texts of the article that are drawn, those that the style adds included, with their size.
SIZES = """() => [...document.querySelectorAll(".md-content *")].flatMap((one) => {
  const drawn = (box) => box.width > 1 && box.height > 1;
  if (!drawn(one.getBoundingClientRect()) || !one.checkVisibility()) return [];
  const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const added = ["::before", "::after"].filter((name) =>
    !["none", "normal", '""'].includes(getComputedStyle(one, name).content));
  return [...(own ? [null] : []), ...added].map((name) =>
    [parseFloat(getComputedStyle(one, name).fontSize), one.className + (name ?? ""), one.textContent.slice(0, 30)]);
})"""
ADDRESSES = (
    "/",
    "/cadre/loyaute/",
    "/cadre/texte-integral/",
    "/quiz/loyaute/",
    "/signer/",
    "/signer/attestations/",
    "/versions/",
    "/en/glossaire/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_printed_letter_is_smaller_than_9_points(address: str, page: Page) -> None:
    page.goto(address)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    found = page.evaluate(SIZES)
    assert len(found) > 5
    assert [one for one in found if one[0] < SMALLEST] == []
