"""Documents as a clerk's word processor writes them: lists that it numbers, tables, notes, boxes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

_SPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
#: How each level of a list is numbered: the style of its number, and what stands around it.
Levels = Sequence[tuple[str, str]]


class Word:
    """A document to fill in."""

    def __init__(self) -> None:
        self.document: Any = docx.Document()
        self.lists = 0

    def numbered(self, *levels: tuple[str, str]) -> int:
        """Define a list whose levels are numbered so, and return its number."""
        root = self.document.part.numbering_part.element
        self.lists += 1
        number = 900 + self.lists
        drawn = "".join(
            f'<w:lvl w:ilvl="{rank}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{around}"/>'
            f'<w:pPr><w:ind w:left="{720 * (rank + 1)}"/></w:pPr></w:lvl>'
            for rank, (style, around) in enumerate(levels)
        )
        definition = parse_xml(
            f'<w:abstractNum {_SPACE} w:abstractNumId="{number}">{drawn}</w:abstractNum>'
        )
        root.insert(0, definition)
        root.append(
            parse_xml(
                f'<w:num {_SPACE} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
            )
        )
        return number

    def item(self, text: str, listed: int, depth: int = 0) -> None:
        """Add an item of a list, whose number is not written: Word computes it."""
        self._number(self.document.add_paragraph(text), listed, depth)

    def title(self, text: str, level: int = 1, listed: int = 0, depth: int = 0) -> None:
        """Add a title of a level, 0 for the document's; with a list, Word numbers it."""
        paragraph = self.document.add_heading(text, level)
        if listed:
            self._number(paragraph, listed, depth)

    def _number(self, paragraph: Any, listed: int, depth: int) -> None:
        numbering = parse_xml(
            f'<w:numPr {_SPACE}><w:ilvl w:val="{depth}"/><w:numId w:val="{listed}"/></w:numPr>'
        )
        paragraph._p.get_or_add_pPr().append(numbering)  # noqa: SLF001  python-docx has no numbering

    def text(self, text: str, *, bold: bool = False, left: float = 0) -> Any:
        r"""Add a paragraph; a `\n` is a line break."""
        paragraph = self.document.add_paragraph()
        paragraph.add_run(text).bold = bold or None
        if left:
            paragraph.paragraph_format.left_indent = docx.shared.Inches(left)
        return paragraph

    def table(self, *rows: Sequence[str], headed: bool = True) -> None:
        """Add a table, whose first row is repeated on each sheet if it is `headed`."""
        table = self.document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        if headed:
            properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
            properties.append(parse_xml(f"<w:tblHeader {_SPACE}/>"))

    def raw(self, xml: str) -> None:
        """Add a paragraph of which the XML is given, without its outer element."""
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(f"<w:p {_SPACE}>{xml}</w:p>"))

    def footer(self, text: str) -> None:
        """Write at the foot of each sheet."""
        self.document.sections[0].footer.paragraphs[0].text = text

    def notes(self, *texts: str, ids: Sequence[int] = ()) -> None:
        """Add notes at the foot of pages; refer to them with `raw`."""
        found = "".join(
            f'<w:footnote w:id="{rank}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
            for rank, text in zip(ids or range(1, len(texts) + 1), texts, strict=True)
        )
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
        from docx.opc.packuri import PackURI  # noqa: PLC0415
        from docx.opc.part import Part  # noqa: PLC0415

        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        data = f"<w:footnotes {_SPACE}>{found}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), kind, data, self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def data(self) -> bytes:
        """Return the file."""
        found = io.BytesIO()
        self.document.save(found)
        return found.getvalue()


__all__ = ["Word", "qn"]
