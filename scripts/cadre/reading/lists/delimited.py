"""Text of a CSV file, or cells pasted from Excel → rows of cells (RFC 4180, any of three separators)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from cadre.reading.lists.headings import HEADINGS_WITHIN, is_empty, known

#: In the order that decides between equals.
SEPARATORS: Final = ("\t", ";", ",")
#: What other programs write: told, not read.
OTHER: Final = "|"
_DECLARED: Final = re.compile(r"sep=([^\r\n])(?:\r\n|\r|\n|$)", re.IGNORECASE)
_END: Final = re.compile(r"\r\n|\r|\n")


class QuoteError(ValueError):
    """A quotation mark that opens a cell and does not close it as it should."""

    def __init__(self, row: int, column: int) -> None:
        super().__init__(f"{row}:{column}")
        self.row = row
        self.column = column


class SeparatorError(ValueError):
    """Cells that something else separates than what Excel knows."""

    def __init__(self, separator: str) -> None:
        super().__init__(separator)
        self.separator = separator


def split(text: str) -> tuple[str, str]:
    """Return the separator of a list and its text, without the line `sep=;` that Excel knows.

    Raises SeparatorError for one that is not read.
    """
    if declared := _DECLARED.match(text):
        if declared[1] not in SEPARATORS:
            raise SeparatorError(declared[1])
        return declared[1], text[declared.end() :]
    # `max` keeps the first of equals.
    likelihoods = {separator: _likelihood(text, separator) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda separator: likelihoods[separator])
    if _likelihood(text, OTHER)[0] > likelihoods[best][0]:
        raise SeparatorError(OTHER)
    return best, text


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
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    # Some programs put a space after the separator; Excel, which pastes with tabs, puts none.
    after = re.compile(" *" if separator != "\t" else "")
    position, row, cells = 0, 1, list[str]()
    while position < len(text) or cells:
        cell, position = _cell(text, position, plain, after) or (None, position)
        if cell is None:
            raise QuoteError(row, len(cells) + 1)
        cells.append(cell)
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


def _cell(
    text: str, position: int, plain: re.Pattern[str], spaces: re.Pattern[str]
) -> tuple[str, int] | None:
    """Return a cell and where it ends; None when its quotation mark is never closed."""
    start = _after(spaces, text, position)
    if not text.startswith('"', start):
        end = _after(plain, text, position)
        return text[position:end], end
    # Not one regular expression: on a mark that is never closed it would try all the others.
    close = text.find('"', start + 1)
    while text.startswith('"', close + 1) and close >= 0:
        close = text.find('"', close + 2)
    if close < 0:
        return None
    return text[start + 1 : close].replace('""', '"'), _after(spaces, text, close + 1)


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position
