"""An Excel workbook → the rows of its one sheet, or what makes it unusable."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from cadre.people import MAX_MEGABYTES
from cadre.reading import formulas
from cadre.reading.formulas import Cells

ZIP: Final = b"PK\x03\x04"
#: The container of the old Excel formats, and of a workbook that a password encrypts.
OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
#: More than any list needs; a workbook can claim far more with a few bytes.
_MOST_CELLS: Final = 5_000_000
_MOST_BYTES: Final = 300_000_000

Value: TypeAlias = (
    int
    | float
    | str
    | bool
    | datetime.time
    | datetime.date
    | datetime.datetime
    | datetime.timedelta
)


class WorkbookError(ValueError):
    """A workbook that gives no list: `code` is the message, `details` what it names."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True)
class Sheet:
    """The one sheet: its rows, its formulas and numbers by row (from 1) and rank (from 0)."""

    rows: Sequence[Sequence[str]]
    formulas: Cells
    numbers: frozenset[tuple[int, int]]
    hidden: tuple[str, ...]


def is_workbook(data: bytes) -> bool:
    """Say whether these are the first bytes of a workbook, old or new."""
    return data.startswith((ZIP, OLE))


def read(data: bytes) -> Sheet:
    """Return the one visible sheet that holds something; raises WorkbookError.

    A hidden sheet is never read: HR does not see what it would print.
    """
    if data.startswith(OLE):
        raise WorkbookError("people-password" if _ENCRYPTED in data else "people-old-excel")
    return _guarded(lambda: _read(data))


def _read(data: bytes) -> Sheet:
    # Only here: no other verb, and no other list, needs it.
    import python_calamine as calamine  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise WorkbookError("people-too-large", limit=MAX_MEGABYTES)
        contents = formulas.read(archive)
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        visible: list[str] = []
        hidden: list[str] = []
        for sheet in workbook.sheets_metadata:
            if sheet.typ is calamine.SheetTypeEnum.WorkSheet and contents[sheet.name].area:
                shown = sheet.visible is calamine.SheetVisibleEnum.Visible
                (visible if shown else hidden).append(sheet.name)
        if len(visible) > 1:
            raise WorkbookError("people-several-sheets", sheets=", ".join(visible))
        if not visible:
            return Sheet((), {}, frozenset(), tuple(hidden))
        if contents[visible[0]].area > _MOST_CELLS:
            raise WorkbookError("people-too-large", limit=MAX_MEGABYTES)
        rows = workbook.get_sheet_by_name(visible[0]).to_python(skip_empty_area=False)
    numbers = frozenset(
        (number, rank)
        for number, row in enumerate(rows, 1)
        for rank, value in enumerate(row)
        if isinstance(value, int | float) and not isinstance(value, bool)
    )
    texts = [[_text(value) for value in row] for row in rows]
    return Sheet(texts, contents[visible[0]].formulas, numbers, tuple(hidden))


def _guarded(work: Callable[[], Sheet]) -> Sheet:
    """Turn whatever a damaged workbook does to its readers into one WorkbookError."""
    try:
        return work()
    except (WorkbookError, MemoryError):
        raise
    except Exception as error:
        raise WorkbookError("people-workbook-broken") from error
    except BaseException as error:
        # What stops calamine's Rust code is no Exception, so that nobody hides it by accident.
        if type(error).__name__ == "PanicException":
            raise WorkbookError("people-workbook-broken") from error
        raise


def _text(value: Value) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
