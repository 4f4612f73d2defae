"""Rules on people's own words, so that a search never suggests a rule that the policy lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches

from cadre.diagnostics import Place, Problem
from cadre.policy import Text, quotes
from cadre.reading import Project
from cadre.search import Lexicon


def word_leads_to_a_unit(project: Project) -> Iterator[Problem]:
    """A word leads to passages that exist."""
    for lexicon, text in _lexicons(project):
        known = [unit.id for unit in text.units]
        asked = [(lexicon.ask, lexicon.ask_place)] if lexicon.silences else []
        named = [(unit, saying.place) for saying in lexicon.sayings for unit in saying.units]
        for unit, place in (*named, *asked):
            if unit not in text:
                yield _unknown(unit, place, known)


def word_shows_the_text(project: Project) -> Iterator[Problem]:
    """The words that a word shows stand in one of its passages."""
    for lexicon, text in _lexicons(project):
        for saying in lexicon.sayings:
            units = [text.unit(unit) for unit in saying.units if unit in text]
            if saying.quote and units and not any(quotes(unit, saying.quote) for unit in units):
                yield Problem.at(
                    saying.place, "word-quote-not-found", quote=saying.quote, unit=units[0].id
                )


def silent_word_absent(project: Project) -> Iterator[Problem]:
    """A word on which the policy is silent does not stand in its text."""
    for lexicon, text in _lexicons(project):
        folded = [(unit, _folded(unit.text)) for unit in text.units]
        for silence in lexicon.silences:
            pattern = re.compile(rf"\b{re.escape(_folded(silence.word))}s?\b")
            for unit, words in folded:
                if pattern.search(words):
                    yield Problem.at(
                        silence.place, "word-not-silent", word=silence.word, unit=unit.id
                    )
                    break


def _lexicons(project: Project) -> Iterator[tuple[Lexicon, Text]]:
    for lexicon in project.lexicons:
        yield lexicon, project.policy.text(lexicon.language)


def _unknown(unit: str, place: Place, known: list[str]) -> Problem:
    near = get_close_matches(unit, known, 3) or known[:3]
    return Problem.at(place, "word-unit-unknown", unit=unit, suggestion=", ".join(near))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
