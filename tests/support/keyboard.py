"""A reader who has a keyboard and no mouse: where the focus is, and whether it is seen there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from cadre.drawings import colours

#: What an outline needs against what is behind it (WCAG 2.2, SC 1.4.11).
SEEN: Final = 3.0
#: An outline thinner than this is not seen by everyone (WCAG 2.2, SC 2.4.13).
WIDE: Final = 2.0
_LOOK: Final = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const [wide, away] = [parseFloat(style.outlineWidth), parseFloat(style.outlineOffset)];
  const framed = element.closest(".md-header, .md-skip, .md-sidebar");
  const floor = framed ? 0 : document.querySelector(".md-header").getBoundingClientRect().bottom;
  const whole = element.getBoundingClientRect();
  // A browser brings a box of text into sight only as far as its caret.
  const fits = element.tagName !== "TEXTAREA" && whole.height + 2 * (wide + Math.max(away, 0)) < innerHeight - floor;
  const clip = (box) => ({
    left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth),
    top: Math.max(box.top, floor), bottom: Math.min(box.bottom, innerHeight),
  });
  const boxes = [...element.getClientRects()].map(clip).filter((box) => box.right > box.left && box.bottom > box.top);
  const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const related = (one) => element.contains(one) || one.contains(element);
  const over = boxes.map((box) => document.elementFromPoint(...middle(box))).filter((one) => one && !related(one));
  const opaque = (colour) => !/^rgba\\(.* 0(\\.[0-8]\\d*)?\\)$/.test(colour);
  const behind = (x, y) => {
    const under = document.elementsFromPoint(x, y).filter((one) => away < 0 || !element.contains(one));
    return under.map((one) => getComputedStyle(one).backgroundColor).find(opaque) ?? "rgb(255, 255, 255)";
  };
  const [box] = boxes;
  const beside = box && box.left - away - wide / 2;
  const unsaid = [...element.querySelectorAll("[aria-hidden=true]")].map((one) => one.innerText).join("");
  const text = unsaid ? element.innerText.replace(unsaid, "") : element.innerText;
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? text;
  return {
    name: label.trim().replace(/\\s+/g, " "),
    shown: boxes.length > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    over: over.map((one) => `${one.tagName}.${one.className}`),
    cut: fits && (whole.top < floor - 1 || whole.bottom > innerHeight + 1),
    outline: style.outlineStyle === "none" ? 0 : wide,
    colours: box ? [style.outlineColor, behind(beside > 0 ? beside : box.right + away + wide / 2, middle(box)[1])] : [],
  };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """What has the focus: its name, and what keeps it from being seen."""

    name: str
    troubles: tuple[str, ...]


def look(page: Page) -> Stop | None:
    """Return what has the focus; nothing when the page itself has it."""
    seen: dict[str, Any] | None = page.evaluate(_LOOK)
    return Stop(seen["name"], tuple(_troubles(seen))) if seen else None


def _troubles(seen: dict[str, Any]) -> Iterator[str]:
    if not seen["shown"]:
        yield "not shown"
    if seen["over"]:
        yield f"under {seen['over']}"
    if seen["cut"]:
        yield "cut by the header or by the screen"
    if seen["outline"] < WIDE:
        yield "no outline"
    elif seen["colours"] and colours.contrast(*map(_hex, seen["colours"])) < SEEN:
        yield f"outline like what is behind it: {seen['colours']}"


def _hex(colour: str) -> str:
    red, green, blue = (round(float(part)) for part in re.findall(r"[\d.]+", colour)[:3])
    return f"#{red:02x}{green:02x}{blue:02x}"


def assert_seen(page: Page) -> Stop | None:
    """Fail when what has the focus cannot be seen; return it."""
    stop = look(page)
    assert stop is None or stop.troubles == (), f"{page.url}: {stop}"
    return stop


def tab_to(page: Page, name: str, key: str = "Tab", most: int = 150) -> None:
    """Press Tab until what bears a name has the focus; everything on the way must be seen too."""
    passed = []
    for _ in range(most):
        page.keyboard.press(key)
        stop = assert_seen(page)
        if stop and stop.name == name:
            return
        passed.append(stop.name if stop else "")
    pytest.fail(f"{page.url}: {key} does not lead to {name}, but to {passed}")


def follow(page: Page, name: str, key: str = "Tab") -> None:
    """Go to what bears a name, and press Enter."""
    tab_to(page, name, key)
    page.keyboard.press("Enter")
