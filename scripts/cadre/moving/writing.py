"""A page of a draft → its Markdown, each passage with its id, as the grammar of adopted text reads it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from cadre.model.draft import Block, Item, Note, Paragraph, Quotation, Table, Title
from cadre.moving.pages import Names, Page

_STEP: Final = "    "
_LINE: Final = "\n"
_BREAK: Final = "\\\n"


def markdown(page: Page, names: Names) -> str:
    """Return the text of a page's file; `names` gives the ids of the titles under its own."""
    # MkDocs finds the title of a page only where nothing stands before it.
    named = isinstance(page.blocks[0], Title)
    title = "" if named else f"title: {json.dumps(page.title, ensure_ascii=False)}\n"
    lines = [f"---\n{title}role: {page.role}\n---\n", *_Writer(page, names).lines()]
    return "\n".join(lines).rstrip("\n") + "\n"


class _Writer:
    def __init__(self, page: Page, names: Names) -> None:
        self.page = page
        self.names = names
        self.title = page.name
        self.count = 0

    def lines(self) -> Iterator[str]:
        base: int | None = None
        for block in self.page.blocks:
            if not isinstance(block, Title):
                yield from self._passage(block)
                continue
            rank = 1 if base is None else min(max(2, 1 + block.level - base), 6)
            if base is None:
                base = block.level
            else:
                self.title, self.count = self.names.new(block.text), 0
            yield f"{'#' * rank} {' '.join(block.text.split())} {{ #{self.title} }}\n"

    def _id(self) -> str:
        self.count += 1
        return f"{{ #{self.title}-{self.count} }}"

    def _passage(self, block: Block) -> Iterator[str]:
        match block:
            case Table():
                yield from self._table(block)
            case Item():
                edge = _STEP * (block.depth - 1)
                yield f"{edge}{block.marker or '-'} {_broken(block.text, edge + _STEP)}"
                yield f"{edge}{self._id()}\n"
            case Note():
                yield f"[^{block.number}]: {' '.join(block.text.split())}"
                yield f"{self._id()}\n"
            case Quotation():
                yield f"> {block.text.replace(_LINE, f'{_BREAK}> ')}"
                yield f"{self._id()}\n"
            case Paragraph():
                edge = _STEP * block.depth
                yield f"{edge}{_broken(block.text, edge)}"
                yield f"{edge}{self._id()}\n"

    def _table(self, table: Table) -> Iterator[str]:
        for rank, row in enumerate(table.rows):
            yield f"| {' | '.join(map(_cell, row))} | {self._id()}"
            if not rank and table.headed:
                yield f"|{'---|' * len(row)}"
        yield ""


def _broken(text: str, edge: str) -> str:
    return text.replace(_LINE, f"{_BREAK}{edge}")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")
