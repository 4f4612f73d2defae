"""No letter of any sheet is smaller than 9 points, whatever it holds: paper is read without a zoom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cadre.model.people import Person
from cadre.model.policy import Kind
from cadre.paper import AcknowledgementDetails, ConsentDetails, acknowledgements, official_page
from cadre.publishing.site import Site
from cadre.texts import Texts
from tests.support import ROOT

from .samples import section, unit
from .sheet import Sheet

pytestmark = pytest.mark.slow

SMALLEST = 9


def test_the_site_s_own_sheets() -> None:
    site = Site.read(ROOT)
    at = replace(site.settings, site_url="https://cadre.example.org/")
    addressed = Site(replace(site.project, settings=at), ())
    for data in (
        *(addressed.aide_memoire(one.code, None) for one in site.settings.shipped),
        addressed.consent_page(None),
        addressed.acknowledgements((), None),
        addressed.documents.memo(None),
        addressed.documents.poster(None),
        addressed.documents.attendance((), None),
        addressed.documents.attendance([Person(2, "W" * 300, department="W" * 300)] * 40, None),
    ):
        assert min(Sheet(data).sizes) >= SMALLEST


def test_a_consent_page_of_several_pages(details: ConsentDetails, texts: Texts) -> None:
    """Its pages are numbered at their foot."""
    paragraphs = [unit(f"p{rank}", Kind.PARAGRAPH, "Un passage. " * 30) for rank in range(20)]
    items = [unit("i", Kind.ITEM, "un point;"), unit("t", Kind.TITLE, "Titre", level=2)]
    line = unit("s", Kind.SIGNATURE, f"{'Personne désignée ' * 5}: ____ Date : ____")
    sheet = Sheet(official_page(section(*paragraphs, *items, line), details, texts))
    assert "Page 1 de " in sheet.words
    assert min(sheet.sizes) >= SMALLEST


def test_an_acknowledgement_whose_person_fills_the_page(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    person = Person(2, "W" * 300, "1" * 64, "W" * 300, "W" * 300)
    sheet = Sheet(acknowledgements((person,), acknowledgement, texts))
    assert min(sheet.sizes) >= SMALLEST


@pytest.mark.parametrize("times", [1, 30, 200])
def test_an_aide_memoire_whatever_its_length(times: int, bourg: Path) -> None:
    page = bourg / "docs" / "fr" / "cadre" / "silence.md"
    source = page.read_text(encoding="utf-8")
    point = "- [Les employés](#silence-1) gardent le silence. " + "Ils se taisent. " * times
    start, end = source.index("- "), source.index("\n///")
    page.write_text(source[:start] + "\n".join([point] * 3) + source[end:], encoding="utf-8")
    assert min(Sheet(Site.read(bourg).aide_memoire("fr", None)).sizes) >= SMALLEST
