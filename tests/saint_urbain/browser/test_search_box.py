"""The search box itself: on a telephone, where the focus goes, when its data do not come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support import phones
from tests.support.published import published
from tests.support.searching import ask

WIDE = "a => [innerWidth, visualViewport.width, document.documentElement.scrollWidth]"
#: The box slides in: its sides are those of the screen once it has come.
STILL = "() => Promise.all(document.getAnimations().map(({ finished }) => finished))"
FAILED = {
    "fr": "La recherche n'a pas pu charger ses données. Réessayez plus tard, ou lisez le texte intégral.",
    "en": "The search could not load its data. Try again later, or read the full text.",
}
HOME = {"fr": "/", "en": "/en/"}


@pytest.fixture(params=phones.WIDTHS)
def phone(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Page]:
    with phones.phone(chromium, server, request.param) as page:
        yield page


def swipe(page: Page, distance: int, y: int = 400) -> None:
    session = page.context.new_cdp_session(page)
    session.send(
        "Input.synthesizeScrollGesture",
        {"x": 150, "y": y, "yDistance": -distance, "speed": 3000},
    )


def tap(page: Page, part: Locator) -> None:
    """Touch where a part is, and scroll nothing to get there."""
    box = part.bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def scrolled(page: Page) -> int:
    return round(float(page.evaluate("scrollY")))


def test_nothing_is_wider_than_a_telephone(phone: Page) -> None:
    phone.goto("/cadre/loyaute/")
    width = phone.evaluate("innerWidth")
    output = phone.locator(".md-search__output")
    tap(phone, phone.locator("[data-search-open]"))
    for letter in "photos":
        phone.keyboard.type(letter)
        expect(phone.get_by_role("status").filter(has_text="résultat")).to_be_visible()
        assert phone.evaluate(WIDE) == [width] * 3
    assert ask(phone, "photos").results
    phone.evaluate(STILL)
    sides = phone.locator(".md-search-result__article").evaluate_all(
        "all => all.map((one) => [one.getBoundingClientRect().left, one.getBoundingClientRect().right])"
    )
    assert all(left >= 0 and right <= width for left, right in sides), sides
    tap(phone, phone.locator(".search-back"))
    expect(output).to_be_hidden()
    assert phone.evaluate(WIDE) == [width] * 3


def test_the_page_behind_stays_where_it_is_until_the_box_closes(phone: Page) -> None:
    phone.goto("/cadre/texte-integral/")
    swipe(phone, 600)
    place = scrolled(phone)
    assert place > 300
    tap(phone, phone.locator("[data-search-open]"))
    expect(phone.locator(".md-search__input")).to_be_focused()
    swipe(phone, 300)
    swipe(phone, 300, y=24)
    assert scrolled(phone) == place
    ask(phone, "photo")
    results = phone.locator(".md-search__scrollwrap")
    swipe(phone, 300)
    assert results.evaluate("one => one.scrollTop") > 100
    swipe(phone, 9000)
    swipe(phone, 300)
    assert scrolled(phone) == place
    tap(phone, phone.locator(".search-back"))
    expect(phone.locator(".md-search__output")).to_be_hidden()
    assert scrolled(phone) == place
    swipe(phone, 200)
    assert scrolled(phone) > place


def test_the_page_behind_the_menu_stays_where_it_is_too(phone: Page) -> None:
    phone.goto("/cadre/texte-integral/")
    width = phone.evaluate("innerWidth")
    swipe(phone, 600)
    place = scrolled(phone)
    button = phone.get_by_role("button", name="Menu", exact=True)
    tap(phone, button)
    expect(button).to_have_attribute("aria-expanded", "true")
    assert phone.evaluate(WIDE) == [width] * 3
    swipe(phone, 9000)
    swipe(phone, 300)
    assert scrolled(phone) == place
    phone.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert phone.evaluate(WIDE) == [width] * 3
    swipe(phone, 200)
    assert scrolled(phone) > place


def test_on_a_telephone_escape_gives_the_focus_back_to_what_opened(phone: Page) -> None:
    phone.goto("/")
    tap(phone, phone.locator("[data-search-open]"))
    ask(phone, "photo")
    phone.keyboard.press("Escape")
    expect(phone.locator("[data-search-open]")).to_be_focused()


def test_escape_gives_the_focus_back_to_where_it_was(page: Page) -> None:
    page.goto("/")
    link = page.locator(".md-content a").first
    for leave in (".md-search__input", "a.md-search-result__link >> nth=0"):
        link.focus()
        page.locator(".md-search__input").click()
        ask(page, "photo")
        page.locator(leave).focus()
        page.keyboard.press("Escape")
        expect(link).to_be_focused()
        expect(page.locator(".md-search__output")).to_be_hidden()


def test_the_box_keeps_the_focus_that_came_from_nowhere_and_opens_again(page: Page) -> None:
    page.goto("/")
    box, output = page.locator(".md-search__input"), page.locator(".md-search__output")
    box.click()
    ask(page, "photo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    expect(output).to_be_hidden()
    page.keyboard.type("s")
    expect(output).to_be_visible()
    page.keyboard.press("Escape")
    expect(output).to_be_hidden()
    box.click()
    expect(output).to_be_visible()


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("missing", ["search_index.json", "worker.mjs", "search.mjs"])
def test_what_does_not_come_is_said(missing: str, language: str, site: Path, page: Page) -> None:
    name = published(site, f"search/{missing}") if missing.endswith(".mjs") else f"{missing}*"
    page.route(f"**/{name}", lambda route: route.fulfill(status=404, body="<p>404</p>"))
    page.goto(HOME[language])
    page.locator(".md-search__input").click()
    page.keyboard.type("photo")
    expect(page.locator(".md-search [role=status]")).to_have_text(FAILED[language])


def test_what_did_not_come_is_asked_for_again(page: Page) -> None:
    page.route("**/search_index.json*", lambda route: route.abort(), times=1)
    page.goto("/")
    page.locator(".md-search__input").click()
    assert ask(page, "photo").results == ("cadre/texte-integral/",)
    assert ask(page, "photos").status.endswith("résultats")
