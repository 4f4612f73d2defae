"""`check` on a project whose extensions take words from the policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre.cli import main
from cadre.fidelity import extensions
from cadre.markdown import CadreExtension
from cadre.publishing.site import Site

PAGES = {
    "docs/fr/entier.md": "# Texte\n\n/// full-text\n///\n\n/// consent-page\n///\n",
    "docs/en/entier.md": "# Text\n\n/// full-text\n///\n\n/// consent-page\n///\n",
}


@pytest.fixture
def whole(bourg: Path) -> Path:
    """The tiny organisation, with a page that has its full text and its consent page."""
    for name, text in PAGES.items():
        (bourg / name).write_text(text, encoding="utf-8")
    config = bourg / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("que-faire.md", "que-faire.md\n  - entier.md"),
        encoding="utf-8",
    )
    return bourg


def meddle(root: Path, before: str, after: str, where: str = "page") -> None:
    config = root / "mkdocs.yml"
    options = f"{{before: '{before}', after: '{after}', where: {where}}}"
    config.write_text(
        config.read_text(encoding="utf-8").replace(
            "  - attr_list", f"  - attr_list\n  - tests.support.meddling:Meddling: {options}"
        ),
        encoding="utf-8",
    )


def errors(root: Path) -> list[str]:
    return [
        f"{one.place} {one.code} {dict(one.details).get('unit', '')}".rstrip()
        for one in Site.read(root).problems
        if one.severity == "error"
    ]


def test_a_project_that_shows_its_whole_text_has_no_problem(whole: Path) -> None:
    assert errors(whole) == []


@pytest.mark.parametrize(
    ("before", "after", "where", "expected"),
    [
        ("Les budgets.", "Le budget.", "page", [
            "docs/fr/cadre/silence.md:16:1 unit-not-in-full-text silence-3",
            "docs/fr/cadre/silence.md:16:1 unit-not-on-page silence-3",
        ]),
        ("Les budgets.", "Le budget.", "tree", [
            "docs/fr/cadre/silence.md:16:1 unit-not-in-full-text silence-3",
            "docs/fr/cadre/silence.md:16:1 unit-not-in-index silence-3",
            "docs/fr/cadre/silence.md:16:1 unit-not-on-page silence-3",
        ]),
        ('"heading">Ententes', '"heading">Entente', "page", [
            "docs/fr/cadre/ententes.md:5:1 unit-not-on-paper ententes",
        ]),
        ("</h1>", "</h1><p>Un ajout.</p>", "page", [
            "docs/en/cadre/ententes.md:5:1 text-beside",
            "docs/en/cadre/silence.md:5:1 text-beside",
            "docs/fr/cadre/ententes.md:4:1 text-beside",
            "docs/fr/cadre/silence.md:4:1 text-beside",
        ]),
        ("e", "e", "page", []),
    ],
)  # fmt: skip
def test_what_an_extension_takes_from_the_policy_is_named(
    whole: Path, before: str, after: str, where: str, expected: list[str]
) -> None:
    meddle(whole, before, after, where)
    assert errors(whole) == expected


def test_each_problem_has_its_words(
    whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    meddle(whole, "</h1>", "</h1><p>Un ajout.</p>")
    monkeypatch.chdir(whole)
    assert main(["check"]) == 1
    assert (
        "docs/fr/cadre/silence.md:4:1: cette page montrerait un texte qui n'est ni un passage ni "
        "dans un bloc : « Un ajout. »\n"
        "    Donnez-lui un identifiant sur la ligne qui suit, par exemple { #courtoisie-1 }, "
        "placez-le dans un bloc /// note, ou retirez-le.\n"
    ) in capsys.readouterr().out


def test_a_mistake_that_explains_the_others_is_told_alone(whole: Path) -> None:
    """A block never closed swallows the rest of its page: each lost unit is not a problem of its own."""
    page = whole / "docs" / "fr" / "cadre" / "silence.md"
    source = page.read_text(encoding="utf-8")
    page.write_text(source.replace("(#silence-1).\n///\n", "(#silence-1).\n"), encoding="utf-8")
    assert errors(whole) == ["docs/fr/cadre/silence.md:7:1 block-unclosed"]


def test_numbers_of_a_list_are_words_of_the_text(whole: Path) -> None:
    """On the page, in the full text and in the version code, and the browser adds none."""
    for language, budgets, plans in (
        ("fr", "Les budgets.", "Les plans;"),
        ("en", "Budgets.", "Plans;"),
    ):
        page = whole / "docs" / language / "cadre" / "silence.md"
        source = page.read_text(encoding="utf-8")
        source = source.replace(f"- {plans}", f"3. {plans}").replace(
            f"- {budgets}", f"4. {budgets}"
        )
        page.write_text(source, encoding="utf-8")
    assert [one for one in errors(whole) if "version-unknown" not in one] == []
    site = Site.read(whole)
    words = [unit.text for unit in site.project.policy.text("fr").units]
    assert words[2:4] == ["3. Les plans;", "4. Les budgets."]
    converter = extensions.markdown(site.settings, CadreExtension(site.context))
    for path in ("cadre/silence.md", "entier.md"):
        site.open_page(f"fr/{path}", "")
        html = converter.reset().convert(site.project.pages["fr", path].body)
        assert html.count('<ul class="unit-numbers" role="list">') == 1, path


def test_a_unit_has_the_language_of_its_page_or_its_own(bourg: Path) -> None:
    page = bourg / "docs" / "en" / "cadre" / "silence.md"
    source = page.read_text(encoding="utf-8")
    page.write_text(source.replace("{ #silence-3 }", "{ #silence-3 lang=fr }"), encoding="utf-8")
    text = Site.read(bourg).project.policy.text("en")
    assert [unit.language for unit in text.page("cadre/silence.md")] == ["en", "en", "en", "fr"]
