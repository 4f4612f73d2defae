"""What the adopted document is called: titles, nouns, acts and languages, as phrases of the software's texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cadre import reading, texts
from cadre.model.document import Document
from cadre.reading import settings
from cadre.texts.phrases import Speech


def said(phrase: str, language: str, *, official: str = "fr", **document: Any) -> str:
    speech = Speech(Document.model_validate(document), language, official, "24-118")
    return speech.phrases()[phrase]


@pytest.mark.parametrize(
    ("noun", "french"),
    [
        ("cadre", ["le cadre", "du cadre", "ce cadre"]),
        ("politique", ["la politique", "de la politique", "cette politique"]),
        ("arrêté", ["l'arrêté", "de l'arrêté", "cet arrêté"]),
        ("entente", ["l'entente", "de l'entente", "cette entente"]),
    ],
)
def test_a_noun_takes_the_article_of_its_gender(noun: str, french: list[str]) -> None:
    forms = ("the-document", "of-document", "this-document")
    assert [said(form, "fr", noun=noun) for form in forms] == french


@pytest.mark.parametrize(
    ("noun", "french", "english"),
    [
        ("règlement", "le règlement", "the by-law"),
        ("by-law", "le règlement", "the by-law"),
        ("policy", "la politique", "the policy"),
        ({"fr": "cadre"}, "le cadre", "the policy"),
        ({"en": "code"}, "le code", "the code"),
        ({"fr": {"name": "pacte", "gender": "m"}, "en": "pact"}, "le pacte", "the pact"),
        ({}, "le document", "the document"),
    ],
)
def test_a_noun_given_in_one_language_is_known_in_the_other(
    noun: Any, french: str, english: str
) -> None:
    assert said("the-document", "fr", noun=noun) == french
    assert said("the-document", "en", noun=noun) == english


def test_a_spelling_of_the_author_stays_in_the_language_of_the_text() -> None:
    assert said("the-document", "en", official="en", noun="bylaw") == "the bylaw"
    assert said("the-document", "fr", official="en", noun="bylaw") == "le règlement"


def test_a_text_that_applies_from_another_day_says_so() -> None:
    act: dict[str, Any] = {"number": "24-118", "on": "2024-05-06", "in_force": "2024-06-01"}
    assert said("document-adopted", "fr", noun="politique", adopted=act) == (
        "adoptée par la résolution 24-118, en vigueur le 1er juin 2024"
    )
    act["amended"] = [{"number": "25-01", "on": "2025-01-06", "in_force": "2025-02-01"}]
    assert said("document-adopted", "en", noun="policy", adopted=act) == (
        "adopted by resolution 24-118, amended by resolution 25-01, in force on February 1, 2025"
    )


def test_what_is_adopted_agrees_with_its_noun() -> None:
    act: dict[str, Any] = {"kind": "résolution", "number": "24-118", "on": "2024-05-06"}
    given: dict[str, Any] = {"noun": "politique", "adopted": act}
    assert said("Document-adopted", "fr", **given) == "Adoptée par la résolution 24-118"
    assert said("named-adopted", "fr", **given) == "adopté par la résolution 24-118"
    assert said("Document-adopted", "en", **given) == "Adopted by resolution 24-118"


def test_the_act_of_an_old_project_is_a_resolution() -> None:
    assert said("Document-adopted", "fr") == "Adopté par la résolution 24-118"


def test_a_by_law_is_the_act_itself() -> None:
    act: dict[str, Any] = {"kind": "règlement", "number": "2024-05", "on": "2024-05-06"}
    given: dict[str, Any] = {"noun": "règlement", "adopted": act}
    assert said("Document-adopted", "fr", **given) == "Règlement 2024-05"
    assert said("Document-adopted", "en", **given) == "By-law 2024-05"


def test_amendments_are_named_after_the_act_and_are_of_its_kind() -> None:
    amended = [{"number": "25-01", "on": "2025-01-06"}, {"number": "26-02", "on": "2026-02-02"}]
    act: dict[str, Any] = {"number": "24-118", "on": "2024-05-06", "amended": amended}
    assert said("Document-adopted", "fr", noun="politique", adopted=act) == (
        "Adoptée par la résolution 24-118, modifiée par la résolution 25-01 et par la résolution 26-02"
    )
    assert said(
        "Document-adopted", "en", noun="règlement", adopted={**act, "kind": "règlement"}
    ) == ("By-law 24-118, amended by by-law 25-01 and by by-law 26-02")


def test_the_official_language_is_named_in_the_language_of_the_page() -> None:
    assert said("official", "fr", official="en") == "anglais"
    assert said("official", "en", official="en") == "English"


def test_papers_are_said_to_be_in_the_official_language_where_the_page_is_in_another() -> None:
    assert said("official-aside", "en") == ", in French"
    assert said("official-aside", "fr") == ""
    assert said("official-aside", "fr", official="en") == ", en anglais"
    assert said("official-aside", "en", official="en") == ""


@pytest.mark.parametrize(
    ("declared", "signed", "clause"),
    [
        (
            "    individual_signature: false\n",
            True,
            ", qui ne prévoit aucune signature individuelle",
        ),
        ("    individual_signature: true\n", False, ""),
        ("", True, ""),
        ("", False, ", qui ne prévoit aucune signature individuelle"),
    ],
)
def test_no_signature_is_said_where_it_is_declared_or_where_no_page_is_signed(
    declared: str, signed: bool, clause: str, bourg: Path
) -> None:
    settings_file = bourg / "mkdocs.yml"
    given = "    document: {noun: cadre, individual_signature: false}\n"
    written = f"    document:\n      noun: cadre\n{declared.replace('    ', '      ')}"
    source = settings_file.read_text("utf-8")
    assert given in source
    settings_file.write_text(source.replace(given, written), "utf-8")
    if not signed:
        page = bourg / "docs/fr/cadre/ententes.md"
        page.write_text(page.read_text("utf-8").replace("role: signed", "role: section"), "utf-8")
    project = reading.read(settings.load(bourg))
    assert bool(project.policy.signed) is signed
    assert project.speech("fr").phrases()["unsigned"] == clause


def test_braces_of_an_author_are_no_placeholders() -> None:
    words = texts.Texts("fr", {"a": "{act}, {date}"}).about({"act": "l'acte {date} {0}"})
    assert words("a", date="1er mai") == "l'acte {date} {0}, 1er mai"


def test_a_phrase_takes_its_place_in_a_text_and_leaves_the_others() -> None:
    words = texts.Texts("fr", {"a": "Une note {of-document}, le {date}"})
    assert words.about({"of-document": "du cadre"})("a", date="1er mai") == (
        "Une note du cadre, le 1er mai"
    )
