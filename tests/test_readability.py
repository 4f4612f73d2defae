"""How easy a text is to read: what is counted, and the published formulas."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre import reading
from cadre.checks.readability import ease, sentences, syllables, words
from cadre.reading import settings
from cadre.reading.own_words import own_texts, plain


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Une erreur? Corrigez-la.", 2),
        ("Le texte dit « Oui. » Il le dit bien.", 2),
        ("Version 2019-01-016, art. 2088 du Code", 1),
        ("Quoi ! Non… Si.", 3),
        ("", 0),
    ],
)
def test_sentences_are_counted(text: str, number: int) -> None:
    assert len(sentences(text)) == number


def test_words_are_those_of_a_word_processor() -> None:
    assert words("L'employé, lui-même, en a 3,5 : oui.") == [
        "L'employé", "lui-même", "en", "a", "3,5", "oui",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [
        ("employé", "fr", 3),
        ("municipalité", "fr", 6),
        ("parlent", "fr", 1),
        ("les", "fr", 1),
        ("people", "en", 2),
        ("named", "en", 1),
        ("posted", "en", 2),
        ("2019", "fr", 1),
    ],
)
def test_syllables_are_counted(word: str, language: str, number: int) -> None:
    assert syllables(word, language) == number


def test_flesch_is_flesch() -> None:
    known = ease(["The cat sat on the mat."], "en")
    assert known is not None
    assert known.figure == round(206.835 - 1.015 * 6 - 84.6)


def test_kandel_and_moles_is_theirs() -> None:
    known = ease(["Le chat dort.", "Il fait nuit."], "fr")
    assert known is not None
    assert known.figure == round(207 - 1.015 * 3 - 73.6)
    assert (known.sentences, known.words) == (2, 6)


def test_another_language_or_no_word_has_no_figure() -> None:
    assert ease(["El gato duerme."], "es") is None
    assert ease(["…"], "fr") is None


def test_markdown_and_quotations_are_left_out() -> None:
    assert plain("Lire [le **cadre**](a.md#b){ .action }.") == "Lire le cadre."
    assert plain("Il dit « garder le silence ».") == "Il dit citation."


def test_the_policy_is_not_ours_and_summaries_are(saint_urbain: Path) -> None:
    found = {text.words for text in own_texts(reading.read(settings.load(saint_urbain)))}
    assert "Le cadre s'applique aussi en dehors du travail." in found
    assert not any("Si vous faites une erreur, corrigez-la" in words for words in found)
