"""How far the quiz can be answered without the policy: five blind strategies, and what gives an option away.

A strategy gives each option a figure. In a `single` scenario it chooses the highest, and options that are equal
share the point; in a `multiple` one it chooses the options above the average, and has the point when these are the
best ones, no more and no fewer. Words are compared without case, accents or a final « s ».
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from cadre import texts
from cadre.model.bank import Option, Scenario, Type, Verdict

#: A best option this much longer than all others is seen as the longest.
LONGER: Final = 1.1
#: The shortest word that says what a text is about.
_SHORTEST: Final = 4
_WORD: Final = re.compile(r"[a-z0-9]+")


class Strategy(StrEnum):
    """A way of answering without having read; the values are keys of the commands' texts."""

    CAUTIOUS = "cautious"
    LONGEST = "longest"
    ODD = "odd"
    STEM = "stem"
    NO_ABSOLUTES = "no-absolutes"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language by which people guess, folded; each phrase has a space at both ends."""

    cautious: tuple[str, ...]
    absolutes: tuple[str, ...]
    refusals: tuple[str, ...]
    small: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """Read the words of a language; a language without a file has none."""
    if not texts.path(language, "guessing").is_file():
        return Lexicon((), (), (), frozenset())
    found = texts.load(language, "guessing")
    return Lexicon(
        cautious=_phrases(found("cautious")),
        absolutes=_phrases(found("absolutes")),
        refusals=_phrases(found("refusals")),
        small=frozenset(_root(word.strip()) for word in found("small").split(",")),
    )


def score(strategy: Strategy, scenarios: Iterable[Scenario], language: str) -> float:
    """Return the points that a strategy scores, one a scenario at most."""
    return sum(_points(strategy, scenario, language) for scenario in scenarios)


def tokens(text: str) -> list[str]:
    """Return the words of a text without case or accents: « L'été » gives « l », « ete »."""
    plain = unicodedata.normalize("NFD", text.lower())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def content(text: str, language: str) -> frozenset[str]:
    """Return the words that say what a text is about, without their final « s »."""
    small = lexicon(language).small
    roots = (_root(word) for word in tokens(text) if len(word) >= _SHORTEST)
    return frozenset(root for root in roots if root not in small)


def stem(scenario: Scenario, language: str) -> frozenset[str]:
    """Return what the situation and the question of a scenario are about."""
    return content(
        f"{scenario.situation.get(language, '')} {scenario.question.get(language, '')}", language
    )


def refuses(option: Option, language: str) -> bool:
    """Say whether an option begins with a refusal."""
    start = _line(option, language)
    return any(start.startswith(phrase) for phrase in lexicon(language).refusals)


def absolutes(option: Option, language: str) -> tuple[str, ...]:
    """Return the words of an option that admit of no exception, folded."""
    line = _line(option, language)
    return tuple(one.strip() for one in lexicon(language).absolutes if one in line)


def first_word(option: Option, language: str) -> str:
    """Return the word that an option begins with, mostly its verb; nothing when it has none."""
    return (tokens(option.text.get(language, "")) or [""])[0]


def alone(
    options: Sequence[Option], mark: Callable[[Option, str], object], language: str
) -> Option | None:
    """Return the one option whose mark differs, when all others, two or more, have the same."""
    marks: dict[object, list[Option]] = {}
    for option in options:
        marks.setdefault(mark(option, language), []).append(option)
    if len(options) < 3 or len(marks) != 2:
        return None
    return next((found[0] for found in marks.values() if len(found) == 1), None)


def best_is_longest(scenario: Scenario, language: str) -> bool:
    """Say whether every best option is clearly longer than all others."""
    best, others = _split(scenario)
    longest = max((len(one.text.get(language, "")) for one in others), default=0)
    return (
        min(len(one.text.get(language, "")) for one in best) > longest * LONGER if best else False
    )


def only_in_best(scenario: Scenario, language: str) -> frozenset[str]:
    """Return the words of the stem that the best options alone repeat; none when another one does the same."""
    asked = stem(scenario, language)
    best, others = (
        frozenset().union(*(content(one.text.get(language, ""), language) for one in side))
        for side in _split(scenario)
    )
    return frozenset() if (others - best) & asked else (best - others) & asked


def share(one: Option, other: Option, language: str) -> float:
    """Return which part of the shorter option's words stand in the other, from 0 to 1."""
    first, second = (content(option.text.get(language, ""), language) for option in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _points(strategy: Strategy, scenario: Scenario, language: str) -> float:
    figures = _FIGURES[strategy](scenario, language)
    best = {rank for rank, one in enumerate(scenario.options) if one.verdict is Verdict.BEST}
    if scenario.type is Type.MULTIPLE:
        mean = sum(figures) / len(figures)
        return float({rank for rank, one in enumerate(figures) if one > mean} == best)
    chosen = {rank for rank, one in enumerate(figures) if one == max(figures)}
    return len(chosen & best) / len(chosen)


def _cautious(scenario: Scenario, language: str) -> list[float]:
    phrases = lexicon(language).cautious
    return [float(_count(option, language, phrases)) for option in scenario.options]


def _longest(scenario: Scenario, language: str) -> list[float]:
    return [float(len(option.text.get(language, ""))) for option in scenario.options]


def _odd(scenario: Scenario, language: str) -> list[float]:
    """Give each option what it does not share with each of the others."""
    words = [frozenset(tokens(option.text.get(language, ""))) for option in scenario.options]
    return [sum(-len(one & other) / max(1, len(one | other)) for other in words) for one in words]


def _stem(scenario: Scenario, language: str) -> list[float]:
    asked = stem(scenario, language)
    return [
        float(len(content(one.text.get(language, ""), language) & asked))
        for one in scenario.options
    ]


def _no_absolutes(scenario: Scenario, language: str) -> list[float]:
    return [float(not absolutes(option, language)) for option in scenario.options]


_FIGURES: Final[Mapping[Strategy, Callable[[Scenario, str], list[float]]]] = {
    Strategy.CAUTIOUS: _cautious,
    Strategy.LONGEST: _longest,
    Strategy.ODD: _odd,
    Strategy.STEM: _stem,
    Strategy.NO_ABSOLUTES: _no_absolutes,
}


def _split(scenario: Scenario) -> tuple[list[Option], list[Option]]:
    best = [one for one in scenario.options if one.verdict is Verdict.BEST]
    return best, [one for one in scenario.options if one.verdict is not Verdict.BEST]


def _line(option: Option, language: str) -> str:
    return f" {' '.join(tokens(option.text.get(language, '')))} "


def _count(option: Option, language: str, phrases: Iterable[str]) -> int:
    line = _line(option, language)
    return sum(line.count(phrase) for phrase in phrases)


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(f" {phrase.strip()} " for phrase in text.split(","))


def _root(word: str) -> str:
    return word.removesuffix("s")
