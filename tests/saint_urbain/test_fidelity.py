"""Nothing of the adopted text is lost or changed, in the site as it is built."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from cadre.model.policy import normalise
from tests.support import PRINCIPLES, ROOT

CSV = ROOT / "tests" / "cases" / "units.fr.csv"
#: The checklist as it was received; it is never edited.
SHA256 = "1ba41151874398bba2dab0dc32ff36b02ba14bad1e192774ddc0a65c0ac59b87"


def rows() -> list[dict[str, str]]:
    with CSV.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pages(site: Path, language: str) -> Iterator[Path]:
    """Yield the pages that reproduce the text: one per section, one per principle."""
    folder = site / ("" if language == "fr" else language) / "cadre"
    yield from sorted(
        page for page in folder.rglob("index.html") if "texte-integral" not in str(page)
    )


def units(page: Path) -> dict[str, str]:
    """Return the units of a built page: their ids and their words, in order."""
    tree = html.parse(page).getroot()
    return {
        unit.get("id"): normalise(unit.text_content())
        for unit in tree.xpath("//*[contains(concat(' ', @class, ' '), ' unit ')]")
    }


def all_units(site: Path, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for page in pages(site, language):
        for unit, words in units(page).items():
            assert unit not in found, f"{unit} stands twice"
            found[unit] = words
    return found


def test_the_checklist_is_the_one_received() -> None:
    assert hashlib.sha256(CSV.read_bytes()).hexdigest() == SHA256
    assert len(rows()) == 107


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_each_sentence_stands_in_a_unit_letter_for_letter(row: dict[str, str], site: Path) -> None:
    assert any(row["text_fr"] in words for words in all_units(site, "fr").values())


def test_the_units_hold_nothing_but_those_sentences(site: Path) -> None:
    """Sentence after sentence, page after page, the site says what the document says, and no more."""
    full = units(site / "cadre" / "texte-integral" / "index.html")
    assert " ".join(full.values()) == " ".join(row["text_fr"] for row in rows())


def test_the_full_text_has_the_units_of_the_pages(site: Path) -> None:
    full = units(site / "cadre" / "texte-integral" / "index.html")
    assert full == all_units(site, "fr")


def test_both_languages_have_the_same_units_in_the_same_order(site: Path) -> None:
    for french in pages(site, "fr"):
        english = site / "en" / french.relative_to(site)
        assert list(units(french)) == list(units(english)), french


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_run_of_underscores_is_a_rule_with_a_name(language: str, site: Path) -> None:
    for page in [*pages(site, language)]:
        for text in html.parse(page).getroot().xpath("//article//text()[contains(., '___')]"):
            rule = text.getparent()
            assert rule.get("class") == "rule"
            assert rule.get("role") == "img"
            assert rule.get("aria-label")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("principle", PRINCIPLES)
def test_a_principle_long_enough_has_a_summary_after_its_text(
    principle: str, language: str, site: Path
) -> None:
    folder = site / ("" if language == "fr" else language)
    article = (
        html.parse(folder / "cadre" / principle / "index.html").getroot().xpath("//article")[0]
    )
    summary = article.xpath(
        ".//*[contains(@class, 'unit--paragraph')]"
        "/following-sibling::*[contains(@class, 'aside--at-a-glance')][.//a[@href]]"
    )
    assert len(summary) == (principle in {"loyaute", "responsabilite", "respect"})


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("principle", PRINCIPLES)
def test_each_principle_has_a_page_with_a_scenario(
    principle: str, language: str, site: Path
) -> None:
    folder = site / ("" if language == "fr" else language)
    article = (
        html.parse(folder / "cadre" / principle / "index.html").getroot().xpath("//article")[0]
    )
    assert article.xpath(".//*[@data-module='quiz']//form")
    assert article.xpath(".//*[contains(@class, 'quiz__more')]//a[@href]")


def test_no_block_prints_itself(site: Path) -> None:
    """A block that pymdown-extensions refuses shows its own source, silently."""
    for page in site.rglob("*.html"):
        text = html.parse(page).getroot().xpath("//article//text()[not(parent::script)]")
        words = " ".join(text)
        assert "///" not in words, page
        assert not re.search(r"\{\{|\}\}|\{ ?#", words), page


def test_the_way_to_help_is_on_every_page(site: Path) -> None:
    """In the same place, with the same name (WCAG 2.2, SC 3.2.6)."""
    for page in site.rglob("index.html"):
        link, *_ = html.parse(page).getroot().xpath("//footer//nav[@class='help-link']/a")
        target = (page.parent / link.get("href") / "index.html").resolve()
        english = page.is_relative_to(site / "en")
        assert target == (site / ("en/" if english else "") / "que-faire" / "index.html").resolve()
        assert link.text == ("What to do if…" if english else "Que faire si…")


def test_what_the_cadre_never_says_the_site_never_says(site: Path) -> None:
    """Words that would suggest a rule, a date or a signature that the text does not have."""
    for page in site.rglob("*.html"):
        words = " ".join(html.parse(page).getroot().xpath("//body//text()")).lower()
        for forbidden in ("en vigueur", "n'a pas signé", "j'accepte", "veuillez signer"):
            assert forbidden not in words, page
