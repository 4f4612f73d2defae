"""An Excel workbook → the rows of its one sheet as HR sees them, or what makes it unusable."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cadre.model.people import MAX_MEGABYTES
from cadre.reading.lists.sheet_xml import MOST_CELLS, Contents, Spot, TooManyCellsError
from cadre.reading.lists.workbook_parts import Parts

_MOST_BYTES: Final = 300_000_000
#: What a cell holds that is no text of a person, by the code of its message.
_MARKS: Final = {
    "formula": "people-formula",
    "error": "people-formula-error",
    "date": "people-cell-date",
    "boolean": "people-cell-boolean",
}


class WorkbookError(ValueError):
    """A workbook that gives no list: `code` is the message, `details` what it names."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell holds beside text: the code of its message, and what it shows."""

    code: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """The one sheet as it is seen: a hidden row is empty, a hidden column is not there.

    `hidden_people` counts the hidden rows that hold something; `hidden_columns` are the ranks of the
    hidden columns that do.
    """

    rows: Sequence[Sequence[str]] = ()
    marks: Mapping[Spot, Mark] = field(default_factory=dict)
    numbers: frozenset[Spot] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_people: int = 0
    hidden_columns: tuple[int, ...] = ()
    hidden_sheets: tuple[str, ...] = ()


def read(data: bytes) -> Sheet:
    """Return the one visible sheet that holds something; raises WorkbookError.

    What is hidden is never read: HR does not see what it would print.
    """
    return _guarded(lambda: _read(data))


def _read(data: bytes) -> Sheet:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise WorkbookError("people-too-large", limit=MAX_MEGABYTES)
        parts = Parts(archive)
        book = parts.book()
        visible: list[tuple[str, Contents]] = []
        hidden: list[str] = []
        for sheet in parts.sheets():
            contents = parts.contents(sheet, book)
            if contents.cells and sheet.visible:
                visible.append((sheet.name, contents))
            elif contents.cells:
                hidden.append(sheet.name)
    if len(visible) > 1:
        raise WorkbookError("people-several-sheets", sheets=", ".join(name for name, _ in visible))
    for _, contents in visible:
        return _seen(contents, tuple(hidden))
    return Sheet(hidden_sheets=tuple(hidden))


def _seen(contents: Contents, hidden_sheets: tuple[str, ...]) -> Sheet:
    """Return the sheet as it stands on the screen."""
    _fill_merged(contents)
    columns = {rank for _, rank in contents.cells}
    hidden_columns = {rank for rank in columns if contents.hides(rank)}
    hidden_rows = {row for row, _ in contents.cells if row in contents.hidden_rows}
    cells = {
        (row, rank): cell
        for (row, rank), cell in contents.cells.items()
        if row not in hidden_rows and rank not in hidden_columns
    }
    height = max((row for row, _ in cells), default=0)
    rows: list[list[str]] = [[] for _ in range(height)]
    for (row, rank), cell in sorted(cells.items()):
        texts = rows[row - 1]
        texts.extend([""] * (rank - len(texts)))
        texts.append(cell.text)
    return Sheet(
        rows,
        {
            spot: Mark(_MARKS[one.kind], one.text)
            for spot, one in cells.items()
            if one.kind in _MARKS
        },
        frozenset(spot for spot, cell in cells.items() if cell.kind == "number"),
        frozenset(contents.hidden_rows),
        len(hidden_rows),
        tuple(sorted(hidden_columns)),
        hidden_sheets,
    )


def _fill_merged(contents: Contents) -> None:
    """Give each row of a merged area what the area shows, where the row holds something else too."""
    rows = sorted({row for row, _ in contents.cells})
    visited = 0
    for top, left, bottom, _ in contents.merged:
        shown = contents.cells.get((top, left))
        if shown is None:
            continue
        for row in rows[bisect_right(rows, top) : bisect_left(rows, bottom + 1)]:
            contents.cells.setdefault((row, left), shown)
            visited += 1
            if visited > MOST_CELLS:
                raise TooManyCellsError


def _guarded(work: Callable[[], Sheet]) -> Sheet:
    """Turn whatever a damaged workbook does to its readers into one WorkbookError."""
    try:
        return work()
    except (WorkbookError, MemoryError):
        raise
    except TooManyCellsError:
        raise WorkbookError("people-too-large", limit=MAX_MEGABYTES) from None
    except Exception as error:
        raise WorkbookError("people-workbook-broken") from error
