"""A workbook as small as Excel's format allows, with what a list may hold that it should not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from xml.sax.saxutils import escape, quoteattr

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that is computed, and what it gave when the workbook was saved."""

    formula: str
    value: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that shows the error of a formula."""

    code: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A number that its style shows as a date or a time: the rank of the style in `STYLES`."""

    serial: float
    style: int = 1


@dataclass(frozen=True, slots=True)
class Shared:
    """A text that stands in the workbook's table of texts, as Excel writes it, by its rank."""

    rank: int


Cell: TypeAlias = str | int | float | bool | Formula | Fault | Moment | Shared | None

#: The formats of numbers: none, a date, a date and a time, a time, one of our own, money in red.
STYLES: Final = (0, 14, 22, 20, 164, 165)
_CUSTOM: Final = {164: 'yyyy"-"mm', 165: '[Red]#,##0.00 "sous"'}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells (None for one that is not there), its name, its state, what is not seen.

    `far` are cells far from the others, by reference; `extra` is XML that follows the rows.
    """

    rows: Sequence[Sequence[Cell]]
    name: str = "Feuil1"
    state: str = "visible"
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    merged: Sequence[str] = ()
    far: Mapping[str, Cell] = field(default_factory=dict)
    extra: str = ""


def workbook(*sheets: Sheet, texts: Sequence[str] = (), from_1904: bool = False) -> bytes:
    """Return the bytes of an .xlsx file; `texts` are the `<si>` that the sheets share."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(len(sheets)))
        archive.writestr("_rels/.rels", _links([("officeDocument", "xl/workbook.xml")]))
        targets = [f"worksheets/sheet{rank}.xml" for rank in range(1, len(sheets) + 1)]
        parts = [("styles", "styles.xml"), ("sharedStrings", "/xl/sharedStrings.xml")]
        links = _links([*(("worksheet", target) for target in targets), *parts])
        archive.writestr("xl/_rels/workbook.xml.rels", links)
        archive.writestr("xl/workbook.xml", _book(sheets, from_1904))
        archive.writestr("xl/styles.xml", _styles())
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{"".join(texts)}</sst>')
        for target, sheet in zip(targets, sheets, strict=True):
            archive.writestr(f"xl/{target}", _sheet(sheet))
    return buffer.getvalue()


def _types(count: int) -> str:
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{rank}.xml"'
        f' ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        for rank in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f"{overrides}</Types>"
    )


def _links(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{rank}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for rank, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _styles() -> str:
    custom = "".join(
        f'<numFmt numFmtId="{key}" formatCode={quoteattr(code)}/>' for key, code in _CUSTOM.items()
    )
    cells = "".join(f'<xf numFmtId="{key}"/>' for key in STYLES)
    return f'<styleSheet xmlns="{_MAIN}"><numFmts>{custom}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>'


def _book(sheets: Sequence[Sheet], from_1904: bool) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{rank}" state="{sheet.state}"'
        f' r:id="rId{rank}"/>'
        for rank, sheet in enumerate(sheets, 1)
    )
    properties = f'<workbookPr date1904="{int(from_1904)}"/>'
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{properties}<sheets>{listed}</sheets></workbook>'


def _sheet(sheet: Sheet) -> str:
    rows = "".join(
        f'<row r="{number}"{_hidden(number in sheet.hidden_rows)}>'
        f"{''.join(_cell(cell, f'{_letter(rank)}{number}') for rank, cell in enumerate(row))}</row>"
        for number, row in enumerate(sheet.rows, 1)
    )
    rows += "".join(f"<row>{_cell(cell, place)}</row>" for place, cell in sheet.far.items())
    ranks = [ord(letter) - ord("A") + 1 for letter in sheet.hidden_columns]
    columns = "".join(f'<col min="{rank}" max="{rank}" hidden="1"/>' for rank in ranks)
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in sheet.merged)
    return (
        f'<worksheet xmlns="{_MAIN}"><cols>{columns}</cols><sheetData>{rows}</sheetData>'
        f"<mergeCells>{merged}</mergeCells>{sheet.extra}</worksheet>"
    )


def _hidden(hidden: bool) -> str:
    return ' hidden="1"' if hidden else ""


def _letter(rank: int) -> str:
    return chr(ord("A") + rank)


def _cell(value: Cell, reference: str) -> str:
    if value is None or value == "":
        return ""
    attributes, inside = _content(value)
    return f'<c r="{reference}"{attributes}>{inside}</c>'


def _content(value: Cell) -> tuple[str, str]:
    """Return the attributes and the inside of a cell."""
    match value:
        case Formula(formula, given):
            content = ' t="str"', f"<f>{escape(formula)}</f><v>{escape(given)}</v>"
        case Fault(code):
            content = ' t="e"', f"<v>{escape(code)}</v>"
        case Moment(serial, style):
            content = f' s="{style}"', f"<v>{serial}</v>"
        case Shared(rank):
            content = ' t="s"', f"<v>{rank}</v>"
        case bool():
            content = ' t="b"', f"<v>{int(value)}</v>"
        case str():
            text = f'<t xml:space="preserve">{escape(value)}</t>'
            content = ' t="inlineStr"', f"<is>{text}</is>"
        case _:
            content = "", f"<v>{value}</v>"
    return content
