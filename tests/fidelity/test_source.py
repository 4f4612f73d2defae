"""What Python-Markdown makes of a page, before the words that were read take its place."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from markdown import Markdown

from cadre import reading, settings
from cadre.fidelity import extensions, source
from cadre.markdown import CadreExtension
from cadre.markdown.witness import Made, Witness
from cadre.reading import Page, grammar
from cadre.site import Site
from cadre.yaml_files import Tree
from tests.support import ROOT

#: The document, sentence by sentence, as it was received; `tests/test_fidelity.py` holds it to its hash.
CSV = ROOT / "tests" / "cases" / "units.fr.csv"


def made(text: str) -> list[tuple[str, str, str]]:
    witness = Witness()
    names = ["toc", "tables", "fenced_code", "attr_list", "def_list", "md_in_html"]
    Markdown(extensions=[*names, witness]).convert(text)
    return [(one.kind, one.id, one.words) for one in witness.made]


def page(text: str) -> Page:
    lines = text.splitlines()
    scan = grammar.scan(lines)
    empty = Tree("p.md", {}, {})
    return Page("fr", "cadre/p.md", "docs/fr/cadre/p.md", empty, "\n".join(lines), 1, scan)


def codes(text: str, *what: Made) -> list[tuple[int, str]]:
    return [(one.place.line, one.code) for one in source.differences(page(text), what)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Titre { #t }", [("h1", "t", "Titre")]),
        ("Un\n  deux.\n{ #a-1 }", [("p", "a-1", "Un deux.")]),
        ("- Un;\n{ #a-1 }\n- Deux.\n{ #a-2 }", [("li", "a-1", "Un;"), ("li", "a-2", "Deux.")]),
        ("- Un;\n{ #a-1 }\n\n- Deux.\n{ #a-2 }", [("li", "a-1", "Un;"), ("li", "a-2", "Deux.")]),
        ("3. Un\n{ #a-1 }", [("li", "a-1", "Un")]),
        # What no reader of the page would find where it was written:
        ("a) Un;\n{ #a-1 }\nb) Deux.\n{ #a-2 }", [("p", "a-2", "a) Un; { #a-1 } b) Deux.")]),
        ("- Un\n{ #a-1 }\n    - Deux\n    { #a-2 }", [("li", "a-1", "Un"), ("ul li ul li", "a-2", "Deux")]),
        ("    Un\n    { #a-1 }", [("pre code", "", "Un { #a-1 }")]),
        ("> Un\n{ #a-1 }", [("blockquote p", "a-1", "Un")]),
        ("Un\n==\n{ #a-1 }", [("h1", "", "Un"), ("p", "", "{ #a-1 }")]),
        ("Un\n: deux\n{ #a-1 }", [("dl dt", "", "Un"), ("dl dd", "a-1", "deux")]),
        ("[Un]: http://example.org\n{ #a-1 }", [("p", "", "{ #a-1 }")]),
    ],
    ids=lambda value: value.splitlines()[0] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_markdown_makes_of_a_text(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert made(text) == expected


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("Un.\n{ #a-1 }", [Made("p", "a-1", "Un.")], []),
        ("Un.\n{ #a-1 }", [Made("p", "a-1", "Un")], [(1, "unit-changed")]),
        ("Un.\n{ #a-1 }", [Made("li", "a-1", "Un.")], [(1, "unit-changed")]),
        ("Un.\n{ #a-1 }", [], [(1, "unit-not-shown")]),
        ("Un.\n{ #a-1 }", [Made("p", "", "Un.")], [(1, "unit-not-shown")]),
        ("## Un { #a }", [Made("h3", "a", "Un")], [(1, "unit-changed")]),
        ("Un\n{ #a-1 }\nDeux\n{ #a-2 }", [], [(3, "unit-together"), (3, "unit-together")]),
        ("- Un\n{ #a-1 }\nDeux\n{ #a-2 }", [Made("li", "a-1", "Un")], [(3, "unit-together")]),
        ("- Un\n{ #a-1 }\n- Deux\n{ #a-2 }", [Made("li", "a-1", "Un")], [(3, "unit-not-shown")]),
        ("     Un\n{ #a-1 }", [], [(1, "unit-indented")]),
        ("1. Un\n{ #a-1 }", [Made("li", "a-1", "Un")], []),
    ],
)  # fmt: skip
def test_a_difference_is_told_with_its_cause(
    text: str, what: list[Made], expected: list[tuple[int, str]]
) -> None:
    assert codes(text, *what) == expected


def test_markdown_makes_of_the_french_pages_the_sentences_of_the_document() -> None:
    """The pages' source, through Python-Markdown alone, gives the checklist that was received."""
    site = Site.read(ROOT)
    witness = Witness()
    converter = extensions.markdown(site.settings, CadreExtension(site.extension.context), witness)
    words: list[str] = []
    for section in site.project.policy.sections:
        site.open_page(f"fr/{section.page}", "")
        converter.reset().convert(site.project.pages["fr", section.page].body)
        assert all(one.id for one in witness.made), section.page
        words += [one.words for one in witness.made]
    with CSV.open(encoding="utf-8", newline="") as file:
        assert " ".join(words) == " ".join(row["text_fr"] for row in csv.DictReader(file))


def test_the_converter_has_the_extensions_of_mkdocs_yml_and_those_of_mkdocs(bourg: Path) -> None:
    config = bourg / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("- attr_list", "- admonition\n  - attr_list"), "utf-8"
    )
    converter = extensions.markdown(settings.load(bourg))
    html = converter.convert(
        "!!! note\n    Un\n\n| a |\n|---|\n| b |\n\n```\ncode\n```\n\nTexte\n{ #x }"
    )
    assert 'class="admonition note"' in html
    assert "<table>" in html
    assert "<code>code" in html
    assert '<p id="x">' in html


def test_options_that_only_python_can_give_are_left_out(bourg: Path) -> None:
    config = bourg / "mkdocs.yml"
    options = "- toc:\n      slugify: !!python/name:pymdownx.slugs.uslugify\n      permalink: true"
    config.write_text(config.read_text("utf-8").replace("- attr_list", options), "utf-8")
    assert reading.read(settings.load(bourg)).settings.markdown == {"toc": {"permalink": True}}
