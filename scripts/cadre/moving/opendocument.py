"""An .odt file → draft. odfdo opens it; the numbers that LibreOffice computes are read here (OpenDocument 1.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

import odfdo

from cadre.model.draft import Draft, Loss, Note, Table, Title
from cadre.moving.lines import Line, draft
from cadre.moving.numbering import BULLET, Level, Numbering

_UNREAD: Final = frozenset(
    ("text:tracked-changes", "office:annotation", "text:change-start", "text:change-end")
)
_CONTENTS: Final = ("text:table-of-content", "text:alphabetical-index", "text:table-index")
_FORMATS: Final = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}
_OUTLINE: Final = "outline"


def read(data: bytes) -> Draft:
    """Return the draft of an .odt file; raises any of odfdo's or zipfile's errors where it is none."""
    return _OpenDocument(odfdo.Document(BytesIO(data))).draft()


class _OpenDocument:
    def __init__(self, document: Any) -> None:
        self.body = document.body
        roots = [document.content.root, document.styles.root]
        self.styles = {
            str(one.get_attribute("style:name")): one
            for root in roots
            for one in root.get_elements("//style:style")
        }
        lists = {
            str(one.get_attribute("style:name")): _levels(one)
            for root in roots
            for one in root.get_elements("//text:list-style")
        }
        outlines = [
            _levels(one) for root in roots for one in root.get_elements("//text:outline-style")
        ]
        self.lists = Numbering(lists | {_OUTLINE: outlines[0] if outlines else {}})
        self.masters = document.styles.root.get_elements("//style:master-page")
        self.losses: list[Loss] = []
        self.notes: list[Note] = []
        self.count = 0

    def draft(self) -> Draft:
        blocks = list(self._blocks(self.body))
        self._margins()
        return draft(blocks, self.notes, self.losses)

    def _blocks(self, parent: Any) -> Iterator[Title | Table | Line]:
        for child in parent.children:
            if child.tag in ("text:p", "text:h"):
                yield from self._paragraph(child)
            elif child.tag == "text:list":
                yield from self._list(child, "", 0)
            elif child.tag == "table:table":
                yield self._table(child)
            elif child.tag in _CONTENTS:
                self.losses.append(Loss("contents", " ".join(child.inner_text.split())))
            elif child.tag == "text:section":
                yield from self._blocks(child)

    def _paragraph(
        self,
        element: Any,
        marker: str = "",
        bullet: bool = False,
        place: tuple[int, int] | None = None,
    ) -> Iterator[Title | Line]:
        text = self._text(element)
        if not text:
            return
        name = self._style_name(element)
        if element.tag == "text:h":
            level = int(element.get_attribute("text:outline-level") or 1)
            number = marker or self.lists.next(_OUTLINE, level - 1)
            yield Title(level, f"{number} {text}".strip())
        elif name == "Title":
            yield Title(0, text)
        else:
            yield Line(
                text,
                marker,
                bullet=bullet,
                bold=self._is_bold(element),
                place=place,
                quoted=name == "Quotations",
            )

    def _style_name(self, element: Any) -> str:
        """Return the name of the style that a paragraph's own is made from."""
        name = str(element.get_attribute("text:style-name") or "")
        style = self.styles.get(name)
        parent = style.get_attribute("style:parent-style-name") if style is not None else None
        return str(parent) if parent and name != "Title" else name

    def _list(self, element: Any, style: str, depth: int) -> Iterator[Title | Table | Line]:
        style = str(element.get_attribute("text:style-name") or style)
        if (
            not depth
            and not element.get_attribute("text:continue-numbering")
            and not element.get_attribute("text:continue-list")
        ):
            self.lists.counts.pop(style, None)
        level = self.lists.level(style, depth)
        for item in element.children:
            if item.tag not in ("text:list-item", "text:list-header"):
                continue
            counted = item.tag == "text:list-item" and any(
                one.tag != "text:list" for one in item.children
            )
            marker = self.lists.next(style, depth) if counted else ""
            first = True
            for child in item.children:
                if child.tag == "text:list":
                    yield from self._list(child, style, depth + 1)
                elif child.tag in ("text:p", "text:h"):
                    said = marker if first else ""
                    bullet = first and level is not None and level.style == BULLET
                    yield from self._paragraph(
                        child, said, bullet, (level.left if level else 0, depth)
                    )
                    first = False

    def _text(self, element: Any) -> str:
        lines = "".join(self._pieces(element)).split("\n")
        return "\n".join(" ".join(line.split()) for line in lines).strip("\n")

    def _pieces(self, element: Any) -> Iterator[str]:
        yield element.text or ""
        for child in element.children:
            if child.tag == "text:line-break":
                yield "\n"
            elif child.tag in ("text:tab", "text:s"):
                yield " "
            elif child.tag == "text:note":
                yield self._note(child)
            elif child.tag == "draw:frame":
                self._drawn(child)
            elif child.tag not in _UNREAD:
                yield from self._pieces(child)
            yield child.tail or ""

    def _note(self, note: Any) -> str:
        self.count += 1
        number = " ".join(note.get_element("text:note-citation").inner_text.split()) or str(
            self.count
        )
        body = note.get_element("text:note-body")
        text = " ".join(filter(None, (self._text(one) for one in body.get_elements(".//text:p"))))
        self.notes.append(Note(number, text))
        return f"[^{number}]"

    def _drawn(self, frame: Any) -> None:
        boxes = [self._text(one) for one in frame.get_elements(".//text:p")]
        words = " ".join(filter(None, boxes))
        self.losses.append(Loss("box", words) if words else Loss("picture"))

    def _table(self, table: Any) -> Table:
        head = table.get_elements("table:table-header-rows/table:table-row")
        rows = [tuple(self._cells(row)) for row in (*head, *table.get_elements("table:table-row"))]
        widest = max((len(row) for row in rows), default=0)
        kept = tuple(row + ("",) * (widest - len(row)) for row in rows if any(row))
        return Table(kept, bool(head) and len(kept) > 1)

    def _cells(self, row: Any) -> Iterator[str]:
        for cell in row.children:
            if cell.tag in ("table:table-cell", "table:covered-table-cell"):
                texts = [self._text(one) for one in cell.get_elements(".//text:p")]
                yield "\n".join(filter(None, texts))

    def _is_bold(self, element: Any) -> bool:
        style = self.styles.get(str(element.get_attribute("text:style-name") or ""))
        spans = element.children
        if spans and not (element.text or "").strip():
            found = [
                self.styles.get(str(one.get_attribute("text:style-name") or ""))
                for one in spans
                if one.tag == "text:span"
            ]
            return bool(found) and all(_weight(one) for one in found)
        return _weight(style)

    def _margins(self) -> None:
        seen = set()
        for master in self.masters:
            for kind in ("style:header", "style:footer"):
                for part in master.get_elements(kind):
                    text = " ".join(part.inner_text.split())
                    if text and text not in seen:
                        seen.add(text)
                        self.losses.append(Loss("margin", text))


def _weight(style: Any) -> bool:
    properties = style.get_element("style:text-properties") if style is not None else None
    return properties is not None and properties.get_attribute("fo:font-weight") == "bold"


def _levels(style: Any) -> Mapping[int, Level]:
    found: dict[int, Level] = {}
    for level in style.children:
        depth = int(level.get_attribute("text:level") or 1) - 1
        if level.tag == "text:list-level-style-bullet":
            found[depth] = Level(BULLET, "", left=_left(level))
        elif level.tag in ("text:list-level-style-number", "text:outline-level-style"):
            before, after = (
                str(level.get_attribute(f"style:num-{one}") or "") for one in ("prefix", "suffix")
            )
            shown = int(level.get_attribute("text:display-levels") or 1)
            numbers = ".".join(f"%{one + 1}" for one in range(max(0, depth + 1 - shown), depth + 1))
            kind = _FORMATS.get(str(level.get_attribute("style:num-format") or ""), "decimal")
            around = "" if kind == "none" and not (before or after) else f"{before}{numbers}{after}"
            start = int(level.get_attribute("text:start-value") or 1)
            found[depth] = Level(kind, around, start, _left(level))
    return found


def _left(level: Any) -> int:
    """Return how far to the right a level's items stand, in hundredths of the file's own unit."""
    found = level.get_element(".//style:list-level-label-alignment")
    margin = str(found.get_attribute("fo:margin-left") or "") if found is not None else ""
    number = margin.rstrip("abcdefghijklmnopqrstuvwxyz%")
    return int(float(number) * 100) if number else 0
