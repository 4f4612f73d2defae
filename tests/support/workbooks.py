"""Workbooks with what a list may hold that it should not, each by what it shows: read alike by both readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .people_cases import cases
from .xlsx import Cell, Fault, Formula, Moment, Shared, Sheet, workbook

HEADINGS: Final[list[Cell]] = ["Nom", "Matricule", "Fonction"]
FOUR: Final[list[list[Cell]]] = [
    HEADINGS,
    ["Josée Tremblay", "1", "Commis"],
    ["Luc Roy", "2", "Chef"],
    ["Line Roy", "3", ""],
    ["Guy Roy", "4", ""],
]
_LIST: Final = Sheet(FOUR)
_DATED: Final[list[list[Cell]]] = [
    ["Nom", "Matricule", "Attestation reçue le", "Naissance"],
    ["Josée Tremblay", Moment(46093), Moment(46093), Moment(46093)],
    ["Luc Roy", "2", Moment(46093.354166666664, 2), ""],
    ["Line Roy", Moment(0.354166666666667, 3), Moment(1e300), ""],
    ["Guy Roy", Moment(46093, 4), Moment(42, 5), Moment(-1.5)],
    [Moment(2.5, 2), "5", Moment(46093.9999999), ""],
]
_RICH: Final = (
    "<si><t>Nom</t></si>",
    "<si><r><t>Josée </t></r><r><rPr><b/></rPr><t>Tremblay</t></r><rPh><t>ジョゼ</t></rPh></si>",
    '<si><t xml:space="preserve">Luc_x000A_Roy &amp; fils_xD800_</t></si>',
)
_SHEETS: Final[Mapping[str, bytes]] = {
    "numbers": workbook(
        Sheet(
            [HEADINGS, ["A", 42, 1.5], ["B", 1034.0, 1e20], ["C", 1e15, 2e-7], ["D", "x", 1.5e-5]]
        )
    ),
    "formulas": workbook(
        Sheet(
            [
                [*HEADINGS, "Âge"],
                [Formula("B9&C9", "Luc"), "1"],
                ["Zoé", "2", "", Formula("1+1", "2")],
            ]
        )
    ),
    "errors": workbook(
        Sheet(
            [[*HEADINGS, "Note"], ["A", Fault("#REF!")], [Fault("#N/A"), "2", "", Fault("#REF!")]]
        )
    ),
    "dates": workbook(Sheet(_DATED)),
    "dates from 1904": workbook(Sheet([HEADINGS, ["Josée", Moment(44631)]]), from_1904=True),
    "booleans": workbook(
        Sheet(
            [[*HEADINGS, "Actif"], [True, "1", "", False], ["Zoé", False], ["Luc", "3", "", True]]
        )
    ),
    "hidden rows": workbook(Sheet(FOUR, hidden_rows=[3, 4])),
    "a hidden row that holds nothing": workbook(
        Sheet([HEADINGS, ["A"], [], ["B"]], hidden_rows=[3])
    ),
    "rows that a filter hides": workbook(
        Sheet(FOUR, hidden_rows=[3, 4, 5], extra='<autoFilter ref="A1:C5"/>')
    ),
    "every row hidden": workbook(Sheet(FOUR, hidden_rows=[2, 3, 4, 5])),
    "hidden columns": workbook(Sheet(FOUR, hidden_columns=["B", "C"])),
    "a hidden column of names": workbook(Sheet(FOUR, hidden_columns=["A"])),
    "a hidden column that holds nothing": workbook(Sheet(FOUR, hidden_columns=["H"])),
    "merged cells": workbook(
        Sheet([["Nom", "Service"], ["A", "Loisirs"], ["B"], ["C"], ["D"]], merged=["B2:B4"])
    ),
    "a merged column to the end": workbook(
        Sheet([["Nom", "Service"], ["A", "Loisirs"]], merged=["B2:B1048576"])
    ),
    "a merged name": workbook(Sheet([HEADINGS, ["A", "1", "x"], ["", "", "y"]], merged=["A2:A3"])),
    "a merged error": workbook(
        Sheet([HEADINGS, ["A", "1", Fault("#REF!")], ["B", "2"]], merged=["C2:C3"])
    ),
    "stray cells": workbook(Sheet(FOUR, far={"XFD1": "x", "C1048576": " "})),
    "a stray word on the last row": workbook(Sheet(FOUR, far={"B1048576": "x"})),
    "a row beyond the last one": workbook(Sheet(FOUR, far={"A1048577": "x"})),
    "shared texts": workbook(Sheet([[Shared(0)], [Shared(1)], [Shared(2)]]), texts=_RICH),
    "a shared text that is not there": workbook(Sheet([[Shared(0)], [Shared(9)]]), texts=_RICH),
    "a hidden sheet": workbook(Sheet([["Nom"], ["X"]], name="Anciens", state="hidden"), _LIST),
    "only a hidden sheet": workbook(Sheet(FOUR, name="Anciens", state="veryHidden")),
    "two sheets": workbook(_LIST, Sheet([["Remarques"]], name="Notes")),
    "sheets with nothing": workbook(Sheet([], name="Vide"), _LIST, Sheet([[" "]], name="Aussi")),
    "nothing": workbook(Sheet([])),
    "cut": workbook(_LIST)[:200],
    "no archive": b"PK\x03\x04",
}


def workbooks() -> Mapping[str, bytes]:
    """Return them all, those of the golden cases included."""
    golden = {
        case.name: case.data
        for case in cases()
        if case.form == "xlsx" and case.expected.get("only", "page") == "page"
    }
    return {**golden, **_SHEETS}
