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
                yield ""
                continue
            rank = 1 if base is None else min(max(2, 1 + block.level - base), 6)
            if base is None:
                base = block.level
            else:
                self.title, self.count = self.names.new(block.text), 0
            yield from title(block, rank, f"#{self.title}")
            yield ""

    def _passage(self, block: Block) -> Iterator[str]:
        for row in range(len(block.rows) if isinstance(block, Table) else 1):
            self.count += 1
            yield from passage(block, f"#{self.title}-{self.count}", row)


def title(block: Title, rank: int, attributes: str) -> Iterator[str]:
    """Yield the line of a title of a rank from 1, with what stands between its braces."""
    yield f"{'#' * rank} {' '.join(block.text.split())} {{ {attributes} }}"


def passage(block: Block, attributes: str, row: int = 0) -> Iterator[str]:
    """Yield the lines of a passage, or of a row of a table, with what stands between its braces."""
    mark = f"{{ {attributes} }}"
    match block:
        case Table():
            cells = block.rows[row]
            yield f"| {' | '.join(map(_cell, cells))} | {mark}"
            if not row and block.headed:
                yield f"|{'---|' * len(cells)}"
        case Item():
            edge = _STEP * (block.depth - 1)
            yield from f"{edge}{block.marker or '-'} {_broken(block.text, edge + _STEP)}".split(
                _LINE
            )
            yield f"{edge}{mark}"
        case Note():
            yield f"[^{block.number}]: {' '.join(block.text.split())}"
            yield mark
        case Quotation():
            yield from f"> {block.text.replace(_LINE, f'{_BREAK}> ')}".split(_LINE)
            yield mark
        case Paragraph():
            edge = _STEP * block.depth
            yield from f"{edge}{_broken(block.text, edge)}".split(_LINE)
            yield f"{edge}{mark}"


def _broken(text: str, edge: str) -> str:
    return text.replace(_LINE, f"{_BREAK}{edge}")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace(_LINE, "<br>")
