"""The policy's units as the templates print them: items under items, rows in tables, lines to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from cadre.model.lines import BLANK, LINES
from cadre.model.policy import Kind, Unit, normalise
from cadre.model.runs import Runs, Style
from cadre.paper.details import fixed

_SPACE: Final = re.compile(r"\s+")
_ROWS: Final = (Kind.HEADER, Kind.ROW)

#: Runs of words with their styles and where they lead.
Line = list[dict[str, Any]]


def entries(units: Iterable[Unit], top: int) -> list[Mapping[str, Any]]:
    """Return what the template prints, one after the other; `top` is the level of the first title."""
    made: list[dict[str, Any]] = []
    units = tuple(units)
    notes = {unit.id: unit.marker for unit in units}
    for unit in units:
        shown = [_lines(part, notes) for part in unit.parts]
        common = {"kind": unit.kind.value, "language": unit.language, "depth": unit.depth}
        if unit.kind in _ROWS:
            _row(made, unit.kind, shown, common)
        elif unit.kind in LINES:
            made += ({**common, "kind": "line", "fields": _fields(line)} for line in lines(unit))
        else:
            made.append(
                {
                    **common,
                    "text": shown[0],
                    "marker": unit.marker,
                    "level": unit.level - top + 1,
                }
            )
    return [*made]


def lines(unit: Unit) -> list[str]:
    """Return the lines of a unit, as they are written."""
    return [normalise(line) for line in unit.text.split("\n")]


def printed(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the words that the template gets of each unit, joined as they stand on the sheet."""
    return tuple(" ".join(_words(entries([unit], unit.level))) for unit in units)


def _words(made: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for entry in made:
        if "fields" in entry:
            yield "".join(field["label"] + field["blank"] for field in entry["fields"])
        elif "rows" in entry:
            cells = (cell for row in (*entry["head"], *entry["rows"]) for cell in row)
            yield " | ".join(map(_bare, cells))
        else:
            yield " ".join([*filter(None, [entry["marker"]]), _bare(entry["text"])])


def _bare(lines: Iterable[Line]) -> str:
    reference = Style.REFERENCE.value
    return " ".join(
        "".join(run["text"] for run in line if reference not in run["styles"]) for line in lines
    )


def _lines(runs: Runs, notes: Mapping[str, str]) -> list[Line]:
    """Return the lines of some words, each as its runs; a reference prints what its note begins with."""
    made: list[Line] = [[]]
    for run in runs:
        styles = [style.value for style in run.styles]
        if Style.REFERENCE in run.styles:
            made[-1].append({"text": notes.get(run.target, ""), "styles": styles, "target": ""})
        first, *others = (fixed(_SPACE.sub(" ", words)) for words in run.text.split("\n"))
        made[-1] += _pieces(first, styles, run.target)
        made += (_pieces(words, styles, run.target) for words in others)
    return made


def _pieces(words: str, styles: list[str], target: str) -> Line:
    """Cut some words where there are lines to fill in."""
    return [
        {"text": piece, "styles": [*styles, *(["blank"] * (rank % 2))], "target": target}
        for rank, piece in enumerate(BLANK.split(words))
        if piece
    ]


def _row(
    made: list[dict[str, Any]], kind: Kind, row: list[list[Line]], common: Mapping[str, Any]
) -> None:
    """Add a row to the table above, or begin one: headings do, and so does a row of other cells."""
    above = made[-1] if made and "rows" in made[-1] else None
    if kind is Kind.HEADER or above is None or above["columns"] != len(row):
        made.append({**common, "kind": "table", "columns": len(row), "head": [], "rows": []})
    made[-1]["head" if kind is Kind.HEADER else "rows"].append(row)


def _fields(words: str) -> list[Mapping[str, str]]:
    """Cut a line to sign into labels, each with the underscores that follow it, if any."""
    pieces = [*BLANK.split(words), ""]
    fields = zip(pieces[::2], pieces[1::2], strict=True)
    return [{"label": label, "blank": blank} for label, blank in fields if label or blank]
