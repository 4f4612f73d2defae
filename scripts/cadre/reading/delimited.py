"""Text of a CSV file, or cells pasted from Excel → rows of cells (RFC 4180, any of three separators)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from cadre.reading.headings import HEADINGS_WITHIN, is_empty, known

#: In the order that decides between equals.
SEPARATORS: Final = ("\t", ";", ",")
_DECLARED: Final = re.compile(r"sep=([\t;,])(?:\r\n|\r|\n|$)")
_END: Final = re.compile(r"\r\n|\r|\n")
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"')


class QuoteError(ValueError):
    """A quotation mark that opens a cell and does not close it as it should."""

    def __init__(self, row: int, column: int) -> None:
        super().__init__(f"{row}:{column}")
        self.row = row
        self.column = column


def split(text: str) -> tuple[str, str]:
    """Return the separator of a list and its text, without the line `sep=;` that Excel knows."""
    if declared := _DECLARED.match(text):
        return declared[1], text[declared.end() :]
    # `max` keeps the first of equals.
    return max(SEPARATORS, key=lambda separator: _likelihood(text, separator)), text


def _likelihood(text: str, separator: str) -> tuple[int, int]:
    first: list[list[str]] = []
    try:
        rows = (row for row in records(text, separator) if not is_empty(row))
        first.extend(islice(rows, HEADINGS_WITHIN))
    except QuoteError:
        pass  # told when the list itself is read
    best = max((len(known(row)) for row in first), default=0)
    return best, len(first[0]) if first else 0


def records(text: str, separator: str) -> Iterator[list[str]]:
    """Yield each row's cells; raises QuoteError where a quotation mark stops the reading."""
    plain = re.compile(rf"[^{separator}\r\n]*")
    position, row, cells = 0, 1, list[str]()
    while position < len(text) or cells:
        quoted = text.startswith('"', position)
        found = (_QUOTED if quoted else plain).match(text, position)
        if found is None:
            raise QuoteError(row, len(cells) + 1)
        cells.append(found[1].replace('""', '"') if quoted else found[0])
        position = found.end()
        if text.startswith(separator, position):
            position += 1
            if position < len(text):
                continue
            cells.append("")
        elif position < len(text):
            end = _END.match(text, position)
            if end is None:
                raise QuoteError(row, len(cells))
            position = end.end()
        yield cells
        row, cells = row + 1, []
