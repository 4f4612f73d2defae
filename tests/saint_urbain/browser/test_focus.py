"""Wherever Tab stops, on each type of page, what has the focus is seen (WCAG 2.2, SC 2.4.7 and 2.4.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.support import phones, searching
from tests.support.keyboard import Stop, assert_seen, follow, look, tab_to
from tests.support.page_types import TYPES

Scheme = Literal["light", "dark"]
SCREENS: tuple[tuple[int, Scheme], ...] = ((360, "dark"), (1280, "light"))
#: More than the stops of the longest page.
MOST = 400


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
def reader(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Page]:
    width, scheme = request.param
    with chromium.new_context(
        base_url=server, color_scheme=scheme, reduced_motion="reduce", **phones.screen(width)
    ) as context:
        yield context.new_page()


def stops(page: Page, key: str) -> Iterator[Stop]:
    """Press a key until the focus leaves the page, or what is open."""
    for _ in range(MOST):
        page.keyboard.press(key)
        stop = look(page)
        if stop is None:
            return
        yield stop
    pytest.fail(f"{page.url}: {key} never leaves the page")


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("address", TYPES.values(), ids=TYPES)
def test_what_has_the_focus_is_seen(address: str, key: str, reader: Page) -> None:
    reader.goto(address)
    found = list(stops(reader, key))
    assert len(found) >= 7
    assert [stop for stop in found if stop.troubles] == []


@pytest.mark.parametrize("kind", ["principle", "consent page", "acknowledgements"])
def test_what_has_the_focus_is_seen_in_forced_colours(kind: str, page: Page) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(TYPES[kind])
    assert [stop for stop in stops(page, "Tab") if stop.troubles] == []


@pytest.mark.parametrize("key", ["Tab", "ArrowDown"])
def test_each_result_of_a_search_is_seen(key: str, reader: Page) -> None:
    reader.goto("/")
    if reader.get_by_role("button", name="Rechercher", exact=True).is_visible():
        follow(reader, "Rechercher")
    else:
        tab_to(reader, "Rechercher")
    answer = searching.ask(reader, "photo")
    found = [assert_pressed(reader, key) for _ in answer.results]
    assert "Présence sur le web" in " ".join(found)


def assert_pressed(reader: Page, key: str) -> str:
    reader.keyboard.press(key)
    stop = assert_seen(reader)
    assert stop is not None
    return stop.name
