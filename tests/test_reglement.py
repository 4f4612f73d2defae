"""A by-law with every form that an adopted text may take: built, each sentence, marker and cell found everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from cadre.model.policy import normalise
from cadre.publishing.site import Site

from .paper.sheet import Sheet
from .support import ROOT, web, whole
from .support import project as projects

#: The by-law, as a person reads it: a sentence, an item with its marker or a cell a line.
LINES = (ROOT / "tests" / "cases" / "reglement.txt").read_text(encoding="utf-8").splitlines()
PAGES = (
    *("preambule", "definitions", "conduite", "courtoisie", "sanctions"),
    *("dispositions", "signatures", "demande", "recu"),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return projects.small("reglement", tmp_path_factory.mktemp("reglement") / "project")


@pytest.fixture(scope="module")
def project(root: Path) -> Site:
    return Site.read(root)


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    folder = root.parent / "site"
    assert web.build(root, folder) == ""
    return folder


def shown(page: Path) -> Iterator[str]:
    """Yield the units of a built page."""
    for one in html.parse(page).getroot().iter():
        if "unit" in (one.get("class") or "").split():
            yield normalise("".join(whole.words(one)))


def missing(words: str) -> list[str]:
    return [line for line in LINES if line not in words]


def test_the_by_law_has_no_problem(project: Site) -> None:
    assert [(str(one.place), one.code) for one in project.problems] == []


def test_each_sentence_marker_and_cell_is_on_its_page(built: Path) -> None:
    folder = built / "reglement"
    pages = [folder / "index.html", *(folder / name / "index.html" for name in PAGES)]
    assert missing("\n".join(words for page in pages for words in shown(page))) == []


def test_each_is_in_the_full_text(built: Path) -> None:
    page = built / "reglement" / "texte-integral" / "index.html"
    assert missing("\n".join(shown(page))) == []


def test_each_is_searched(built: Path) -> None:
    index = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
    passages = [entry for entry in index["docs"] if entry["kind"] == "passage"]
    words = "\n".join(f"{entry['title']}\n{entry['text']}" for entry in passages)
    titles = {"1. Définitions", "2. Règles de conduite", "3. Courtoisie", "4. Sanctions"}
    # A title is searched as the name of what stands under it, without its rank.
    assert set(missing(words)) <= titles | {"5. Dispositions finales", "RÈGLEMENT NUMÉRO 24-118"}


def test_each_is_printed(project: Site) -> None:
    assert missing(whole.printed(project.project.policy.text("fr"))) == []


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("consentement", "Signatures", "Date :"),
        ("formulaire-demande", "Annexe A : demande d'autorisation", "2. Refusée par :"),
        ("formulaire-recu", "Annexe B : reçu", "Par :"),
    ],
)
def test_each_page_to_fill_in_has_its_pdf(name: str, first: str, last: str, built: Path) -> None:
    data = (built / "assets" / f"{name}.pdf").read_bytes()
    words = Sheet(data).words.replace("\N{NO-BREAK SPACE}", " ")
    start = LINES.index(first)
    wanted = LINES[start : LINES.index(last, start) + 1]
    assert [line for line in wanted if line not in words] == []


def test_the_lines_to_sign_are_counted_by_their_names(built: Path) -> None:
    words = Sheet((built / "assets" / "consentement.pdf").read_bytes()).words
    assert (
        "trois lignes à remplir, celles que prévoit le règlement : « Rose Lachance, mairesse », "
        "« Marc Poulin, greffier-trésorier » et « Représentant du personnel »."
    ) in words.replace("\N{NO-BREAK SPACE}", " ")


def test_a_form_has_a_link_to_its_pdf(built: Path) -> None:
    page = html.parse(built / "reglement" / "demande" / "index.html")
    (link,) = page.xpath("//a[contains(@href, 'formulaire-demande.pdf')]")
    assert (
        link.text_content()
        == "Formulaire à imprimer\N{NO-BREAK SPACE}: Annexe A\N{NO-BREAK SPACE}: demande d'autorisation (PDF)"
    )


def test_a_section_in_short_that_has_no_summary_is_quoted_with_its_table(project: Site) -> None:
    short = {one.name: one for one in project.context.essentials["fr"]}
    assert [unit.id for unit in short["4. Sanctions"].units] == [
        f"sanctions-{rank}" for rank in range(1, 5)
    ]
    assert [unit.id for unit in short["Annexe B : reçu"].units] == []


def test_items_are_named_with_all_that_holds_them(project: Site) -> None:
    context = project.context
    text = project.project.policy.text("fr")
    assert context.name(text.unit("interdictions-5")) == (
        "2.1 Interdictions, art. 2.1.1, point a), point ii, point 1"
    )
    assert context.name(text.unit("interdictions-8")) == (
        "2.1 Interdictions, art. 2.1.1, paragraphe 1"
    )
