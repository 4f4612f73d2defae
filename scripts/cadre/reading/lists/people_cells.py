"""What a cell of HR's list may hold: each rule refuses a cell with the code of a message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, TypeAlias

from cadre.model.diagnostics import Place, Problem
from cadre.model.people import LONGEST, Column
from cadre.model.policy import normalise

#: Returns the first letter of a text that cannot be printed, or nothing.
Unprintable: TypeAlias = Callable[[str], str]

NAMES: Final = frozenset({Column.FULL_NAME, Column.NAME, Column.FAMILY_NAME, Column.GIVEN_NAME})
_DASHES: Final = re.compile(r"[-–—]*")
#: UTF-8 read as Windows-1252 (é gives Ã©), as Mac Roman (√©), then saved so.
_CONVERTED: Final = re.compile(
    "\ufffd|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|√[©®†™™§¥¢ª¨´≤]|Å[“’\u0092\u0093]|â€"
)
#: A letter lost, or read in another alphabet: signs that no one writes between two letters.
_BETWEEN: Final = re.compile(r"[?¡-©«¬®¯±-³µ¶¸»-¿×÷ƒˆ˜†‡•‚„“”‰‹›™€Ž¤\u2500-\u259f]")
#: UTF-8 read as the DOS page (├® for é): no list draws boxes.
_BOXES: Final = re.compile("[\u2500-\u259f]")
_ENTITY: Final = re.compile(
    r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}[0-9]{0,2});", re.IGNORECASE
)
#: What programs write where there is nothing. « Null » and « NA » are names of people.
_NO_VALUE: Final = re.compile(
    r"N/A|n/a|NULL|null|\(null\)|NaN|nan|None|S/O|s/o|s\.o\.|n\.d\.|\(vide\)|\(blank\)"
)
_FORMULA: Final = re.compile(r"[=+\-@]")
_FORMULA_ERROR: Final = re.compile(r"#(?:N/A|[A-Z0]+(?:/0)?[!?])", re.IGNORECASE)
#: Signing services read these signs as fields to fill in.
_FIELDS: Final = re.compile(r"\{\{|\[\[")
_DECIMAL: Final = re.compile(r"[0-9]+[.,]0+")
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


def is_damaged(cell: str) -> bool:
    """Say whether accented letters of a cell were lost when it was saved or opened."""
    return bool(
        _CONVERTED.search(cell)
        or _BOXES.search(cell)
        or any(_is_between_letters(cell, sign) for sign in _BETWEEN.finditer(cell))
    )


def entity(cell: str) -> str:
    """Return the first code of a web page that a cell holds (`&eacute;`), or nothing."""
    found = _ENTITY.search(cell)
    return found[0] if found else ""


def _is_between_letters(cell: str, sign: re.Match[str]) -> bool:
    before, after = cell[: sign.start()][-1:], cell[sign.end() :][:1]
    return before.isalpha() and after.isalpha() and (sign[0] != "Ž" or after.islower())


def _converted(cell: str, place: Place) -> Iterator[Problem]:
    if is_damaged(cell):
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
    if code := entity(words):
        yield Problem.at(place, "people-entity", text=shown(words), sign=code)
    if _NO_VALUE.fullmatch(words):
        yield Problem.at(place, "people-no-value", text=shown(words))
    if sign := _FIELDS.search(words):
        yield Problem.at(place, "people-fields", text=shown(words), sign=sign[0])
    if (count := len(words)) > (limit := LONGEST[column]):
        yield Problem.at(place, "people-too-long", text=shown(words), count=count, limit=limit)


def _unprintable(words: str, place: Place, unprintable: Unprintable) -> Iterator[Problem]:
    if letter := unprintable(words):
        text, character = shown(words), _code(letter)
        yield Problem.at(place, "people-character-without-font", text=text, character=character)


def _of_column(words: str, column: Column, place: Place) -> Iterator[Problem]:
    if column in (Column.NUMBER, Column.CODE) and words.startswith("'"):
        yield Problem.at(place, "people-apostrophe", text=shown(words), bare=shown(words[1:]))
    if column is Column.NUMBER and _DECIMAL.fullmatch(words):
        whole = re.split("[.,]", words)[0]
        yield Problem.at(place, "people-number-decimal", text=shown(words), whole=shown(whole))
    if column is Column.NUMBER and _SCIENTIFIC.fullmatch(words):
        yield Problem.at(place, "people-number-scientific", text=shown(words))
    if column in NAMES and words and not any(letter.isalpha() for letter in words):
        yield Problem.at(place, "people-name-without-letter", text=shown(words))


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
