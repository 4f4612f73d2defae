"""What a cell of HR's list may hold: each rule refuses a cell with the code of a message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, TypeAlias

from cadre.diagnostics import Place, Problem
from cadre.people import LONGEST, Column
from cadre.policy import normalise

#: Returns the first letter of a text that cannot be printed, or nothing.
Unprintable: TypeAlias = Callable[[str], str]

NAMES: Final = frozenset({Column.FULL_NAME, Column.NAME, Column.FAMILY_NAME, Column.GIVEN_NAME})
_DASHES: Final = re.compile(r"[-–—]*")
#: UTF-8 read as Windows-1252 (é gives Ã©), as Mac Roman (√©), then saved so.
_CONVERTED: Final = re.compile(
    "\ufffd|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|√[©®†™™§¥¢ª¨´≤]|Å[“’\u0092\u0093]|â€"
)
_FORMULA: Final = re.compile(r"[=+\-@]")
_FORMULA_ERROR: Final = re.compile(r"#(?:N/A|[A-Z0]+(?:/0)?[!?])", re.IGNORECASE)
#: Signing services read these signs as fields to fill in.
_FIELDS: Final = re.compile(r"\{\{|\[\[")
_SCIENTIFIC: Final = re.compile(r"[0-9][.,]?[0-9]*E\+[0-9]+", re.IGNORECASE)
_SHOWN: Final = 60


def clean(cell: str) -> str:
    """Return what a cell says: NFC, white space folded, nothing for a lone dash."""
    words = normalise(cell)
    return "" if _DASHES.fullmatch(words) else words


def refusal(cell: str, column: Column, place: Place, unprintable: Unprintable) -> Problem | None:
    """Return why a cell is refused, the first reason when there are several, or None."""
    words = clean(cell)
    found = chain(
        _converted(cell, place),
        _computed(words, place),
        _unfit(words, column, place),
        _unprintable(words, place, unprintable),
        _of_column(words, column, place),
    )
    return next(found, None)


def shown(words: str) -> str:
    """Return a text as messages quote it: not too long, and nothing in it that disturbs a screen."""
    visible = "".join("\ufffd" if is_invisible(letter) else letter for letter in words)
    return visible if len(visible) <= _SHOWN else f"{visible[: _SHOWN - 1]}…"


def is_invisible(character: str) -> bool:
    """Say whether a character has no shape of its own: controls, overrides, joiners."""
    return unicodedata.category(character) in ("Cc", "Cf")


def _converted(cell: str, place: Place) -> Iterator[Problem]:
    if _CONVERTED.search(cell):
        yield Problem.at(place, "people-character-unreadable", text=shown(clean(cell)))
    for letter in cell:
        if is_invisible(letter) and letter not in "\t\n\r":
            text = shown(clean(cell))
            character = _code(letter)
            yield Problem.at(place, "people-character-invisible", text=text, character=character)


def _computed(words: str, place: Place) -> Iterator[Problem]:
    if _FORMULA.match(words):
        yield Problem.at(place, "people-formula", text=shown(words))
    if _FORMULA_ERROR.fullmatch(words):
        yield Problem.at(place, "people-formula-error", text=shown(words))


def _unfit(words: str, column: Column, place: Place) -> Iterator[Problem]:
    if sign := _FIELDS.search(words):
        yield Problem.at(place, "people-fields", text=shown(words), sign=sign[0])
    if (count := len(words)) > (limit := LONGEST[column]):
        yield Problem.at(place, "people-too-long", text=shown(words), count=count, limit=limit)


def _unprintable(words: str, place: Place, unprintable: Unprintable) -> Iterator[Problem]:
    if letter := unprintable(words):
        text, character = shown(words), _code(letter)
        yield Problem.at(place, "people-character-without-font", text=text, character=character)


def _of_column(words: str, column: Column, place: Place) -> Iterator[Problem]:
    if column is Column.NUMBER and _SCIENTIFIC.fullmatch(words):
        yield Problem.at(place, "people-number-scientific", text=shown(words))
    if column in NAMES and words and not any(letter.isalpha() for letter in words):
        yield Problem.at(place, "people-name-without-letter", text=shown(words))


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
