"""The people on HR's list, and what a list may hold: pure data, no input or output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cadre.diagnostics import Problem

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
