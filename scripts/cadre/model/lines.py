"""The lines to fill in of a page, by what they ask for, in the page's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Final

from cadre.model.policy import Kind, Unit, normalise

#: A run of underscores stands for a rule to write on; the group keeps it when a text is split.
BLANK: Final = re.compile(r"(_{3,})")
#: What a hand fills in.
LINES: Final = (Kind.SIGNATURE, Kind.FIELD)


def labels(units: Iterable[Unit]) -> Iterator[str]:
    """Yield the label of each line to fill in: what stands before it, after it, or under it.

    Signatures side by side are the cells of a table: what stands under a line is in the next row.
    """
    for is_row, group in groupby(units, key=lambda unit: unit.kind is Kind.ROW):
        if is_row:
            columns = zip_longest(*(unit.cells for unit in group), fillvalue="")
            texts = ["\n".join(column) for column in columns]
        else:
            texts = [unit.text for unit in group if unit.kind in LINES]
        for text in texts:
            yield from _labels([normalise(line) for line in text.split("\n")])


def _labels(lines: Sequence[str]) -> Iterator[str]:
    for line, under in zip(lines, (*lines[1:], ""), strict=True):
        if BLANK.search(line):
            found = (piece.strip(" :") for piece in BLANK.split(line)[::2])
            beside = next(filter(None, found), "")
            yield beside or (line if BLANK.search(under) else under or line)
