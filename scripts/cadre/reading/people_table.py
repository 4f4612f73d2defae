"""HR's list, CSV or Excel → rows of cells, whatever they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cadre.diagnostics import Place, Problem, Severity
from cadre.people import MAX_MEGABYTES
from cadre.reading import delimited, encodings, workbook
from cadre.reading.people_cells import shown
from cadre.reading.workbook import Sheet


@dataclass(frozen=True)
class Table:
    """Rows of cells; `strict` when a cell beyond the headings means a separator out of place."""

    rows: Sequence[Sequence[str]]
    strict: bool = False
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    numbers: frozenset[tuple[int, int]] = frozenset()
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
    try:
        if workbook.is_workbook(data):
            return _from_sheet(workbook.read(data), Place(path))
        return _from_text(encodings.decode(data), path)
    except workbook.WorkbookError as error:
        raise ListError(path, error.code, **error.details) from None
    except encodings.NotTextError:
        raise ListError(path, "people-not-text") from None


def _from_sheet(sheet: Sheet, whole: Place) -> Table:
    hidden = tuple(
        Problem.at(whole, "people-hidden-sheet", severity=Severity.WARNING, sheet=shown(name))
        for name in sheet.hidden
    )
    return Table(sheet.rows, False, sheet.formulas, sheet.numbers, hidden)


def _from_text(text: str, path: str) -> Table:
    separator, text = delimited.split(text)
    rows: list[Sequence[str]] = []
    problems: tuple[Problem, ...] = ()
    try:
        rows.extend(delimited.records(text, separator))
    except delimited.QuoteError as error:
        problems = (Problem.at(Place(path, error.row, error.column), "people-quote"),)
    return Table(rows, strict=separator != "\t", problems=problems)
