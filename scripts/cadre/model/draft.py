"""An adopted text as a word processor gives it, before it has pages and ids: what `new` cuts into pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Title:
    """A title of a level from 1; 0 is the document's own. `guessed` when nothing in the file says that it is one."""

    level: int
    text: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""A paragraph; a `\n` of its text is a line break. `depth` is the number of lists around it."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Quotation:
    """A paragraph that quotes another text."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list at a depth from 1; its marker is empty where it is a bullet, which is no word."""

    depth: int
    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    r"""The rows of a table, the first of them its headings where `headed`; a `\n` of a cell is a line break."""

    rows: tuple[tuple[str, ...], ...]
    headed: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A note at the foot of a page, with its number."""

    number: str
    text: str


Block: TypeAlias = Title | Paragraph | Quotation | Item | Table | Note


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of the file that its pages cannot hold: the kind of thing, and some of its words."""

    kind: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The blocks of a file in their order, and what was met that is not among them."""

    blocks: tuple[Block, ...]
    losses: tuple[Loss, ...] = field(default=())

    def words(self) -> Iterator[str]:
        """Yield each word that the pages must have, markers and numbers of notes included."""
        for block in self.blocks:
            yield from " ".join(_texts(block)).split()


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Title() | Paragraph() | Quotation():
            yield block.text
        case Item():
            yield f"{block.marker} {block.text}"
        case Table():
            for row in block.rows:
                yield from row
        case Note():
            yield f"{block.number} {block.text}"
