"""Phones: a screen of their own, touch, and the layout of a mobile browser, not a narrow window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, Page

from tests.support import faults

#: An old small phone, the most common width, a large phone: in CSS pixels.
WIDTHS: Final = (320, 360, 412)
_HEIGHT: Final = 740


def options(width: int = 360, **more: Any) -> dict[str, Any]:
    """Return the options of a phone's context, to which `more` are added."""
    return {
        "viewport": {"width": width, "height": _HEIGHT},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
        "locale": "fr-CA",
        **more,
    }


def screen(width: int, height: int = _HEIGHT, **more: Any) -> dict[str, Any]:
    """Return the options of a context of some width: a phone's where there is one so narrow, else a window's."""
    if width <= max(WIDTHS):
        return options(width, viewport={"width": width, "height": height}, **more)
    return {"viewport": {"width": width, "height": height}, "locale": "fr-CA", **more}


@contextmanager
def phone(browser: Browser, server: str, width: int = 360, **more: Any) -> Iterator[Page]:
    """Open a page on a phone; fails if a script of the page does."""
    failures: list[str] = []
    with browser.new_context(base_url=server, **options(width, **more)) as context:
        page = context.new_page()
        faults.gather(page, failures)
        yield page
    assert not failures


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than the screen: the layout grows, then the window."""
    return int(
        page.evaluate(
            "Math.max(document.documentElement.scrollWidth, innerWidth, visualViewport.width) - screen.width"
        )
    )
