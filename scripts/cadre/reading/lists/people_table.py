"""HR's list, CSV or Excel → rows of cells, whatever they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cadre.model.diagnostics import Place, Problem, Severity
from cadre.model.people import MAX_MEGABYTES
from cadre.reading.lists import delimited, encodings, formats, headings, workbook
from cadre.reading.lists.people_cells import shown
from cadre.reading.lists.workbook import Mark, Sheet


@dataclass(frozen=True)
class Table:
    """Rows of cells, and what a workbook tells of some of them by row (from 1) and rank (from 0).

    `strict` when a cell beyond the headings means a separator out of place; `marks` are the cells that
    hold no text of a person; `numbers` those that the workbook keeps as numbers; `hidden` are the rows
    that nobody sees, empty here.
    """

    rows: Sequence[Sequence[str]]
    strict: bool = False
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)
    numbers: frozenset[tuple[int, int]] = frozenset()
    hidden: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()


class ListError(Exception):
    """What makes a whole list unusable."""

    def __init__(self, path: str, what: str | Problem, **details: object) -> None:
        problem = what
        if isinstance(problem, str):
            named = tuple((key, str(value)) for key, value in details.items())
            problem = Problem(Place(path), problem, named)
        super().__init__(problem.code)
        self.problem = problem


def read(data: bytes, path: str) -> Table:
    """Return the rows of a list; raises ListError when the whole of it cannot be used."""
    if len(data) > MAX_MEGABYTES * 1_000_000:
        raise ListError(path, "people-too-large", limit=MAX_MEGABYTES)
    if code := formats.named(data):
        raise ListError(path, code)
    try:
        if data.startswith(formats.ZIP):
            return _from_sheet(workbook.read(data), Place(path))
        return _from_text(encodings.decode(data), path)
    except workbook.WorkbookError as error:
        raise ListError(path, error.code, **error.details) from None
    except encodings.NotTextError:
        raise ListError(path, "people-not-text") from None
    except encodings.UnknownEncodingError:
        raise ListError(path, "people-encoding") from None
    except delimited.SeparatorError as error:
        raise ListError(path, "people-separator", separator=shown(error.separator)) from None


def _from_sheet(sheet: Sheet, whole: Place) -> Table:
    def warning(code: str, **details: object) -> Problem:
        return Problem.at(whole, code, severity=Severity.WARNING, **details)

    told = [warning("people-hidden-sheet", sheet=shown(name)) for name in sheet.hidden_sheets]
    if sheet.hidden_people:
        told.append(warning("people-hidden-rows", count=sheet.hidden_people))
    if sheet.hidden_columns:
        columns = ", ".join(map(headings.letters_of, sheet.hidden_columns))
        count = len(sheet.hidden_columns)
        told.append(warning("people-hidden-columns", count=count, columns=shown(columns)))
    return Table(sheet.rows, False, sheet.marks, sheet.numbers, sheet.hidden_rows, tuple(told))


def _from_text(text: str, path: str) -> Table:
    separator, text = delimited.split(text)
    rows: list[Sequence[str]] = []
    problems: tuple[Problem, ...] = ()
    try:
        rows.extend(delimited.records(text, separator))
    except delimited.QuoteError as error:
        problems = (Problem.at(Place(path, error.row, error.column), "people-quote"),)
    return Table(rows, strict=separator != "\t", problems=problems)
