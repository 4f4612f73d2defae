"""A workbook as small as Excel's format allows, with what a list may hold that it should not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
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


Cell: TypeAlias = str | int | float | Formula | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells (None for one that is not there), its name and its state."""

    rows: Sequence[Sequence[Cell]]
    name: str = "Feuil1"
    state: str = "visible"


def workbook(*sheets: Sheet) -> bytes:
    """Return the bytes of an .xlsx file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(len(sheets)))
        archive.writestr("_rels/.rels", _links([("officeDocument", "xl/workbook.xml")]))
        targets = [f"worksheets/sheet{rank}.xml" for rank in range(1, len(sheets) + 1)]
        links = _links([("worksheet", target) for target in targets])
        archive.writestr("xl/_rels/workbook.xml.rels", links)
        archive.writestr("xl/workbook.xml", _book(sheets))
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


def _book(sheets: Sequence[Sheet]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{rank}" state="{sheet.state}"'
        f' r:id="rId{rank}"/>'
        for rank, sheet in enumerate(sheets, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'


def _sheet(sheet: Sheet) -> str:
    rows = "".join(
        f'<row r="{number}">{"".join(_cell(cell, number, rank) for rank, cell in enumerate(row))}</row>'
        for number, row in enumerate(sheet.rows, 1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cell(value: Cell, row: int, rank: int) -> str:
    place = f'r="{chr(ord("A") + rank)}{row}"'
    if value is None or value == "":
        return ""
    if isinstance(value, Formula):
        return f'<c {place} t="str"><f>{escape(value.formula)}</f><v>{escape(value.value)}</v></c>'
    if isinstance(value, str):
        text = f'<t xml:space="preserve">{escape(value)}</t>'
        return f'<c {place} t="inlineStr"><is>{text}</is></c>'
    return f"<c {place}><v>{value}</v></c>"
