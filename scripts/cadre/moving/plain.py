"""A Markdown or text file → draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cadre.model.draft import Block, Draft, Item, Note, Paragraph, Quotation, Table, Title
from cadre.moving import shapes
from cadre.reading.markers import cells, is_separator, marked

_TITLE: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_NOTE: Final = re.compile(r"\[\^([^\]]+)\]:\s*(.*)$")
#: A line to fill in is no sign of bold.
_STRONG: Final = re.compile(r"(?<![\w*])(\*\*|__)(?=[^\s_])(.+?)(?<=[^\s_])\1(?![\w*])")
_INDENT: Final = 2
#: Around what a page says of itself.
_FENCE: Final = "---"


def read(text: str, *, markdown: bool) -> Draft:
    """Return the draft of a text; in Markdown, titles, tables and notes are those that it writes."""
    lines = text.splitlines()
    if markdown and lines[:1] == [_FENCE] and _FENCE in lines[1:]:
        lines = lines[lines.index(_FENCE, 1) + 1 :]
    blocks = list(_blocks(lines, markdown))
    if not any(isinstance(block, Title) for block in blocks):
        blocks = [_guessed(block) for block in blocks]
    return Draft(tuple(shapes.nested(shapes.items(blocks))))


def _blocks(lines: Iterable[str], markdown: bool) -> Iterator[Block]:
    gathered: list[str] = []
    rows: list[str] = []
    for line in (*lines, ""):
        text = line.strip()
        if rows and not text.startswith("|"):
            yield _table(rows)
            rows = []
        alone = _alone(text, markdown)
        quoted = _quoted(gathered)
        if gathered and (
            alone
            or not text
            or quoted != _quoted([line])
            or text.startswith("|")
            or marked(text)[0]
        ):
            yield _paragraph(gathered, markdown)
            gathered = []
        if alone:
            yield alone
        elif markdown and text.startswith("|"):
            rows.append(text)
        elif text:
            gathered.append(line)


def _alone(text: str, markdown: bool) -> Block | None:
    if not markdown:
        return None
    if title := _TITLE.match(text):
        return Title(len(title[1]), _bare(title[2]))
    if note := _NOTE.match(text):
        return Note(note[1], _bare(note[2]))
    return None


def _paragraph(lines: list[str], markdown: bool) -> Block:
    """Return the lines of a paragraph as one: a line break is two spaces or a backslash at its end."""
    if markdown and _quoted(lines):
        lines = [line.strip().removeprefix(">").strip() for line in lines]
        return Quotation(_bare(" ".join(filter(None, lines))))
    depth = (len(lines[0]) - len(lines[0].lstrip())) // _INDENT
    text = ""
    for line in lines:
        broken = markdown and line.endswith(("  ", "\\"))
        text += line.strip().removesuffix("\\").rstrip() + ("\n" if broken else " ")
    text = "\n".join(" ".join(part.split()) for part in text.strip().split("\n"))
    text = _bare(text) if markdown else text
    marker, words = marked(text)
    if marker in ("-", "*", "•") and words:
        return Item(depth // 2 + 1, "", words)
    return Paragraph(text)


def _quoted(lines: Sequence[str]) -> bool:
    return bool(lines) and lines[0].lstrip().startswith(">")


def _bare(text: str) -> str:
    """Return Markdown's words without the signs of bold: what is bold in an adopted text is presentation."""
    return _STRONG.sub(r"\2", text)


def _table(rows: list[str]) -> Table:
    headed = len(rows) > 1 and is_separator(rows[1])
    kept = [cells(row) for row in rows if not is_separator(row)]
    widest = max(len(row) for row in kept)
    return Table(tuple(row + ("",) * (widest - len(row)) for row in kept), headed)


def _guessed(block: Block) -> Block:
    if isinstance(block, Paragraph) and shapes.is_title(block.text, bold=False):
        return shapes.title(block.text)
    return block
