"""The closed grammar of adopted text: what a page of the policy holds outside its `///` blocks.

It is the one reader of that text. Python-Markdown never sees it: what stands here is taken out of the page
before, and put back as elements made from the units (`markdown.units`). What it cannot hold is a `Flaw`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from cadre.model.policy import Kind
from cadre.reading.grammar import Element, Flaw, Scan, Scanner, with_attributes
from cadre.reading.markers import BULLET, cells, is_separator, marked

#: A law has paragraphs, subparagraphs, clauses and subclauses.
DEEPEST: Final = 4
#: The last column of what stands at the edge of a page, and the least that what is inside an item is moved.
_EDGE: Final = 4
_INSIDE: Final = 2
_LINES: Final = re.compile(r"=+|-{2,}|(?:[*-] ?){3,}")
_HEADING: Final = re.compile(r"#{1,6}\s")
_ROW: Final = re.compile(r"(?P<cells>\|.*\|)\s*(?:\{:?(?P<attributes>[^{}]*)\})?$")
_DEFINITION: Final = re.compile(r":\s+(?P<words>.*)$")
_QUOTED: Final = re.compile(r">\s?(?P<words>.*)$")
_NOTE: Final = re.compile(r"\[\^(?P<label>[\w-]+)\]:\s*(?P<words>.*)$")
_TABLE: Final = (Kind.HEADER, Kind.ROW)


def scan(lines: list[str], first_line: int = 1) -> Scan:
    """Read the lines of a page of policy text whose first one has the number `first_line`.

    A block that is never closed holds nothing: it has its own message, and the text below it is read.
    """
    found = _Adopted(lines, first_line).finish()
    unclosed = frozenset(fence.line for fence in found.fences if not fence.closed)
    return _Adopted(lines, first_line, unclosed).finish() if unclosed else found


class _Adopted(Scanner):
    def __init__(
        self, lines: list[str], first_line: int, unclosed: frozenset[int] = frozenset()
    ) -> None:
        super().__init__(lines, first_line)
        self.unclosed = unclosed
        self.levels: list[int] = []
        self.flaws: list[Flaw] = []
        self.breaking = False

    def finish(self) -> Scan:
        return replace(super().finish(), flaws=tuple(self.flaws))

    def _indented(self, line: str) -> bool:
        return self._in_block and super()._indented(line)

    def _code(self, number: int, line: str, text: str) -> None:
        going = self.growing and self.elements[-1].code
        super()._code(number, line, text)
        if not self._in_block and not going:
            self._flaw("structure-code", number, 1, text)

    def _fence(self, number: int, line: str, text: str) -> bool:
        if super()._fence(number, line, text):
            self.levels.clear()
            return True
        return False

    @property
    def _in_block(self) -> bool:
        return any(self.fences[rank].line not in self.unclosed for rank in self.open)

    def _element(self, number: int, line: str, text: str) -> None:
        if self._in_block:
            super()._element(number, line, text)
            return
        line = line.expandtabs(_EDGE)
        column = len(line) - len(line.lstrip()) + 1
        if _HEADING.match(text) and column <= _EDGE:
            super()._element(number, line, text)
            self.elements[-1] = replace(self.elements[-1], kind=Kind.TITLE)
            self.levels.clear()
        elif _LINES.fullmatch(text):
            self._flaw("structure-line", number, column, text)
        elif text.startswith("|"):
            self._row(number, column, text)
        elif quoted := _QUOTED.match(text):
            self._quoted(number, column, quoted["words"].strip())
        elif definition := _DEFINITION.match(text):
            self._definition(number, column, definition["words"])
        elif note := _NOTE.match(text):
            self._add(Element(note["words"], number, column, kind=Kind.NOTE, marker=note["label"]))
        else:
            self._words(number, column, text)
        self.breaking = line.endswith("  ")

    def _words(self, number: int, column: int, text: str) -> None:
        marker, words = marked(text)
        if marker:
            if self.growing and self.elements[-1].kind is not Kind.ITEM:
                self._flaw("unit-together", number, column, self.elements[-1].text)
            shown = "" if marker == BULLET else marker
            self._add(Element(words, number, column, kind=Kind.ITEM, marker=shown))
        elif self.growing and self.elements[-1].kind not in (Kind.TITLE, *_TABLE):
            self._go_on(number, text)
        else:
            self._add(Element(text, number, column, kind=Kind.PARAGRAPH))

    def _go_on(self, number: int, text: str) -> None:
        last = self.elements[-1]
        before, between = last.text, " "
        if before.endswith("\\"):
            before, between = before[:-1].rstrip(), "\n"
        elif self.breaking:
            between = "\n"
        self.elements[-1] = replace(last, text=f"{before}{between}{text}", last_line=number)

    def _quoted(self, number: int, column: int, text: str) -> None:
        growing = self.growing and self.elements[-1].kind is Kind.QUOTATION
        if not text:
            self.growing = False
        elif growing and self._attributes(number, text):
            return
        elif growing:
            self._go_on(number, text)
        else:
            self._add(Element(text, number, column, kind=Kind.QUOTATION))

    def _definition(self, number: int, column: int, text: str) -> None:
        last = self.elements[-1] if self.elements else None
        if last and last.fence is None and last.kind is Kind.PARAGRAPH:
            self.elements[-1] = last = replace(last, kind=Kind.TERM)
        if last is None or last.kind not in (Kind.TERM, Kind.DEFINITION):
            self._flaw("definition-alone", number, column, text)
        self._add(Element(text, number, column, kind=Kind.DEFINITION))

    def _row(self, number: int, column: int, text: str) -> None:
        match = _ROW.match(text)
        if match is None:
            self._flaw("table-row", number, column, text)
        last = self.elements[-1] if self.elements else None
        under = last is not None and last.kind in _TABLE and last.end == number - 1
        row = match["cells"] if match else text
        if is_separator(row):
            self._headings(number, column, text, last if under else None)
            return
        found = cells(row)
        if last is not None and under and len(found) != len(last.cells):
            self._flaw("table-cells", number, column, str(len(last.cells)))
        text = " | ".join(found)
        self._add(Element(text, number, column, kind=Kind.ROW, cells=found))
        if match and match["attributes"] is not None:
            self.elements[-1] = with_attributes(self.elements[-1], match["attributes"], number)
            self.growing = False

    def _headings(self, number: int, column: int, text: str, row: Element | None) -> None:
        first = len(self.elements) < 2 or self.elements[-2].kind not in _TABLE
        apart = first or self.elements[-2].end < self.elements[-1].line - 1
        if row is None or row.kind is not Kind.ROW or not apart:
            self._flaw("table-headings", number, column, text)
        else:
            self.elements[-1] = replace(row, kind=Kind.HEADER, last_line=number)

    def _add(self, element: Element) -> None:
        depth = self._depth(element)
        fence = self.fences[self.open[-1]] if self.open else None
        item = element.kind is Kind.ITEM
        self.elements.append(replace(element, depth=depth, item=item, fence=fence))
        self.growing = True

    def _depth(self, element: Element) -> int:
        """Return how many lists hold a text, by what it is aligned with."""
        number, column, text = element.line, element.column, element.text
        item = element.kind is Kind.ITEM
        deeper = len(self.levels)
        while self.levels and (
            self.levels[-1] > column or (self.levels[-1] == column and not item)
        ):
            self.levels.pop()
        above = self.levels[-1] if self.levels else 0
        if above == column:
            return len(self.levels)
        astray = column > _EDGE if not above else column - above < _INSIDE
        if astray or (item and above and len(self.levels) < deeper):
            self._flaw("unit-indented", number, column, text)
        if item:
            self.levels.append(column)
        if len(self.levels) > DEEPEST:
            self._flaw("list-deep", number, column, text)
        return len(self.levels)

    def _flaw(self, code: str, number: int, column: int, text: str) -> None:
        self.flaws.append(Flaw(code, number, column, text))
