"""The site as its readers set their screens: narrow, enlarged, spaced, in colours of their own, still."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from .test_pages import TYPES

ADDRESSES = [*TYPES.values(), *(f"/en{address}" for address in TYPES.values())]
#: WCAG 2.2, SC 1.4.12.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
LARGE = "html { font-size: 250% !important; }"
#: What is wider than the screen, cut off, or over its neighbour. The header's title may end with « … ».
TROUBLE = """() => {
  const found = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) found.push("scrolls sideways");
  for (const element of document.querySelectorAll("article *, footer *")) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!box.width || style.visibility === "hidden" || style.position === "absolute") continue;
    const name = `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`;
    if (box.right > width + 1 && !element.closest("table, pre, .md-typeset__scrollwrap"))
      found.push(`too wide: ${name}`);
    const hides = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (hides && cut && !element.matches(".rule, .md-ellipsis, input") && box.height > 1) found.push(`cut: ${name}`);
  }
  const blocks = [...document.querySelectorAll("article > *, .steps > ol > li, ul.principles > li")]
    .filter((one) => one.getClientRects().length && getComputedStyle(one).display !== "inline-block");
  blocks.forEach((one, rank) => {
    const next = blocks[rank + 1];
    if (!next || next.parentElement !== one.parentElement) return;
    const [a, b] = [one.getBoundingClientRect(), next.getBoundingClientRect()];
    if (b.top < a.bottom - 1 && b.left < a.right - 1 && a.left < b.right - 1) found.push(`over: ${one.textContent.slice(0, 40)}`);
  });
  return found;
}"""


def troubles(page: Page, style: str = "") -> dict[str, list[str]]:
    found = {}
    for address in ADDRESSES:
        page.goto(address)
        if style:
            page.add_style_tag(content=style)
        if trouble := page.evaluate(TROUBLE):
            found[address] = trouble
    return found


def opened(chromium: Browser, server: str, width: int) -> Page:
    return chromium.new_context(
        base_url=server, viewport={"width": width, "height": 800}, bypass_csp=True
    ).new_page()


@pytest.mark.parametrize(
    ("width", "style"),
    [
        pytest.param(320, "", id="320 px"),
        pytest.param(640, "", id="1280 px at 200 %"),
        pytest.param(320, "", id="1280 px at 400 %"),
        pytest.param(1280, LARGE, id="text at 200 %, 1280 px"),
        pytest.param(360, LARGE, id="text at 200 %, 360 px"),
        pytest.param(320, SPACING, id="text spacing, 320 px"),
        pytest.param(1280, SPACING, id="text spacing, 1280 px"),
    ],
)
def test_nothing_is_cut_nor_covered(width: int, style: str, chromium: Browser, server: str) -> None:
    page = opened(chromium, server, width)
    found = troubles(page, style)
    page.context.close()
    assert found == {}


def test_what_is_cut_would_be_seen(chromium: Browser, server: str) -> None:
    page = opened(chromium, server, 1280)
    page.goto("/")
    page.add_style_tag(
        content="h1 { height: 10px; overflow: hidden; } .lead { margin-top: -40px; }"
    )
    trouble = page.evaluate(TROUBLE)
    assert any(one.startswith("cut: H1") for one in trouble)
    assert any(one.startswith("over: ") for one in trouble)


def test_forced_colours_keep_what_tells_blocks_apart(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/cadre/")
    widths = "one => [...new Set(['Top', 'Left'].map(side => getComputedStyle(one)[`border${side}Style`] + getComputedStyle(one)[`border${side}Width`]))]"
    summary = page.locator(".aside--at-a-glance").first.evaluate(widths)
    note = page.locator(".aside--note").first.evaluate(widths)
    assert summary == ["solid4px", "solid1px"]
    assert note == ["dashed1px"]
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


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


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["/", "/cadre/loyaute/", "/en/glossaire/"])
def test_the_focus_is_never_under_the_header(
    address: str, width: int, chromium: Browser, server: str
) -> None:
    page = opened(chromium, server, width)
    page.goto(address)
    hidden = page.evaluate(
        """() => {
          const floor = document.querySelector(".md-header").getBoundingClientRect().bottom;
          const stops = [...document.querySelectorAll("article a[href], article button, article input, footer a")]
            .filter((one) => one.getClientRects().length).reverse();
          window.scrollTo(0, document.body.scrollHeight);
          return stops.filter((one) => {
            one.focus();
            const box = one.getBoundingClientRect();
            return box.top < floor || box.bottom > window.innerHeight;
          }).map((one) => one.textContent);
        }"""
    )
    page.context.close()
    assert hidden == []


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
