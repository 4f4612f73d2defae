"""What axe finds in each type of page in each of its states; test_every_page has every page at rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dev import audit
from tests.support.page_types import PREFIXES, TYPES
from tests.support.states import STATES


@dataclass(frozen=True, slots=True)
class Visit:
    """A page on a screen of some width, in one of the languages."""

    page: Page
    width: int
    prefix: str


@pytest.fixture(scope="module", params=audit.WIDTHS)
def visited(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Page]:
    """One page of each width for all: what takes longest is to open one."""
    with audit.screen(chromium, server, request.param) as page:
        yield page


@pytest.fixture(params=PREFIXES)
def visit(request: pytest.FixtureRequest, visited: Page) -> Iterator[Visit]:
    size = visited.viewport_size
    assert size is not None
    yield Visit(visited, size["width"], PREFIXES[request.param])
    visited.emulate_media(media="screen")
    visited.evaluate("localStorage.clear()")


@pytest.mark.parametrize("kind", TYPES)
def test_a_page_is_accessible_in_each_of_its_states(kind: str, visit: Visit, axe: Path) -> None:
    visit.page.goto(visit.prefix + TYPES[kind])
    states = [one for one in STATES if kind in one.types and visit.width in one.widths]
    found = [str(one) for state in states for one in state.findings(visit.page, axe, kind)]
    assert found == []


def test_the_states_cover_each_type_of_page_and_each_width() -> None:
    assert {kind for state in STATES for kind in state.types} == set(TYPES)
    assert {width for state in STATES for width in state.widths} == set(audit.WIDTHS)


def test_a_fault_of_one_colour_scheme_is_found(visit: Visit, axe: Path) -> None:
    visit.page.goto("/")
    visit.page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("[data-md-color-scheme=slate] h1 { color: #222 !important }");
          document.adoptedStyleSheets = [sheet];
        }"""
    )
    found = list(audit.in_each_scheme(visit.page, axe, "home", "article"))
    assert [(one.rule, one.address) for one in found] == [("color-contrast", "home (dark)")]
