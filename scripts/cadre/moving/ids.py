"""Ids for the passages of a page that have none: those that stand are kept, and none is given twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from cadre.model.policy import Kind
from cadre.moving.pages import Names
from cadre.reading import Page
from cadre.reading.grammar import Element

_NUMBERED: Final = re.compile(r"(?P<prefix>.+)-(?P<number>\d+)")
#: Their id stands at the end of their own line.
_BESIDE: Final = frozenset((Kind.TITLE, Kind.ROW, Kind.HEADER))


@dataclass(frozen=True, slots=True)
class Given:
    """A page with an id for each passage: its lines, from the first of the body, and how many ids are new."""

    page: Page
    lines: tuple[str, ...]
    ids: tuple[str, ...]
    new: int


class Ids:
    """The ids of a project: what is taken, and what comes next under each title."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.names = Names(taken)
        self.last: dict[str, int] = {}
        for one in self.names.taken:
            if match := _NUMBERED.fullmatch(one):
                prefix, number = match["prefix"], int(match["number"])
                self.last[prefix] = max(self.last.get(prefix, 0), number)

    def give(self, page: Page) -> Given:
        """Return a page of the official language, each passage with its id."""
        title = PurePosixPath(page.page).stem
        ids: list[str] = []
        for element in passages(page):
            if element.id:
                ids.append(element.id)
            elif element.level:
                ids.append(self.names.new(element.text))
            else:
                ids.append(self.next(title))
            title = ids[-1] if element.level else title
        return _given(page, ids)

    def next(self, title: str) -> str:
        """Return a new id for a passage under a title."""
        self.last[title] = self.last.get(title, 0) + 1
        return f"{title}-{self.last[title]}"


def follow(page: Page, ids: Sequence[str]) -> Given | None:
    """Return a translation with the ids of its original; None where it is not clear which is whose.

    It is clear when both have as many passages, and those that have an id have the one of their rank.
    """
    found = passages(page)
    clear = len(found) == len(ids) and all(
        element.id in ("", one) for element, one in zip(found, ids, strict=True)
    )
    return _given(page, ids) if clear else None


def passages(page: Page) -> list[Element]:
    """Return what each id of a page is for: its text outside blocks."""
    return [element for element in page.scan.elements if element.fence is None]


def _given(page: Page, ids: Sequence[str]) -> Given:
    lines = page.body.split("\n")
    added: dict[int, list[str]] = {}
    new = 0
    for element, one in zip(passages(page), ids, strict=True):
        if element.id:
            continue
        new += 1
        row = element.line - page.body_line
        if element.kind in _BESIDE:
            lines[row] = f"{lines[row].rstrip()} {{ #{one} }}"
        else:
            edge = re.match(r"\s*", lines[row])
            added.setdefault(element.end - page.body_line, []).append(
                f"{edge[0] if edge else ''}{{ #{one} }}"
            )
    return Given(page, tuple(_with(lines, added)), tuple(ids), new)


def _with(lines: Sequence[str], added: Mapping[int, Sequence[str]]) -> Iterator[str]:
    for rank, line in enumerate(lines):
        yield line
        yield from added.get(rank, ())
