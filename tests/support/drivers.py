"""One way of driving two browsers: Chromium through Playwright, the installed Firefox through Node."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Protocol

from playwright.sync_api import Browser

from . import faults
from .firefox import Firefox

#: How long a page may take to do what it does at once, in seconds.
_PATIENCE: Final = 10


class Driver(Protocol):
    """What the tests ask of either browser."""

    def goto(self, address: str) -> None: ...
    def evaluate(self, source: str) -> Any: ...
    def press(self, key: str) -> None: ...
    def type(self, text: str) -> None: ...
    def pdf(self) -> bytes: ...
    def requests(self) -> list[str]: ...


def until(driver: Driver, source: str) -> None:
    """Wait until something is true in the page."""
    end = time.monotonic() + _PATIENCE
    while not driver.evaluate(source):
        assert time.monotonic() < end, f"never true: {source}"


class _Chromium:
    def __init__(self, browser: Browser, server: str) -> None:
        self.context = browser.new_context(base_url=server, locale="fr-CA")
        self.page = self.context.new_page()
        self.failures: list[str] = []
        self._requests: list[str] = []
        self.page.on("request", lambda request: self._requests.append(request.url))
        faults.gather(self.page, self.failures)

    def goto(self, address: str) -> None:
        self.page.goto(address)

    def evaluate(self, source: str) -> Any:
        return self.page.evaluate(f"() => ({source})")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.insert_text(text)

    def pdf(self) -> bytes:
        return self.page.pdf(prefer_css_page_size=True, print_background=True)

    def requests(self) -> list[str]:
        return self._requests


class Mozilla:
    """Firefox, at the address of the site."""

    def __init__(self, browser: Firefox, server: str) -> None:
        self.browser = browser
        self.server = server
        self.evaluate = browser.evaluate
        self.press = browser.press
        self.type = browser.type
        self.pdf = browser.pdf

    def goto(self, address: str) -> None:
        self.browser.goto(self.server + address)

    def requests(self) -> list[str]:
        return self.browser.seen()["requests"]


@contextmanager
def chromium(browser: Browser, server: str) -> Iterator[Driver]:
    """Drive Chromium; fails if a script of the page does."""
    driver = _Chromium(browser, server)
    with driver.context:
        yield driver
    assert driver.failures == []
