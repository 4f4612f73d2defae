"""What the adopted document is called: titles, nouns, acts and languages, as phrases of the software's texts."""

from __future__ import annotations

from typing import Any

import pytest

from cadre import texts
from cadre.model.document import Document
from cadre.texts.phrases import Speech


def said(phrase: str, language: str, *, official: str = "fr", **document: Any) -> str:
    speech = Speech(Document.model_validate(document), language, official)
    return speech.phrases("24-118")[phrase]


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


def test_what_is_adopted_agrees_with_its_noun() -> None:
    act: dict[str, Any] = {"kind": "résolution", "number": "24-118", "on": "2024-05-06"}
    given: dict[str, Any] = {"noun": "politique", "adopted": act}
    assert said("Adopted", "fr", **given) == "Adoptée par la résolution 24-118"
    assert said("document-adopted", "fr", **given) == "adopté par la résolution 24-118"
    assert said("Adopted", "en", **given) == "Adopted by resolution 24-118"


def test_the_act_of_an_old_project_is_a_resolution() -> None:
    assert said("Adopted", "fr") == "Adopté par la résolution 24-118"


def test_a_by_law_is_the_act_itself() -> None:
    act: dict[str, Any] = {"kind": "règlement", "number": "2024-05", "on": "2024-05-06"}
    given: dict[str, Any] = {"noun": "règlement", "adopted": act}
    assert said("Adopted", "fr", **given) == "Règlement 2024-05"
    assert said("Adopted", "en", **given) == "By-law 2024-05"


def test_amendments_are_named_after_the_act_and_are_of_its_kind() -> None:
    amended = [{"number": "25-01", "on": "2025-01-06"}, {"number": "26-02", "on": "2026-02-02"}]
    act: dict[str, Any] = {"number": "24-118", "on": "2024-05-06", "amended": amended}
    assert said("Adopted", "fr", noun="politique", adopted=act) == (
        "Adoptée par la résolution 24-118, modifiée par la résolution 25-01 et par la résolution 26-02"
    )
    assert said("Adopted", "en", noun="règlement", adopted={**act, "kind": "règlement"}) == (
        "By-law 24-118, amended by by-law 25-01 and by by-law 26-02"
    )


def test_the_official_language_is_named_in_the_language_of_the_page() -> None:
    assert said("official-f", "fr", official="en") == "anglaise"
    assert said("official", "en", official="en") == "English"


def test_a_phrase_takes_its_place_in_a_text_and_leaves_the_others() -> None:
    words = texts.Texts("fr", {"a": "Une note {of-document}, le {date}"})
    assert words.about({"of-document": "du cadre"})("a", date="1er mai") == (
        "Une note du cadre, le 1er mai"
    )
