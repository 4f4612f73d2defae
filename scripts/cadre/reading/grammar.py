"""The small closed grammar of a Markdown page, line by line, with positions.

Python-Markdown keeps no source positions. A page is made of headings, paragraphs, list items, attribute
lines (`{ #loyaute-1 }`) and `///` blocks; whatever is none of them counts as a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

_HEADING: Final = re.compile(r"(#{1,6})\s+(?P<text>.*?)(?:\s*\{(?P<attributes>[^{}]*)\})?\s*$")
_ITEM: Final = re.compile(r"(?P<marker>[-*+]|\d+[.)])\s+(?P<text>.*)$")
_ATTRIBUTES: Final = re.compile(r"\{:?(?P<attributes>[^{}]*)\}$")
_OPEN: Final = re.compile(
    r"(?P<slashes>/{3,})\s*(?P<name>[\w-]+)\s*(?:\|\s*(?P<argument>.*?))?\s*$"
)
_CLOSE: Final = re.compile(r"(?P<slashes>/{3,})\s*$")
_OPTION: Final = re.compile(r"(?: {4}|\t)\s*(?P<key>[\w-]+)\s*:\s*(?P<value>.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Fence:
    """A `/// name | argument` block: where it opens, its options, and whether it is ever closed."""

    name: str
    argument: str
    line: int
    column: int
    slashes: int
    options: dict[str, str] = field(default_factory=dict, hash=False)
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A heading (`level` 1 to 6), paragraph or list item, with the attributes of its line.

    `fence` is the innermost open block around it, if any.
    """

    text: str
    line: int
    column: int
    level: int = 0
    item: bool = False
    id: str = ""
    id_line: int = 0
    language: str = ""
    fence: Fence | None = None


@dataclass(frozen=True)
class Scan:
    """A page's elements and blocks in the order of the page."""

    elements: tuple[Element, ...]
    fences: tuple[Fence, ...]


def scan(lines: list[str], first_line: int = 1) -> Scan:
    """Read the lines of a page whose first one has the number `first_line`."""
    scanner = _Scanner()
    for number, line in enumerate(lines, first_line):
        scanner.feed(number, line)
    return scanner.finish()


class _Scanner:
    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.fences: list[Fence] = []
        self.open: list[int] = []
        self.growing = False
        self.in_options = False

    def feed(self, number: int, line: str) -> None:
        text = line.strip()
        if self.in_options and self._option(line):
            return
        self.in_options = False
        if not text:
            self.growing = False
        elif not (self._fence(number, line, text) or self._attributes(number, text)):
            self._element(number, line, text)

    def finish(self) -> Scan:
        return Scan(tuple(self._with_fences()), tuple(self.fences))

    def _option(self, line: str) -> bool:
        match = _OPTION.match(line)
        if match:
            self.fences[self.open[-1]].options[match["key"]] = match["value"].strip("\"'")
        return bool(match)

    def _fence(self, number: int, line: str, text: str) -> bool:
        column = len(line) - len(line.lstrip()) + 1
        if column > 4:
            return False
        if close := _CLOSE.match(text):
            return self._close(len(close["slashes"]))
        if opening := _OPEN.match(text):
            fence = Fence(
                opening["name"],
                (opening["argument"] or "").strip(),
                number,
                column,
                len(opening["slashes"]),
            )
            self.open.append(len(self.fences))
            self.fences.append(fence)
            self.in_options = True
            self.growing = False
            return True
        return False

    def _close(self, slashes: int) -> bool:
        for depth in range(len(self.open) - 1, -1, -1):
            rank = self.open[depth]
            if self.fences[rank].slashes == slashes:
                self.fences[rank] = replace(self.fences[rank], closed=True)
                del self.open[depth:]
                self.growing = False
                return True
        return False

    def _attributes(self, number: int, text: str) -> bool:
        match = _ATTRIBUTES.match(text)
        if not match or not self.growing or not self.elements:
            return False
        self.elements[-1] = _with(self.elements[-1], match["attributes"], number)
        self.growing = False
        return True

    def _element(self, number: int, line: str, text: str) -> None:
        column = len(line) - len(line.lstrip()) + 1
        fence = self.fences[self.open[-1]] if self.open else None
        if heading := _HEADING.match(text):
            element = Element(heading["text"], number, column, len(heading[1]), fence=fence)
            if heading["attributes"] is not None:
                element = _with(element, heading["attributes"], number)
            self.elements.append(element)
            self.growing = False
        elif item := _ITEM.match(text):
            self.elements.append(Element(item["text"], number, column, item=True, fence=fence))
            self.growing = True
        elif self.growing:
            last = self.elements[-1]
            self.elements[-1] = replace(last, text=f"{last.text} {text}")
        else:
            self.elements.append(Element(text, number, column, fence=fence))
            self.growing = True

    def _with_fences(self) -> Iterator[Element]:
        """Yield the elements with their block as it is now, closed or not.

        A block that is never closed has its own message: the units below it stay units, or each one
        would be reported as well.
        """
        now = {(fence.line, fence.column): fence for fence in self.fences}
        for element in self.elements:
            fence = now[element.fence.line, element.fence.column] if element.fence else None
            swallowed = fence is not None and not fence.closed and element.id
            yield replace(element, fence=None if swallowed else fence)


def _with(element: Element, attributes: str, line: int) -> Element:
    identifier = language = ""
    for word in attributes.split():
        if word.startswith("#"):
            identifier = word[1:]
        elif word.startswith("lang="):
            language = word[5:].strip("\"'")
    return replace(element, id=identifier, id_line=line, language=language)
