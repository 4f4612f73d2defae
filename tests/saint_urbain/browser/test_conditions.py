"""The site as its readers set their screens: narrow, enlarged, spaced, in colours of their own, still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Browser, Page

from tests.support import fonts, phones
from tests.support.layout import EVERYTHING, troubles
from tests.support.page_types import ADDRESSES
from tests.support.states import STATES

Shape: TypeAlias = dict[str, Any]
#: WCAG 2.2, SC 1.4.12.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
#: How wide the words of an element are, in ems.
LETTERS = """(one) => {
  const pen = document.createElement("canvas").getContext("2d");
  const { fontSize, fontWeight, fontFamily } = getComputedStyle(one);
  pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  return pen.measureText("Le cadre d'utilisation des médias sociaux").width / parseFloat(fontSize);
}"""
#: How many characters each full line of some paragraphs has: each line but the last.
LINES = """(paragraphs) => paragraphs.flatMap((paragraph) => {
  const lines = new Map();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(".unit-link")) continue;
    for (let at = 0; at < node.length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      const line = [...lines.keys()].find((one) => Math.abs(one - box.bottom) < 8) ?? box.bottom;
      lines.set(line, (lines.get(line) ?? 0) + 1);
    }
  }
  return [...lines.values()].slice(0, -1);
})"""
LARGE = "html { font-size: 250% !important; }"


def window(width: int) -> Shape:
    """A window so wide, or one of 1280 pixels that its reader enlarges: that is no phone."""
    return {"viewport": {"width": width, "height": 800}}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reader does to a screen: its width in pixels, and a style of the reader's own."""

    name: str
    width: int
    style: str = ""


#: Each is opened once a page, then set as its readers set it: what takes longest is to open one.
SCREENS: dict[str, tuple[Shape, tuple[Setting, ...]]] = {
    "window": (
        window(320),
        (
            Setting("1280 px at 400 %", 320),
            Setting("1280 px at 200 %", 640),
            Setting("text at 200 %, 1280 px", 1280, LARGE),
            Setting("text spacing, 1280 px", 1280, SPACING),
        ),
    ),
    "phone": (
        phones.options(320),
        (
            *(Setting(f"{width} px", width) for width in phones.WIDTHS),
            Setting("text spacing, 320 px", 320, SPACING),
            Setting("text at 200 %, 360 px", 360, LARGE),
        ),
    ),
}
#: Gives the page another style beside its fonts, and waits until its own scripts have seen the new width.
SET = """async (style) => {
  const own = new CSSStyleSheet();
  own.replaceSync(style);
  document.adoptedStyleSheets = [document.adoptedStyleSheets[0], own];
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}"""
#: What a reader opens or fills, on the page where there is most of it.
AT_WORK = {
    "menu open": "/quiz/loyaute/",
    "search with results": "/",
    "search on which the policy is silent": "/en/",
    "all answered": "/quiz/responsabilite/",
    "list with a bad row": "/signer/attestations/",
}


@pytest.fixture
def screen(  # noqa: PLR0913, PLR0917  each is a setting of the reader's
    shape: Shape, style: str, font: str, chromium: Browser, server: str, packages: Path
) -> Iterator[Page]:
    """A screen whose reader gives each page a style and fonts."""
    with chromium.new_context(base_url=server, reduced_motion="reduce", **shape) as context:
        fonts.give(context, packages, font, style)
        yield context.new_page()


def found_in_each_setting(page: Page, settings: Iterable[Setting], part: str) -> dict[str, Any]:
    """Return what cannot be read in a part of the page, by the name of the setting."""
    found = {}
    for one in settings:
        page.set_viewport_size({"width": one.width, "height": 800})
        page.evaluate(SET, one.style)
        if trouble := troubles(page, part):
            found[f"{page.url}, {one.name}"] = trouble
    return found


@pytest.mark.parametrize("style", [""], ids=["any"])
@pytest.mark.parametrize("font", fonts.SETS)
@pytest.mark.parametrize(("shape", "settings"), SCREENS.values(), ids=SCREENS)
def test_nothing_is_cut_nor_covered(settings: Iterable[Setting], screen: Page) -> None:
    found: dict[str, Any] = {}
    for address in ADDRESSES:
        screen.goto(address)
        found |= found_in_each_setting(screen, settings, EVERYTHING)
    assert found == {}


@pytest.mark.parametrize("style", [""], ids=["any"])
@pytest.mark.parametrize("name", AT_WORK)
@pytest.mark.parametrize("font", fonts.SETS)
@pytest.mark.parametrize(("shape", "settings"), SCREENS.values(), ids=SCREENS)
def test_nothing_is_cut_nor_covered_in_a_page_at_work(
    name: str, settings: Iterable[Setting], screen: Page
) -> None:
    state = next(one for one in STATES if one.name == name)
    screen.goto(AT_WORK[name])
    state.enter(screen)
    assert found_in_each_setting(screen, settings, state.part) == {}


def test_the_fonts_of_a_test_are_those_of_its_pages(
    chromium: Browser, server: str, packages: Path
) -> None:
    widths = {}
    for font in fonts.SETS:
        with chromium.new_context(base_url=server, **window(1280)) as context:
            fonts.give(context, packages, font)
            page = context.new_page()
            page.goto("/")
            fonts.settled(page)
            widths[font] = [page.locator(one).evaluate(LETTERS) for one in ("h1", ".lead")]
    (_, narrow), (serif, common), (wide_serif, wide) = widths.values()
    assert narrow * 1.05 < common < wide / 1.05
    assert serif < wide_serif / 1.2


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("h1 { height: 10px; overflow: hidden; }", "cut: H1"),
        (".lead { margin-top: -40px; }", "over: Cadre d'utilisation"),
        (".principle { height: 2rem; }", "over: "),
        ("footer { margin-left: -90px; }", "too wide: "),
        (".language-link { margin-left: -60px; }", "over: "),
        ("article { min-width: 1400px; }", "scrolls sideways"),
    ],
)
@pytest.mark.parametrize("font", ["common"])
@pytest.mark.parametrize("shape", [window(1280)], ids=["1280"])
def test_what_is_cut_or_covered_would_be_seen(expected: str, screen: Page) -> None:
    screen.goto("/")
    assert any(one.startswith(expected) for one in troubles(screen))


def test_forced_colours_keep_what_tells_blocks_apart(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/cadre/")
    widths = "one => [...new Set(['Top', 'Left'].map(side => getComputedStyle(one)[`border${side}Style`] + getComputedStyle(one)[`border${side}Width`]))]"
    summary = page.locator(".aside--at-a-glance").first.evaluate(widths)
    note = page.locator(".aside--note").first.evaluate(widths)
    assert summary == ["solid4px", "solid1px"]
    assert note == ["dashed1px"]


#: Buttons and boxes without a line around them, and drawings that keep a colour of their own.
UNSEEN = """() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
  const framed = (one) => {
    const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(one);
    return borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1 && !/^rgba.* 0\\)$/.test(borderTopColor);
  };
  const bare = [...document.querySelectorAll("article :is(button, .action, textarea), .quiz__feedback:not(:empty)")]
    .filter((one) => shown(one) && !framed(one));
  const inked = (one) => {
    const { fill, stroke, color } = getComputedStyle(one);
    return (fill === "none" ? stroke : fill) === color;
  };
  const drawn = [...document.querySelectorAll(":is(a, button) svg path")].filter((one) => shown(one.ownerSVGElement) && !inked(one));
  return [...bare, ...drawn].map((one) => one.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("/", ""),
        ("/quiz/loyaute/", "all answered"),
        ("/signer/", ""),
        ("/signer/attestations/", "list with a bad row"),
        ("/a-propos/", "all erased"),
    ],
)
def test_forced_colours_keep_what_may_be_pressed_in_sight(
    address: str, state: str, page: Page
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address)
    for one in STATES:
        if one.name == state:
            one.enter(page)
    assert page.evaluate(UNSEEN) == []


def test_nothing_moves_for_those_who_ask_for_calm(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/cadre/loyaute/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const style = getComputedStyle(one);
          return parseFloat(style.transitionDuration) > 0.02 || style.animationName !== "none";
        }).map((one) => one.className)"""
    )
    assert moving == []


@pytest.mark.parametrize("address", ["/cadre/loyaute/", "/cadre/roles/", "/en/cadre/presence/"])
@pytest.mark.parametrize("font", fonts.SETS)
@pytest.mark.parametrize(("shape", "style"), [(window(1280), "")])
def test_a_line_of_the_policy_has_65_to_75_characters(address: str, screen: Page) -> None:
    screen.goto(address)
    fonts.settled(screen)
    full = screen.locator("p.unit--paragraph").evaluate_all(LINES)
    assert len(full) >= 4
    assert 62 <= sum(full) / len(full) <= 78, full


@pytest.mark.parametrize("address", ["/", "/cadre/loyaute/", "/cadre/texte-integral/"])
def test_nothing_shifts_while_the_page_comes(address: str, page: Page) -> None:
    page.add_init_script(
        """window.shift = 0;
        new PerformanceObserver((list) => {
          for (const one of list.getEntries()) window.shift += one.value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(address, wait_until="networkidle")
    assert page.evaluate("window.shift") < 0.01


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("font", fonts.SETS)
def test_the_first_screen_of_a_telephone_says_what_this_is_and_what_to_do(
    language: str, font: str, chromium: Browser, server: str, packages: Path
) -> None:
    small = phones.options(360, viewport={"width": 360, "height": 640})
    with chromium.new_context(base_url=server, **small) as context:
        fonts.give(context, packages, font)
        page = context.new_page()
        page.goto(f"{language}/")
        fonts.settled(page)
        for selector in ("h1", ".lead", ".card--help"):
            box = page.locator(selector).bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 640, selector
        name = page.locator(".md-header__topic:first-child > .md-ellipsis")
        assert name.evaluate("one => one.scrollHeight <= one.clientHeight"), "the name is cut"
