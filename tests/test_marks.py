"""Marks: the address that a link asks for, and the places where a browser would find the words."""

from __future__ import annotations

import pytest

from cadre import reading
from cadre.model.marks import Mark, mark
from cadre.reading import settings
from tests.support import ROOT

PROJECT = reading.read(settings.load(ROOT))

DIRECTIVES = [
    ("what stands before", "Un employé ne peut médire.", "ne peut", "Un%20employ%C3%A9-,ne%20peut"),
    ("three words of it", "un deux trois quatre cinq", "cinq", "deux%20trois%20quatre-,cinq"),
    ("else what stands after", "Ne faites pas cela, jamais.", "Ne faites", "Ne%20faites,-pas%20cela%2C%20jamais."),
    ("nothing beside a whole paragraph", "Tout est dit.", "Tout est dit.", "Tout%20est%20dit."),
    ("nothing across a line to fill in", "Date : _____ Lieu : ____", "Lieu :", "Lieu%20%3A"),
    ("nor after one", "Signature : _____ Date", "Signature :", "Signature%20%3A"),
    ("nor across one that is quoted", "Nom : ____ Date : ____", "Nom : ____ Date : ____", "Nom%20%3A"),
    ("a hyphen is no sign", "Corrigez-la vite.", "Corrigez-la", "Corrigez%2Dla,-vite."),
    ("nor is an ampersand", "A & B, C", "A & B", "A%20%26%20B,-%2C%20C"),
    ("white space counts once", "Les  plans\ndu bourg.", "plans du", "Les-,plans%20du"),
    ("words that are not there", "Autre chose.", "Les plans", "Les%20plans"),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "words", "directive"), DIRECTIVES)
def test_a_mark_is_what_is_quoted_and_what_stands_beside_it(
    about: str, text: str, words: str, directive: str
) -> None:
    assert mark(text, words).directive == f":~:text={directive}", about


PLACES = [
    ("whatever the case and the accents", Mark("élève"), ["L'ELEVE lit.", "Un eleve."], [0, 1]),
    ("whole words only", Mark("art"), ["Le départ.", "Son art.", "Les arts."], [1]),
    ("each place", Mark("a b"), ["a b, a b", "c"], [0, 0]),
    ("after the words that stand before", Mark("b", before="a"), ["c b", "a b", "ab"], [1]),
    ("before the words that stand after", Mark("b", after="c"), ["b d", "b c", "b, c"], [1]),
    ("a no-break space is a space", Mark("a : b"), ["a\xa0: b"], [0]),
    ("within one block", Mark("a b"), ["a", "b"], []),
    ("no words are nowhere", Mark(""), ["a"], []),
]


@pytest.mark.parametrize(("about", "words", "blocks", "places"), PLACES)
def test_a_browser_finds_a_mark(
    about: str, words: Mark, blocks: list[str], places: list[int]
) -> None:
    assert list(words.places(blocks)) == places, about
