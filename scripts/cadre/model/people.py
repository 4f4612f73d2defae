"""The people on HR's list, and what a list may hold: pure data, no input or output."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cadre.model.diagnostics import Problem

MAX_PEOPLE: Final = 10_000
MAX_MEGABYTES: Final = 20


class Column(StrEnum):
    """What a column of a list gives about a person; the values are those of `headings.yml`."""

    FULL_NAME = "full-name"
    NAME = "name"
    FAMILY_NAME = "family-name"
    GIVEN_NAME = "given-name"
    NUMBER = "number"
    JOB = "job"
    DEPARTMENT = "department"
    CODE = "code"
    RECEIVED = "received"


#: The longest text, in characters, that a cell of each column may hold.
LONGEST: Final[Mapping[Column, int]] = {
    Column.FULL_NAME: 300,
    Column.NAME: 300,
    Column.FAMILY_NAME: 150,
    Column.GIVEN_NAME: 150,
    Column.NUMBER: 64,
    Column.JOB: 300,
    Column.DEPARTMENT: 300,
    Column.CODE: 64,
    Column.RECEIVED: 64,
}


@dataclass(frozen=True, slots=True)
class Person:
    """One person, and the row of the list that names them, numbered as Excel does.

    `code` is the text version code of the acknowledgement on file, `received` the date on which it
    was received, as the list writes it; both are empty when there is none.
    """

    row: int
    name: str
    number: str = ""
    job: str = ""
    department: str = ""
    code: str = ""
    received: str = ""


@dataclass(frozen=True, slots=True)
class PeopleList:
    """What was read: the people whose row is right, and every problem of the list.

    `ignored` are the headings of the columns that are not read; `empty` counts the empty rows among
    the people; `rows` counts the rows that name someone, right or wrong.
    """

    people: tuple[Person, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()
    empty: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Department:
    """A department as the list first writes it, empty for those without one, and its people in order."""

    name: str
    people: tuple[Person, ...]


def folded(name: str) -> str:
    """Return the name of a department without what does not count: capitals, accents, ligatures, spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    base = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(base.replace("œ", "oe").replace("æ", "ae").split())


def by_department(people: Iterable[Person]) -> Sequence[Department]:
    """Return the people by department, in the alphabetical order of the departments; those without one last."""
    groups: dict[str, list[Person]] = {}
    for person in people:
        groups.setdefault(folded(person.department), []).append(person)
    in_order = sorted(groups.items(), key=lambda group: (not group[0], group[0]))
    return [Department(group[0].department, tuple(group)) for _, group in in_order]
