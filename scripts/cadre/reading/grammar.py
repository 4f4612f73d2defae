"""The small closed grammar of a Markdown page, line by line, with positions.

Python-Markdown keeps no source positions. A page is made of headings, paragraphs, list items, attribute
lines (`{ #courtoisie-1 }`), code and `///` blocks; whatever is none of them counts as a paragraph. What a page
of policy text adds is in `adopted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from cadre.model.policy import Kind

_HEADING: Final = re.compile(r"(#{1,6})\s+(?P<text>.*?)(?:\s*\{(?P<attributes>[^{}]*)\})?\s*$")
_ITEM: Final = re.compile(r"(?:[-*+]|\d+\.)\s+(?P<text>.*)$")
_INDENTED: Final = re.compile(r"(?: {4}| {0,3}\t)\s*\S")
#: What stands under these, four spaces in, is their own text.
_HOLDERS: Final = ("???", "!!!", ":")
#: The last column where a line is not code.
_CODE: Final = 4
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
    r"""A heading (`level` 1 to 6), paragraph or list item, with the attributes of its line.

    `code` says that Markdown shows the text as it is written; `fence` is the innermost open block around it,
    if any. Of adopted text only: `kind` is what the unit is, `marker` what it begins with (`2.`, `a)`),
    `depth` the number of lists around its words, `cells` those of a row; a line break is a `\n` of its text.
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
    code: bool = False
    kind: Kind | None = None
    marker: str = ""
    depth: int = 0
    cells: tuple[str, ...] = ()
    last_line: int = 0

    @property
    def end(self) -> int:
        """The last line of the element, that of its attributes included."""
        return max(self.line, self.id_line, self.last_line)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What adopted text may not hold: the code of the message, its place, what the message shows."""

    code: str
    line: int
    column: int
    text: str


@dataclass(frozen=True)
class Scan:
    """A page's elements and blocks in the order of the page, and the lines that are code.

    `flaws` are what a page of policy text may not hold.
    """

    elements: tuple[Element, ...]
    fences: tuple[Fence, ...]
    code: frozenset[int] = frozenset()
    flaws: tuple[Flaw, ...] = ()


def scan(lines: list[str], first_line: int = 1) -> Scan:
    """Read the lines of a page whose first one has the number `first_line`."""
    return Scanner(lines, first_line).finish()


def _fenced(lines: list[str], first_line: int) -> Iterator[int]:
    """Yield the lines of the code between two fences, as Python-Markdown finds it."""
    text = "\n".join(lines)
    for block in FencedBlockPreprocessor.FENCED_BLOCK_RE.finditer(text):
        start = text.count("\n", 0, block.start()) + first_line
        yield from range(start, start + block[0].count("\n") + 1)


class Scanner:
    """One reading of the lines of a page."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self.code = set(_fenced(lines, first_line))
        self.lines = tuple(enumerate(lines, first_line))
        self.elements: list[Element] = []
        self.fences: list[Fence] = []
        self.open: list[int] = []
        self.growing = False
        self.holding = False
        self.in_options = False

    def feed(self, number: int, line: str) -> None:
        """Read one line."""
        text = line.strip()
        if self.in_options and self._option(line):
            return
        self.in_options = False
        if not text:
            self.growing = self.growing and number in self.code
        elif number in self.code or self._indented(line):
            self._code(number, line, text)
        elif not (self._fence(number, line, text) or self._attributes(number, text)):
            self._element(number, line, text)

    def finish(self) -> Scan:
        """Read every line, and return what they hold."""
        for number, line in self.lines:
            self.feed(number, line)
        return Scan(tuple(self._with_fences()), tuple(self.fences), frozenset(self.code))

    def _indented(self, line: str) -> bool:
        """Say whether a line begins a code block, or goes on with one, by its four spaces."""
        if not _INDENTED.match(line) or _ATTRIBUTES.match(line.strip()):
            return False
        return self.elements[-1].code if self.growing else not self.holding

    def _code(self, number: int, line: str, text: str) -> None:
        self.code.add(number)
        column = len(line) - len(line.lstrip()) + 1
        if self.growing and self.elements[-1].code:
            last = self.elements[-1]
            self.elements[-1] = replace(last, text=f"{last.text} {text}")
        else:
            fence = self.fences[self.open[-1]] if self.open else None
            self.elements.append(Element(text, number, column, fence=fence, code=True))
        self.growing = True

    def _option(self, line: str) -> bool:
        match = _OPTION.match(line)
        if match:
            self.fences[self.open[-1]].options[match["key"]] = match["value"].strip("\"'")
        return bool(match)

    def _fence(self, number: int, line: str, text: str) -> bool:
        column = len(line) - len(line.lstrip()) + 1
        if column > _CODE:
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
            self.growing = self.holding = False
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
        self.elements[-1] = with_attributes(self.elements[-1], match["attributes"], number)
        self.growing = False
        return True

    def _element(self, number: int, line: str, text: str) -> None:
        column = len(line) - len(line.lstrip()) + 1
        fence = self.fences[self.open[-1]] if self.open else None
        if heading := _HEADING.match(text):
            element = Element(heading["text"], number, column, len(heading[1]), fence=fence)
            if heading["attributes"] is not None:
                element = with_attributes(element, heading["attributes"], number)
            self.elements.append(element)
            self.growing = False
        elif item := _ITEM.match(text):
            self.elements.append(Element(item["text"], number, column, item=True, fence=fence))
            self.growing = True
        elif self.growing and not self.elements[-1].code:
            last = self.elements[-1]
            self.elements[-1] = replace(last, text=f"{last.text} {text}")
            return
        else:
            self.elements.append(Element(text, number, column, fence=fence))
            self.growing = True
        if column <= _CODE:
            self.holding = self.elements[-1].item or text.startswith(_HOLDERS)

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


def with_attributes(element: Element, attributes: str, line: int) -> Element:
    """Return an element with the id and the language that its attributes give it."""
    identifier = language = ""
    for word in attributes.split():
        if word.startswith("#"):
            identifier = word[1:]
        elif word.startswith("lang="):
            language = word[5:].strip("\"'")
    return replace(element, id=identifier, id_line=line, language=language)
