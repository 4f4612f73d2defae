"""What a screen reader says of the search: what is found, where the policy is silent, when nothing is found."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.support import screen_reader
from tests.support.page_types import PREFIXES

QUERIES: Final = {
    "found": {"fr": "photo", "en": "photo"},
    "silent": {"fr": "journaliste", "en": "journalist"},
    "platform": {"fr": "tiktok", "en": "tiktok"},
    "none": {"fr": "qwxzk", "en": "qwxzk"},
}
BOX: Final = ".md-search"


def write(page: Page, query: str) -> None:
    """Write a query, and wait for its answer."""
    status = page.locator(f"{BOX} [role=status]")
    before = status.inner_text()
    page.keyboard.insert_text(query)
    expect(status).not_to_have_text(before)
    # Two turns of the page: what speaks of a change is told of it after the change.
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("name", QUERIES)
def test_a_search_is_said_as_the_golden_file_has_it(
    name: str, language: str, page: Page, packages: Path
) -> None:
    page.goto(f"{PREFIXES[language]}/")
    screen_reader.install(page, packages)
    page.locator(f"{BOX}__input").click()
    box = screen_reader.walk(page, BOX)
    announced = screen_reader.overhear(page, BOX, lambda: write(page, QUERIES[name][language]))
    folded = page.locator(f"{BOX}-result__more summary")
    if folded.count():
        folded.first.click()
    results = screen_reader.walk(page, f"{BOX}__output")
    said = ["# box", *box, "# announced", *announced, "# results", *results, ""]
    screen_reader.check(f"search-{name}-{language}", "\n".join(said))
    assert len(announced) == 1
