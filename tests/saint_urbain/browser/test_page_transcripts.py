"""What a screen reader says of whole pages: home, a principle, the consent page, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support import screen_reader

PAGES = {"home": "/", "principle": "/cadre/loyaute/", "consent": "/signer/"}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_said_as_the_golden_file_has_it(
    name: str, language: str, page: Page, packages: Path
) -> None:
    page.goto(("" if language == "fr" else "/en") + PAGES[name])
    screen_reader.install(page, packages)
    said = screen_reader.walk(page, "main article")
    assert said[0] == "article"
    assert sum(phrase.startswith("heading, ") for phrase in said) >= 1
    screen_reader.check(f"page-{name}-{language}", "\n".join([*said, ""]))
