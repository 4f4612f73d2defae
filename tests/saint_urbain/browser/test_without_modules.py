"""What needs a script is shown once that script runs: a host may refuse it, or be slow to give it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dev import firefox as firefoxes
from dev.browser import Handler
from tests.support.firefox import Firefox, driving
from tests.support.published import published

#: A page of each kind that has something for a script to do.
PAGES: Final = (
    "/",
    "/cadre/loyaute/",
    "/quiz/loyaute/",
    "/signer/",
    "/signer/attestations/",
    "/a-propos/",
    "/en/quiz/complet/",
)
#: What one may touch, by its words, and whether it can be seen.
SEEN: Final = """all => all.filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => `${one.localName} ${one.getAttribute("aria-label") ?? one.textContent.trim()}`)"""
TOUCHED: Final = "a, button, input, textarea, select, summary"


class Careless(Handler):
    """A host that knows no script: each is a file like another, or an unknown text."""

    def __init__(self, *arguments: Any, called: str, **named: Any) -> None:
        self.extensions_map = Handler.extensions_map | {".js": called}
        super().__init__(*arguments, **named)


@contextmanager
def serving(site: Path, called: str) -> Iterator[str]:
    handler = partial(Careless, directory=str(site), called=called)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module", params=["application/octet-stream", "text/plain"])
def careless(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    with serving(site, request.param) as address:
        yield address


def seen(page: Page, address: str) -> list[str]:
    page.goto(address)
    found: list[str] = page.locator(TOUCHED).evaluate_all(SEEN)
    return found


@pytest.mark.parametrize("path", PAGES)
def test_where_the_host_refuses_our_scripts_the_page_is_the_one_without_scripts(
    path: str, careless: str, chromium: Browser
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        without = seen(context.new_page(), careless + path)
    with chromium.new_context() as context:
        assert seen(context.new_page(), careless + path) == without


def test_a_question_of_a_page_opened_from_a_folder_leads_to_its_key(
    site: Path, chromium: Browser
) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((site / "quiz" / "loyaute" / "index.html").as_uri())
        expect(page.locator(".quiz__check").first).to_be_hidden()
        for control in (".search-button", ".palette-button", ".md-search__input"):
            expect(page.locator(control)).to_be_hidden()
        page.locator(".quiz__see-key a").first.click()
        page.locator(".quiz__key summary").first.click()
        expect(page.locator(".quiz__key .quiz__answer").first).to_be_visible()


def test_one_script_that_is_missing_is_enough(site: Path, page: Page) -> None:
    page.route(f"**/{published(site, 'quiz/quiz.mjs')}", lambda route: route.fulfill(status=404))
    page.goto("/quiz/loyaute/")
    expect(page.locator(".quiz__see-key").first).to_be_visible()
    expect(page.locator(".full-text-link")).to_be_visible()
    expect(page.locator(".palette-button")).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/quiz/loyaute/"])
def test_until_a_script_comes_its_controls_keep_their_place_and_are_not_shown(
    path: str, site: Path, chromium: Browser, server: str
) -> None:
    waiting: list[Route] = []
    with chromium.new_context(base_url=server, viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.route(f"**/{published(site, 'site/site.mjs')}", lambda route: waiting.append(route))  # noqa: PLW0108  Playwright signs its handlers
        page.goto(path, wait_until="commit")
        control = page.locator(".palette-button")
        control.wait_for(state="attached")
        page.locator("[data-header-end]").wait_for(state="attached")
        expect(page.locator(".full-text-link")).to_be_hidden()
        for hidden in (control, page.locator(".md-search__input")):
            expect(hidden).to_be_hidden()
        before = control.bounding_box()
        assert before is not None
        page.wait_for_function("() => document.readyState === 'interactive'")
        assert page.locator(".js-only, .md-search__input, .quiz__check").evaluate_all(SEEN) == []
        waiting[0].continue_()
        expect(control).to_be_visible()
        expect(page.locator(".md-search__input")).to_be_visible()
        after = control.bounding_box()
        assert after is not None
        assert (after["x"], after["width"], after["height"]) == (
            before["x"],
            before["width"],
            before["height"],
        )


@pytest.fixture(scope="module")
def firefox(packages: Path) -> Iterator[Firefox]:
    """The other engine, which reports each refused script as a failure of the page."""
    program = firefoxes.find()
    assert program is not None, f"no Firefox: install one, or set {firefoxes.OVERRIDE}"
    with driving(program, packages) as running:
        yield running


@pytest.mark.parametrize("path", ["/quiz/loyaute/", "/signer/attestations/"])
def test_firefox_gives_that_page_too(path: str, careless: str, firefox: Firefox) -> None:
    firefox.goto(careless + path)
    dead = ".js-only, .md-search__input, .quiz__check, [data-act]"
    assert firefox.evaluate(f"({SEEN})([...document.querySelectorAll('{dead}')])") == []
    alive = firefox.evaluate(f"({SEEN})([...document.querySelectorAll('{TOUCHED}')])")
    assert "a Texte intégral" in alive
    assert ("a Voir la réponse" in alive) == ("quiz" in path)
