"""The register as a workbook: the table that Excel sorts and filters, and that the product reads as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]

#: Widths of columns, in characters: a long title is read in its cell, not across the screen.
_NARROWEST: Final = 8
_WIDEST: Final = 40
_HEADING: Final = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
_PLAIN: Final = {"text_wrap": True, "valign": "top"}
_DATE: Final = {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}


def workbook(name: str, rows: Sequence[Sequence[str]], created: datetime) -> bytes:
    """Return a workbook of one sheet: its rows, headings first.

    One sheet, so that it can be given again as a list. A cell that holds a date (ISO 8601) is a date; every
    other is text, whatever it begins with. The same rows and the same `created` give the same bytes.
    """
    data = BytesIO()
    # Nothing that somebody typed is a formula, a number or a link.
    book = xlsxwriter.Workbook(
        data,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"created": created.replace(tzinfo=None)})
    sheet = book.add_worksheet(name)
    _fill(sheet, rows, book.add_format(_HEADING), book.add_format(_PLAIN), book.add_format(_DATE))
    _shape(sheet, rows)
    book.close()
    return data.getvalue()


def _fill(
    sheet: Any, rows: Sequence[Sequence[str]], heading: object, plain: object, dated: object
) -> None:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if row and (day := _day(cell)):
                sheet.write_datetime(row, column, datetime.combine(day, datetime.min.time()), dated)
            elif cell:
                sheet.write_string(row, column, cell, plain if row else heading)


def _shape(sheet: Any, rows: Sequence[Sequence[str]]) -> None:
    for column, cells in enumerate(zip(*rows, strict=True)):
        longest = max(len(cell) for cell in cells)
        sheet.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None
