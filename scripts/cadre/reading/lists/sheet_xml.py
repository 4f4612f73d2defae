"""One sheet of a workbook (SpreadsheetML, ECMA-376 part 1, section 18.3) → what each of its cells shows.

Read as a stream, and only the cells that hold something are kept: a sheet may claim a million rows.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Final, TypeAlias
from xml.etree import ElementTree

#: A row (from 1) and the rank of a column (from 0).
Spot: TypeAlias = tuple[int, int]
#: More than any list needs.
MOST_CELLS: Final = 1_000_000
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUE: Final = ("1", "true")
_KINDS: Final = {"e": "error", "d": "date"}
#: The last row and column of a sheet (18.3.1.73, 18.3.1.4).
_LAST: Final[Spot] = (1_048_576, 16_383)
#: How a workbook writes what XML cannot hold: `_x000D_`.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: The day from which a workbook counts; Excel for Mac counted from the other one.
_FIRST_DAY: Final = datetime.datetime(1899, 12, 30)  # noqa: DTZ001  a workbook knows no time zone
_FIRST_DAY_1904: Final = datetime.datetime(1904, 1, 1)  # noqa: DTZ001


class TooManyCellsError(ValueError):
    """A sheet that holds far more than a list."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share: its texts, and which styles show a number as a date."""

    strings: Sequence[str] = ()
    dates: frozenset[int] = frozenset()
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows; `kind` is `text`, `number`, `date`, `boolean`, `error` or `formula`."""

    text: str
    kind: str = "text"


@dataclass
class Contents:
    """What one sheet holds. A merged area is (top, left, bottom, right)."""

    cells: dict[Spot, Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def hides(self, rank: int) -> bool:
        """Say whether nobody sees a column."""
        return any(rank in columns for columns in self.hidden_columns)


def read(stream: IO[bytes], book: Book) -> Contents:
    """Return what a sheet holds; raises TooManyCellsError, or whatever a damaged one does to XML."""
    found = Contents()
    row, rank = 0, -1
    for event, element in ElementTree.iterparse(stream, ("start", "end")):  # noqa: S314  expat limits expansion
        name = tag(element)
        if event == "start":
            if name == "row":
                row, rank = int(element.get("r", row + 1)), -1
                if _is_hidden(element, "ht"):
                    found.hidden_rows.add(row)
            continue
        if name == "c":
            row, rank = place(element.get("r"), (row, rank + 1))
            _keep(found, (row, rank), _cell(element, book))
        elif name == "row":
            element.clear()
        else:
            _shape(found, element, name)
    return found


def _shape(found: Contents, element: ElementTree.Element, name: str) -> None:
    """Note what an element says of the sheet's columns and merged areas."""
    if name == "col" and _is_hidden(element, "width"):
        found.hidden_columns.append(
            range(int(element.get("min", 1)) - 1, int(element.get("max", 1)))
        )
    if name == "mergeCell":
        first, _, last = element.get("ref", "").partition(":")
        top, left = place(first, (0, 0))
        bottom, right = place(last, (top, left))
        found.merged.append((top, left, bottom, right))


def _keep(found: Contents, spot: Spot, cell: Cell) -> None:
    if cell.text.strip() or cell.kind == "formula":
        if spot[0] > _LAST[0] or spot[1] > _LAST[1]:
            raise ValueError(spot)
        found.cells[spot] = cell
        if len(found.cells) > MOST_CELLS:
            raise TooManyCellsError


def _is_hidden(element: ElementTree.Element, size: str) -> bool:
    """Say whether a row or column is not shown; a filter hides rows in the same way."""
    return element.get("hidden") in _TRUE or float(element.get(size, 1)) == 0


def _cell(element: ElementTree.Element, book: Book) -> Cell:
    parts = {tag(part): part for part in element}
    value = (parts["v"].text or "") if "v" in parts else ""
    shown = _value(element, parts, value, book)
    if "f" in parts:
        # Only the first cell of a formula that several share holds its text.
        return Cell(f"={parts['f'].text or shown.text}", "formula")
    return shown


def _value(
    element: ElementTree.Element, parts: Mapping[str, ElementTree.Element], value: str, book: Book
) -> Cell:
    kind = element.get("t", "n")
    if "is" in parts:
        return Cell(text_of(parts["is"]))
    if value == "":
        return Cell("")
    if kind == "n":
        return _number(float(value), int(element.get("s", 0)), book)
    if kind == "s":
        return Cell(book.strings[int(value)])
    if kind == "b":
        return Cell("TRUE" if value in _TRUE else "FALSE", "boolean")
    return Cell(unescaped(value), _KINDS.get(kind, "text"))


def _number(value: float, style: int, book: Book) -> Cell:
    if style in book.dates:
        return Cell(_date(value, book), "date")
    if value.is_integer() and abs(value) < 1e15:
        return Cell(str(int(value)), "number")
    return Cell(str(value), "number")


def _date(value: float, book: Book) -> str:
    try:
        # To the second: the fraction of a day that a time is has no exact number.
        after = datetime.timedelta(seconds=round(value * 86_400))
        moment = (_FIRST_DAY_1904 if book.from_1904 else _FIRST_DAY) + after
    except OverflowError:
        return str(value)
    if value.is_integer():
        return moment.date().isoformat()
    shown = moment.time() if value < 1 else moment
    return shown.isoformat(timespec="minutes").replace("T", " ")


def text_of(element: ElementTree.Element) -> str:
    """Return a text of a workbook without how its sounds are written (`rPh`)."""
    return unescaped("".join(_pieces(element)))


def _pieces(element: ElementTree.Element) -> Iterator[str]:
    for part in element:
        if tag(part) == "t":
            yield part.text or ""
        elif tag(part) == "r":
            yield from _pieces(part)


def unescaped(text: str) -> str:
    """Return a text with its characters that XML cannot hold."""
    return _ESCAPED.sub(_character, text)


def _character(escaped: re.Match[str]) -> str:
    code = int(escaped[1], 16)
    return escaped[0] if 0xD800 <= code <= 0xDFFF else chr(code)


def place(reference: str | None, expected: Spot) -> Spot:
    """Return the spot that `B7` names, or the expected one."""
    found = _REFERENCE.fullmatch(reference or "")
    if found is None:
        return expected
    rank = 0
    for letter in found[1]:
        rank = rank * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), rank - 1


def tag(element: ElementTree.Element) -> str:
    """Return the name of an element without its namespace, of which there are two."""
    return element.tag.rpartition("}")[2]
