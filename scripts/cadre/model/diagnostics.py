"""A problem in an author's file, and the one way of printing problems.

A problem holds no sentence: it names a *code*, and a catalogue (data, one per language) holds what is
wrong and how to mend it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning is only printed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file: path from the project's root, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake, where it is, and the words that its message needs."""

    place: Place
    code: str
    details: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR

    @classmethod
    def at(
        cls, place: Place, code: str, /, *, severity: Severity = Severity.ERROR, **details: object
    ) -> Problem:
        """Make a problem whose message is filled in with `details`."""
        return cls(
            place, code, tuple((key, str(value)) for key, value in details.items()), severity
        )


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong, and how to mend it with a correct example; both may hold {placeholders}."""

    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language, by problem code.

    `warning` is the word put before what is wrong when the problem is only a warning.
    """

    messages: Mapping[str, Message]
    warning: str

    def what(self, problem: Problem) -> str:
        """Return what is wrong, in one line; raises KeyError when the code has no message."""
        text = self.messages[problem.code].what.format_map(dict(problem.details))
        return f"{self.warning}{text}" if problem.severity is Severity.WARNING else text

    def fix(self, problem: Problem) -> str:
        """Return how to mend it; raises KeyError when the code has no message."""
        return self.messages[problem.code].fix.format_map(dict(problem.details))


_FIX_INDENT: Final = "    "


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by place, each one once."""
    return tuple(sorted(set(problems)))


def as_text(problems: Iterable[Problem], catalogue: Catalogue) -> str:
    """Return `path:line:column: what is wrong` for each problem, its mend indented below."""
    lines: list[str] = []
    for problem in in_order(problems):
        lines.append(f"{problem.place}: {catalogue.what(problem)}")
        lines.extend(f"{_FIX_INDENT}{line}" for line in catalogue.fix(problem).splitlines())
    return "\n".join(lines)


def as_json(problems: Iterable[Problem], catalogue: Catalogue) -> str:
    """Return the problems as a JSON list for editors: one object each, the keys as in `Problem`."""
    rows = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": catalogue.what(problem),
            "fix": catalogue.fix(problem),
        }
        for problem in in_order(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def failed(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Say whether the problems stop the work; `strict` makes a warning count as an error."""
    return any(strict or problem.severity is Severity.ERROR for problem in problems)
