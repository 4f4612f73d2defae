"""Rules on people's own words, so that a search never suggests a rule that the policy lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches

from cadre.model.diagnostics import Place, Problem
from cadre.model.policy import Text, quotes
from cadre.model.search import Lexicon
from cadre.reading import Project


def word_leads_to_a_unit(project: Project) -> Iterator[Problem]:
    """A word leads to passages that exist."""
    for lexicon, text in _lexicons(project):
        known = [unit.id for unit in text.units]
        asked = [(lexicon.ask, lexicon.ask_place)] if lexicon.silences else []
        if lexicon.platforms:
            asked.append((lexicon.media, lexicon.media_place))
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
    """A word on which the policy is silent stands neither in its text nor in a scenario's situation."""
    for lexicon, text in _lexicons(project):
        told = [
            ("word-not-silent", unit.id, unit.id, _folded(unit.text)) for unit in text.units
        ] + [
            (
                "word-in-situation",
                one.id,
                one.cites[0].unit,
                _folded(one.situation[lexicon.language]),
            )
            for one in project.bank.all()
            if lexicon.language in one.situation
        ]
        for silence in (*lexicon.silences, *lexicon.platforms):
            pattern = _pattern(silence.word)
            found = next((one for one in told if pattern.search(one[-1])), None)
            if found:
                key, where, unit, _ = found
                yield Problem.at(silence.place, key, word=silence.word, where=where, unit=unit)


def mentions(text: Text, word: str) -> bool:
    """Say whether a text holds a word or a phrase, in the singular or the plural."""
    pattern = _pattern(word)
    return any(pattern.search(_folded(unit.text)) for unit in text.units)


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_forms(word)}\b")


def _lexicons(project: Project) -> Iterator[tuple[Lexicon, Text]]:
    for lexicon in project.lexicons:
        yield lexicon, project.policy.text(lexicon.language)


def _unknown(unit: str, place: Place, known: list[str]) -> Problem:
    near = get_close_matches(unit, known, 3) or known[:3]
    return Problem.at(place, "word-unit-unknown", unit=unit, suggestion=", ".join(near))


def _forms(word: str) -> str:
    """Return a pattern of a word or a phrase in the singular or the plural, each of its words alike."""
    return r"\W+".join(
        rf"{re.escape(part.removesuffix('s'))}s?" for part in re.findall(r"\w+", _folded(word))
    )


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
