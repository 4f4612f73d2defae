"""The site as its readers set their screens: narrow, enlarged, spaced, in colours of their own, still."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.support.layout import troubles
from tests.support.page_types import ADDRESSES
from tests.support.states import STATES

#: As a browser's own setting does: not a style of the page, whose policy would refuse it.
ADD_STYLE = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(own);
document.adoptedStyleSheets = [sheet];"""
#: WCAG 2.2, SC 1.4.12.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
LARGE = "html { font-size: 250% !important; }"
CONDITIONS = [
    pytest.param(320, "", id="320 px, or 1280 px at 400 %"),
    pytest.param(640, "", id="1280 px at 200 %"),
    pytest.param(1280, LARGE, id="text at 200 %, 1280 px"),
    pytest.param(360, LARGE, id="text at 200 %, 360 px"),
    pytest.param(320, SPACING, id="text spacing, 320 px"),
    pytest.param(1280, SPACING, id="text spacing, 1280 px"),
]
#: What a reader opens or fills, on the page where there is most of it.
AT_WORK = {
    "menu open": "/quiz/loyaute/",
    "search with results": "/",
    "search on which the policy is silent": "/en/",
    "all answered": "/quiz/responsabilite/",
    "list with a bad row": "/signer/attestations/",
}


@pytest.fixture
def screen(width: int, style: str, chromium: Browser, server: str) -> Iterator[Page]:
    """A screen whose reader gives each page a style."""
    size: ViewportSize = {"width": width, "height": 800}
    with chromium.new_context(base_url=server, viewport=size, reduced_motion="reduce") as context:
        page = context.new_page()
        page.add_init_script(f"const own = {json.dumps(style)};{ADD_STYLE}")
        yield page


@pytest.mark.parametrize(("width", "style"), CONDITIONS)
def test_nothing_is_cut_nor_covered(screen: Page) -> None:
    found = {}
    for address in ADDRESSES:
        screen.goto(address)
        if trouble := troubles(screen):
            found[address] = trouble
    assert found == {}


@pytest.mark.parametrize("name", AT_WORK)
@pytest.mark.parametrize(("width", "style"), CONDITIONS)
def test_nothing_is_cut_nor_covered_in_a_page_at_work(name: str, screen: Page) -> None:
    state = next(one for one in STATES if one.name == name)
    screen.goto(AT_WORK[name])
    # A wide screen has its menu open.
    if name != "menu open" or screen.locator("button[aria-controls=menu]").is_visible():
        state.enter(screen)
    assert troubles(screen, state.part) == []


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
@pytest.mark.parametrize("width", [1280])
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
def test_a_line_of_the_policy_has_65_to_75_characters(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    lengths = page.locator("p.unit--paragraph").evaluate_all(
        """(found) => found.map((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const tops = new Set([...range.getClientRects()].filter((box) => box.height > 8).map((box) => Math.round(box.bottom / 8)));
          return [one.textContent.length, tops.size];
        }).filter(([length]) => length > 350)"""
    )
    assert lengths
    full_lines = [length / (lines - 0.5) for length, lines in lengths]
    assert 60 <= sum(full_lines) / len(full_lines) <= 78, full_lines


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
def test_the_first_screen_of_a_telephone_says_what_this_is_and_what_to_do(
    language: str, chromium: Browser, server: str
) -> None:
    page = chromium.new_context(base_url=server, viewport={"width": 360, "height": 640}).new_page()
    page.goto(f"{language}/")
    for selector in ("h1", ".lead", ".action >> nth=0"):
        box = page.locator(selector).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 640, selector
    page.context.close()
