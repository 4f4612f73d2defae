"""Every page of the site, in both languages: what the two checkers find, and words of the wrong language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from dev import audit
from tests.support import ROOT

pytestmark = pytest.mark.slow

#: Said alike in both languages, on purpose.
SHARED = {
    "3- Respect", "5- Identification", "6- Correction", "Administration", "Correction", "Identification", "Introduction", "Menu", "Navigation", "Quiz",
    "Respect", "SDLE", "Sanction", "Twitter, X",
}  # fmt: skip
ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "aria-description")
#: Around the page's own text: what the theme writes.
FRAME = "//header | //footer | //nav | //*[contains(@class, 'md-skip')]"


@pytest.mark.parametrize("width", audit.WIDTHS)
def test_axe_finds_nothing_on_any_page(
    width: int, chromium: Browser, server: str, site: Path, axe: Path
) -> None:
    pages = list(audit.addresses(site))
    found = audit.every_page(chromium, server, axe, pages, width)
    assert [str(finding) for finding in found] == []


def test_html_and_css_are_valid_on_every_page(site: Path, packages: Path) -> None:
    found = audit.html(site, packages / audit.NU, audit.sheets(ROOT))
    assert [str(finding) for finding in found] == []


def test_the_html_checker_sees_a_mistake(tmp_path: Path, packages: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<!doctype html><html lang=fr><title>a</title><p><div></p>", encoding="utf-8"
    )
    (tmp_path / "a.css").write_text("a { colour: red; }", encoding="utf-8")
    sheet = tmp_path / "a.css"
    found = audit.html(tmp_path, packages / audit.NU, [sheet])
    assert {Path(finding.address).name for finding in found} == {"a.html", "a.css"}


def said(file: Path) -> Iterator[str]:
    """The words of a page's attributes, and those around its text, apart from parts in another language."""
    root = html.parse(file).getroot()
    page_language = root.get("lang")
    for element in root.iter():
        if isinstance(element.tag, str) and _language(element) == page_language:
            yield from (element.get(name) or "" for name in ATTRIBUTES)
    for part in root.xpath(FRAME):
        for element in part.iter():
            if (
                isinstance(element.tag, str)
                and element.tag not in ("script", "style")
                and _language(element) == page_language
            ):
                yield element.text or ""


def _language(element: html.HtmlElement) -> str | None:
    with_language = element.xpath("ancestor-or-self::*[@lang][1]")
    return with_language[-1].get("lang") if with_language else None


@pytest.fixture(scope="module")
def words(site: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"fr": set(), "en": set()}
    for file in sorted(site.rglob("index.html")):
        language = "en" if file.relative_to(site).parts[0] == "en" else "fr"
        found[language] |= {" ".join(text.split()) for text in said(file)}
    return found


def test_no_words_around_the_text_are_the_same_in_both_languages(
    words: dict[str, set[str]],
) -> None:
    shared = words["fr"] & words["en"]
    worth = {text for text in shared if any(letter.isalpha() for letter in text)}
    assert worth - SHARED == set()


def test_a_colon_in_french_has_the_space_that_french_wants(words: dict[str, set[str]]) -> None:
    assert {text for text in words["fr"] if ": " in text.replace(" :", "")} == set()
