"""The aide-mémoire: one page, whole, in the words of the pages, readable by a screen reader."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cadre.publishing.site import Site
from tests.paper.sheet import Sheet
from tests.support import ROOT

ADDRESS = "https://cadre.example.org/mediasociaux/"
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@pytest.fixture(scope="module")
def site() -> Site:
    return Site.read(ROOT)


def at(site: Site, address: str) -> Site:
    project = replace(site.project, settings=replace(site.settings, site_url=address))
    return Site(project, ())


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(reader: PdfReader) -> str:
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.replace("\u00a0", " ").split())


#: Their texts are short: they have no summary, and the sheet quotes them.
SHORT = {
    "fr": (
        "Les utilisateurs ne peuvent divulguer",
        "Ne faites pas croire",
        "Si vous faites une erreur",
    ),
    "en": ("Users may not disclose", "Do not lead people to believe", "If you make a mistake"),
}


def summaries(language: str) -> list[str]:
    """The points of the principles' pages as their authors wrote them, links aside."""
    found = []
    for name in ("loyaute", "responsabilite", "respect"):
        page = (ROOT / "docs" / language / "cadre" / f"{name}.md").read_text(encoding="utf-8")
        block = page.split("/// at-a-glance\n")[1].split("\n///")[0]
        found += [_LINK.sub(r"\1", line.removeprefix("- ")) for line in block.splitlines() if line]
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", ["", ADDRESS])
def test_it_is_one_page(language: str, address: str, site: Site) -> None:
    assert len(read(at(site, address).aide_memoire(language, None)).pages) == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_holds_every_point_whole_and_in_order(language: str, site: Site) -> None:
    said = words(read(site.aide_memoire(language, None)))
    places = [said.find(point) for point in summaries(language)]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_quotes_the_text_of_a_principle_too_short_for_a_summary(
    language: str, site: Site
) -> None:
    said = words(read(site.aide_memoire(language, None)))
    opening = {"fr": "« ", "en": "“"}[language]
    assert all(f"{opening}{start}" in said for start in SHORT[language])


def test_it_says_that_it_is_not_the_policy(site: Site) -> None:
    assert "ne fait pas partie du cadre" in words(read(site.aide_memoire("fr", None)))
    assert "not part of the policy" in words(read(site.aide_memoire("en", None)))


def test_its_version_is_that_of_the_text(site: Site) -> None:
    said = words(read(site.aide_memoire("fr", None)))
    assert "14 janvier 2019" in said
    assert "2019-01-016" in said


@pytest.mark.parametrize(("language", "home"), [("fr", ADDRESS), ("en", f"{ADDRESS}en/")])
def test_with_an_address_it_leads_to_the_home_page(language: str, home: str, site: Site) -> None:
    assert home in words(read(at(site, ADDRESS).aide_memoire(language, None)))


def test_the_code_has_an_alternative_text(site: Site) -> None:
    with_code = _alternatives(read(at(site, ADDRESS).aide_memoire("fr", None)))
    assert with_code == [f"Code QR qui mène à la page d'accueil du site, {ADDRESS}"]
    assert _alternatives(read(site.aide_memoire("fr", None))) == []


def test_it_declares_pdf_ua_and_its_language(site: Site) -> None:
    for language in ("fr", "en"):
        catalog: Any = read(site.aide_memoire(language, None)).trailer["/Root"]
        assert catalog["/Lang"] == f"{language}-CA"
        assert catalog["/MarkInfo"]["/Marked"]
        assert b"pdfuaid:part" in catalog["/Metadata"].get_object().get_data()


def test_the_name_of_the_organisation_keeps_its_language(site: Site) -> None:
    """So that a screen reader says it in French (WCAG 2.2, SC 3.1.2)."""
    tags = Sheet(site.aide_memoire("en", None)).every_tag
    assert {tag["/Lang"] for tag in tags if "/Lang" in tag} == {"fr-CA"}


def test_two_of_one_text_are_alike(site: Site) -> None:
    assert site.aide_memoire("fr", None) == Site.read(ROOT).aide_memoire("fr", None)


def test_more_points_than_a_page_holds_are_all_printed(bourg: Path) -> None:
    page = bourg / "docs" / "fr" / "cadre" / "silence.md"
    point = "- [Les employés](#silence-1) gardent le silence. " + "Ils se taisent. " * 200
    source = page.read_text(encoding="utf-8")
    start, end = source.index("- "), source.index("\n///")
    page.write_text(source[:start] + "\n".join([point] * 3) + source[end:], encoding="utf-8")
    reader = read(Site.read(bourg).aide_memoire("fr", None))
    assert len(reader.pages) > 1
    assert words(reader).count("Les employés gardent le silence. Ils se taisent.") == 3


def _alternatives(reader: PdfReader) -> list[str]:
    """The alternative texts of the file's figures."""
    found: list[str] = []
    root: Any = reader.trailer["/Root"]
    seen = [root["/StructTreeRoot"]]
    while seen:
        element = seen.pop().get_object()
        if hasattr(element, "get"):
            if alternative := element.get("/Alt"):
                found.append(str(alternative))
            kids = element.get("/K", [])
            seen += kids if isinstance(kids, list) else [kids]
    return found
