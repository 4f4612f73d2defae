"""Each policy has its papers, its pages and its words; the search and the help span them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.paper.sheet import Sheet
from tests.support import project, web

from . import RESEAUX, TELEPHONE


def index(built: Path, language: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built / language / "search/search_index.json").read_bytes())
    return found


def said(page: Path, way: str) -> list[str]:
    found = html.parse(page).getroot().xpath(way)
    return [" ".join(one.text_content().split()) for one in found]


NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("name", "title", "code"),
    [
        ("reseaux-attestation-de-lecture", "Politique sur les réseaux sociaux", RESEAUX),
        ("telephone-attestation-de-lecture", "Directive sur le téléphone au travail", TELEPHONE),
    ],
)
def test_each_policy_has_its_papers_which_name_it(
    built: Path, name: str, title: str, code: str
) -> None:
    words = Sheet((built / f"assets/{name}.pdf").read_bytes()).words.replace(NO_BREAK, " ")
    assert title in words
    assert code[:10] in words


def test_no_paper_is_of_two_policies(built: Path) -> None:
    names = {file.name.partition("-")[0] for file in built.rglob("*.pdf")}
    assert names == {"reseaux", "telephone"}


def test_a_paper_leads_to_the_page_where_its_policy_begins(built: Path) -> None:
    words = Sheet((built / "assets/telephone-affiche.pdf").read_bytes()).words
    assert "val-des-aulnes.example.org/telephone/" in words.replace("\n", "")


def test_the_e_mail_to_staff_leads_to_its_policy(built: Path) -> None:
    (text,) = said(built / "telephone/confirmer/index.html", '//*[@id="announcement-fr"]')
    assert "Le site : https://val-des-aulnes.example.org/telephone/ " in text.replace(NO_BREAK, " ")
    assert "https://val-des-aulnes.example.org/telephone/confirmer/#attester" in text


def test_each_page_names_the_version_of_its_policy_and_the_home_page_none(built: Path) -> None:
    footer = '//*[@class="md-copyright__highlight"]'
    town = "Municipalité de Val-des-Aulnes"
    assert said(built / "index.html", footer) == [town]
    assert said(built / "telephone/texte/usage/index.html", footer) == [
        f"{town} · Version en date du 10 février 2025 · Adoptée par la résolution 2025-031"
    ]


def test_what_to_do_quotes_each_policy_by_its_name(built: Path) -> None:
    assert said(built / "que-faire/index.html", '//*[@class="passage__source"]/a') == [
        "Réseaux sociaux : Usage, paragraphe 1",
        "Téléphone : Usage, paragraphe 1",
        "Téléphone : Usage, paragraphe 2",
    ]
    page = html.parse(built / "telephone/index.html").getroot()
    assert page.xpath('//*[contains(@class, "help-button")]/@href') == ["../que-faire/"]


@pytest.mark.slow
def test_both_engines_make_the_same_pages(built: Path, tmp_path: Path) -> None:
    assert web.build(project.small("two", tmp_path / "two"), tmp_path / "site") == ""
    pages = [file.relative_to(built) for file in sorted(built.rglob("*.html"))]
    other = [
        page
        for page in pages
        if (tmp_path / "site" / page).read_bytes() != (built / page).read_bytes()
    ]
    assert [page.as_posix() for page in other if page.name != "404.html"] == []


def test_a_result_names_its_policy(built: Path) -> None:
    titles = {one["location"]: one["title"] for one in index(built)["docs"]}
    assert (
        titles["reseaux/texte/objet/#objet-1"] == f"Réseaux sociaux{NO_BREAK}: Objet, paragraphe 1"
    )
    assert titles["telephone/texte/objet/#objet-1"] == f"Téléphone{NO_BREAK}: Objet, paragraphe 1"
    assert titles["a-propos/"] == "À propos"
    english = {one["location"]: one["title"] for one in index(built, "en")["docs"]}
    assert english["telephone/texte/objet/#objet-1"] == "Telephone: Purpose, paragraph 1"


def test_the_words_of_each_policy_lead_to_its_own_passages(built: Path) -> None:
    found = index(built)
    led = {words[0]: found["docs"][targets[0]]["location"] for words, targets, *_ in found["say"]}
    assert led == {
        "selfie": "reseaux/texte/usage/#usage-1",
        "insulte": "reseaux/texte/usage/#usage-2",
        "cell": "telephone/texte/usage/#usage-1",
        "volé": "telephone/texte/usage/#usage-2",
    }


def test_a_word_is_silent_only_where_no_policy_speaks_of_it(built: Path) -> None:
    assert index(built)["silent"] == {"words": ["sonnerie", "salaire"], "to": None}


def test_a_site_of_one_policy_has_nothing_of_this(site: Path) -> None:
    assert not (site / "components/policies").exists()
    assert "cadre-stores" not in (site / "index.html").read_text(encoding="utf-8")
