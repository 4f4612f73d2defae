"""A link from the quiz to the words of a passage marks those words, in view, and nothing else.

Chromium follows every link of both languages, on a phone; Firefox a few.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support import highlights, phones


@pytest.fixture
def marking(chromium: Browser, server: str) -> Iterator[Page]:
    """A page on a phone where marks have a colour of their own."""
    # The page's own policy would refuse the test's style.
    with phones.phone(chromium, server, bypass_csp=True, device_scale_factor=1) as page:
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => document.head.append(Object.assign("
            f"document.createElement('style'), {{ textContent: `{highlights.STYLE}` }})))"
        )
        yield page


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_link_marks_the_words_that_it_quotes_and_shows_them(
    language: str, marking: Page
) -> None:
    marking.goto(f"{'' if language == 'fr' else '/en'}/quiz/complet/")
    links = highlights.links(marking.evaluate)
    assert len(links) >= 51
    faults = {link.address: follow(marking, link) for link in links}
    assert {address: fault for address, fault in faults.items() if fault} == {}


def follow(page: Page, link: highlights.Link) -> str:
    page.goto("about:blank")  # so that each link opens its page anew
    page.goto(link.address)
    page.wait_for_function("() => document.readyState === 'complete'")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return highlights.fault(page.screenshot(), highlights.boxes(page.evaluate, link), 1)
