"""The headings of HR's lists, in French and English, as people write them: `texts/headings.yml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import yaml

from cadre import texts
from cadre.model.people import Column

FILE: Final = "headings.yml"
ROWS_FILE: Final = "rows.yml"
#: The headings are looked for in so many rows that are not empty: a list may have a title.
HEADINGS_WITHIN: Final = 10
_NAMES: Final = frozenset({Column.FULL_NAME, Column.NAME, Column.FAMILY_NAME})
_PARENTHESES: Final = re.compile(r"\([^()]*\)")
_SIGNS: Final = str.maketrans({"°": "o", "#": " no ", "œ": "oe", "æ": "ae"})
_OTHER: Final = re.compile(r"[^a-z0-9]+")
_DASHES: Final = re.compile(r"[-–—\s]*")


@cache
def columns() -> Mapping[str, Column]:
    """Return what each known heading stands for, by its plain form."""
    data = yaml.safe_load((texts.FOLDER / FILE).read_text(encoding="utf-8"))
    return {plain(heading): Column(name) for name, all_ in data.items() for heading in all_}


@cache
def no_people() -> Mapping[str, Sequence[str]]:
    """Return how the rows that are no people begin, in their plain form: `alone`, `with-number`."""
    data = yaml.safe_load((texts.FOLDER / ROWS_FILE).read_text(encoding="utf-8"))
    return {kind: [plain(words) for words in all_] for kind, all_ in data.items()}


def plain(heading: str) -> str:
    """Return a heading without what does not count: capitals, accents, signs, parentheses."""
    letters = unicodedata.normalize("NFKD", _PARENTHESES.sub(" ", heading).lower())
    base = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return _OTHER.sub(" ", base.translate(_SIGNS)).strip()


def named_in(heading: str) -> str:
    """Return what stands in the last parentheses of a heading, in its plain form: a remark, or a policy."""
    found = _PARENTHESES.findall(heading)
    return plain(found[-1].strip("()")) if found else ""


def known(row: Sequence[str]) -> Mapping[int, Column]:
    """Return the columns that the headings of a row name, by rank from 0."""
    found = ((rank, columns().get(plain(cell))) for rank, cell in enumerate(row))
    return {rank: column for rank, column in found if column is not None}


def names_people(row: Sequence[str]) -> bool:
    """Say whether a row holds the heading of a name; a given name alone is none."""
    return not _NAMES.isdisjoint(known(row).values())


def is_no_person(name: str) -> bool:
    """Say whether the cell of a name holds a total, a date of printing or a page number."""
    words = plain(name)
    if words in no_people()["alone"]:
        return True
    begins = any(words.startswith(f"{start} ") for start in no_people()["with-number"])
    return begins and any(letter in "0123456789" for letter in words)


def is_empty(row: Sequence[str]) -> bool:
    """Say whether a row holds nothing: a lone dash is how people write that there is nothing."""
    return all(_DASHES.fullmatch(cell) for cell in row)


def letters_of(rank: int) -> str:
    """Return the letters by which Excel calls a column, counted from 0: A, B… Z, AA."""
    name = ""
    rank += 1
    while rank:
        rank, letter = divmod(rank - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
