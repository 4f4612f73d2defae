"""A .docx file → draft. python-docx opens it; its paragraphs are read here, with the numbers that Word computes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from cadre.model.draft import Draft, Loss, Note, Table, Title
from cadre.moving import word_parts
from cadre.moving.lines import Line, draft
from cadre.moving.numbering import BULLET, Level, roman

_HEADING: Final = re.compile(r"heading (\d)", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"toc \d|toc heading|table of figures", re.IGNORECASE)
_QUOTED: Final = re.compile(r"(?:intense )?quote$", re.IGNORECASE)
#: A level of outline from which Word has body text.
_BODY: Final = 9
_UNREAD: Final = frozenset(
    qn(one) for one in ("w:del", "w:moveFrom", "w:instrText", "w:pPr", "w:rPr", "w:delText")
)
#: What a newer Word draws, then the same for an older one: it is read once.
_ALTERNATIVE: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)
#: Boxes to tick, as Word writes them in its fonts of signs.
_BOXES: Final = {"F0A8": "☐", "F06F": "☐", "F071": "☐", "F0FE": "☒", "F0FD": "☒", "F052": "☑"}
#: A line to fill in, that a tab draws.
_RULE: Final = " ____ "
_SIGNS: Final = {
    qn("w:tab"): "\t",
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    qn("w:cr"): "\n",
}


def read(data: bytes) -> Draft:
    """Return the draft of a .docx file; raises any of python-docx's or zipfile's errors where it is none."""
    return _Word(docx.Document(BytesIO(data))).draft()


class _Word:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.styles = {style.style_id: style for style in document.styles}
        self.lists = word_parts.lists(document)
        self.losses: list[Loss] = []
        #: The numbers that readers see on notes, by their kind and id: those of the order of reading.
        self.noted: dict[tuple[str, str], str] = {}

    def draft(self) -> Draft:
        blocks = list(self._blocks(self.document.element.body))
        notes = list(self._notes())
        self._margins()
        return draft(blocks, notes, self.losses)

    def _blocks(self, parent: Any) -> Iterator[Title | Table | Line]:
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield self._table(child)
            elif child.tag == qn("w:sdt"):
                content = child.find(qn("w:sdtContent"))
                yield from self._blocks(() if content is None else content)
            elif child.tag in (qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")):
                yield from self._blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Title | Line]:
        text, style = self._text(paragraph), self._style(paragraph)
        name = style.name if style is not None else ""
        if _CONTENTS.match(name):
            self.losses += [Loss("contents", text)] if text else []
            return
        list_number, depth = self._list_of(paragraph, style)
        # An empty item is counted by Word too.
        marker = self.lists.next(list_number, depth) if list_number else ""
        if not text:
            return
        if (rank := self._level_of(paragraph, style)) is not None:
            yield Title(rank, f"{marker} {text}".strip())
            return
        level = self.lists.level(list_number, depth) if list_number else None
        left = self._left(paragraph, style, level)
        yield Line(
            text,
            marker,
            bullet=level is not None and level.style == BULLET,
            bold=word_parts.is_bold(paragraph, text),
            place=(left, depth) if list_number else None,
            left=left,
            quoted=bool(_QUOTED.match(name)),
        )

    def _left(self, paragraph: Any, style: Any, level: Level | None) -> int:
        """Return how far to the right a paragraph stands, in twentieths of a point: two lists may be one in the other."""
        elements = [paragraph] if style is None else [paragraph, style.element]
        for one in elements:
            found = one.find(f"{qn('w:pPr')}/{qn('w:ind')}")
            if found is not None and (left := found.get(qn("w:left")) or found.get(qn("w:start"))):
                return int(float(left))
        return level.left if level else 0

    def _style(self, paragraph: Any) -> Any:
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self.styles.get(found.get(qn("w:val"))) if found is not None else None

    def _level_of(self, paragraph: Any, style: Any) -> int | None:
        """Return the level of a title, or None: by its style, that which its style is made from, or its outline."""
        outline = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        one = style
        while one is not None:
            if match := _HEADING.match(one.name):
                return int(match[1])
            if one.name.lower() == "title":
                return 0
            if outline is None:
                outline = one.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            one = one.base_style
        level = int(outline.get(qn("w:val"))) if outline is not None else _BODY
        return level + 1 if level < _BODY else None

    def _list_of(self, paragraph: Any, style: Any) -> tuple[str, int]:
        """Return the list of a paragraph and its depth from 0; no list is an empty number."""
        one, place = style, paragraph
        number, depth = "", 0
        deep = False
        while place is not None and not number:
            found = place.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is not None:
                level, listed = found.find(qn("w:ilvl")), found.find(qn("w:numId"))
                if level is not None and not deep:
                    depth, deep = int(level.get(qn("w:val"))), True
                if listed is not None:
                    number = str(listed.get(qn("w:val")))
            place = one.element if one is not None else None
            one = one.base_style if one is not None else None
        return ("", 0) if number == "0" else (number, depth)

    def _text(self, element: Any) -> str:
        """Return the words of a paragraph, its line breaks kept, other white space folded."""
        leaders = element.findall(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
        ruled = any(one.get(qn("w:leader")) == "underscore" for one in leaders)
        found = "".join(self._pieces(element))
        lines = found.replace("\t", _RULE if ruled else " ").split("\n")
        return "\n".join(" ".join(line.split()) for line in lines).strip("\n")

    def _pieces(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag in _UNREAD or (child.tag == qn("w:r") and self._is_hidden(child)):
                continue
            if child.tag == _ALTERNATIVE:
                yield from self._pieces(child[0])
            elif (words := self._words(child)) is not None:
                yield words
            else:
                yield from self._pieces(child)

    def _is_hidden(self, run: Any) -> bool:
        """Say whether a run is hidden text, which is told; what is struck through is told too, and read."""
        hidden, struck = word_parts.has(run, "w:vanish"), word_parts.has(run, "w:strike")
        words = "".join(one.text or "" for one in run.iter(qn("w:t"))).strip()
        if words and (hidden or struck):
            self.losses.append(Loss("hidden" if hidden else "struck", words))
        return hidden

    def _words(self, element: Any) -> str | None:
        """Return the words that an element of a run stands for, None where they are inside it."""
        tag = element.tag
        if tag == qn("w:t"):
            return element.text or ""
        if tag == qn("w:br"):
            return "\n" if element.get(qn("w:type")) in (None, "textWrapping") else " "
        if tag == qn("w:sym"):
            return self._sign(str(element.get(qn("w:char"))).upper())
        if tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            kind = tag.removesuffix("Reference")
            return f"[^{self._note(kind, str(element.get(qn('w:id'))))}]"
        if tag in (qn("w:drawing"), qn("w:pict"), qn("w:object")):
            self._drawn(element)
            return ""
        return _SIGNS.get(tag)

    def _sign(self, code: str) -> str:
        """Return a sign of a font of signs: a box to tick, or nothing, and it is told."""
        if code not in _BOXES:
            self.losses.append(Loss("sign", code))
        return _BOXES.get(code, "")

    def _note(self, kind: str, identifier: str) -> str:
        """Return the number of a note: figures at the foot of a page, roman numerals at the end of the text."""
        if (kind, identifier) not in self.noted:
            rank = sum(other == kind for other, _ in self.noted) + 1
            self.noted[kind, identifier] = str(rank) if kind == qn("w:footnote") else roman(rank)
        return self.noted[kind, identifier]

    def _drawn(self, element: Any) -> None:
        """A picture has no words that a page can hold; those of a box that floats have no place of their own."""
        boxes = [self._text(box) for box in element.iter(qn("w:txbxContent"))]
        if boxes:
            self.losses.append(Loss("box", " ".join(boxes)))
        else:
            self.losses.append(Loss("picture"))

    def _table(self, table: Any) -> Table:
        lines = table.findall(qn("w:tr"))
        rows = [tuple(self._row(line)) for line in lines]
        widest = max((len(row) for row in rows), default=0)
        kept = tuple(row + ("",) * (widest - len(row)) for row in rows if any(row))
        return Table(kept, len(kept) > 1 and word_parts.is_headed(lines[0]))

    def _row(self, row: Any) -> Iterator[str]:
        """Yield the text of each cell, an empty one for each other column that it takes."""
        for cell in row.findall(qn("w:tc")):
            yield self._cell(cell)
            yield from [""] * word_parts.span(cell)

    def _cell(self, cell: Any) -> str:
        found = []
        for paragraph in cell.iter(qn("w:p")):
            list_number, depth = self._list_of(paragraph, self._style(paragraph))
            marker = self.lists.next(list_number, depth) if list_number else ""
            found.append(f"{marker} {self._text(paragraph)}".strip())
        return "\n".join(text for text in found if text)

    def _notes(self) -> Iterator[Note]:
        """Yield the notes in the order of reading; what nothing refers to is a line between notes."""
        found: dict[tuple[str, str], str] = {}
        for part in self.document.part.rels.values():
            if part.is_external or not part.reltype.endswith(("/footnotes", "/endnotes")):
                continue
            for note in parse_xml(part.target_part.blob):
                paragraphs = (self._text(one) for one in note.iter(qn("w:p")))
                found[str(note.tag), str(note.get(qn("w:id")))] = " ".join(filter(None, paragraphs))
        for key, number in self.noted.items():
            if text := found.get(key):
                yield Note(number, text)

    def _margins(self) -> None:
        """What stands at the head and the foot of each sheet is no part of the text: it is told."""
        seen = set()
        for section in self.document.sections:
            parts = (
                section.header,
                section.footer,
                section.first_page_header,
                section.first_page_footer,
            )
            for part in parts:
                text = " ".join(" ".join(one.text for one in part.paragraphs).split())
                if text and text not in seen:
                    seen.add(text)
                    self.losses.append(Loss("margin", text))
