"""What a line without a style of its own is: a title, an item, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from cadre.model.draft import Block, Item, Paragraph, Title
from cadre.reading.markers import marked

#: A longer line is no title that somebody forgot to mark as one.
_LONGEST: Final = 90
_DIVISION: Final = re.compile(
    r"(?:ARTICLE|CHAPITRE|SECTION|PARTIE|TITRE|ANNEXE|CHAPTER|PART|SCHEDULE|APPENDIX)\s+[\dIVXLA-Z]+\b",
    re.IGNORECASE,
)
_SENTENCE: Final = (".", ";", ",", ":", "!", "?")
#: The kinds of markers, from the widest to the narrowest: those of a kind stand side by side.
_KINDS: Final = (
    ("article", re.compile(r"\d+(?:\.\d+)+[.-]?$")),
    ("number", re.compile(r"\(?\d+[.)°ºo-]+$")),
    ("roman", re.compile(r"\(?[ivxlc]+[.)]$", re.IGNORECASE)),
    ("letter", re.compile(r"\(?[a-z][.)]$", re.IGNORECASE)),
    ("dash", re.compile(r"[-–—•*]$")),
)


def is_title(text: str, *, bold: bool) -> bool:
    """Say whether a line stands for a title: it is short, and bold, in capitals, or names a division."""
    if not text or len(text) > _LONGEST or "\n" in text or "__" in text or text.endswith(_SENTENCE):
        return False
    return bold or bool(_DIVISION.match(text)) or (text.upper() == text and text.lower() != text)


def title(text: str) -> Title:
    """Return such a line as a title."""
    return Title(1, text, guessed=True)


def items(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, each paragraph that begins with a typed marker as an item, at the depth of its kind.

    `a)` under `1.1` is one deeper, until a marker of a kind that is already open comes again.
    """
    opened: list[str] = []
    letter = ""
    for block in blocks:
        marker, words = marked(block.text) if isinstance(block, Paragraph) else ("", "")
        if not (marker and isinstance(block, Paragraph)) or block.depth:
            if not (isinstance(block, Item) or (isinstance(block, Paragraph) and block.depth)):
                opened = []
            yield block
            continue
        kind = _kind(marker, letter if "letter" in opened else "")
        letter = marker.strip("().").lower() if kind == "letter" else letter
        opened = opened[: opened.index(kind) + 1] if kind in opened else [*opened, kind]
        yield Item(len(opened), "" if marker == "-" else marker, words)


def _kind(marker: str, letter: str) -> str:
    """Return the kind of a marker: `i)` after `h)`, the last `letter` of an open list, is one; else a numeral."""
    sign = marker.strip("().").lower()
    if letter and len(sign) == 1 and ord(sign) == ord(letter) + 1:
        return "letter"
    return next((name for name, form in _KINDS if form.match(marker)), "dash")


def nested(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, no item more than one deeper than the item before: a list begins at its first level."""
    before = 0
    for block in blocks:
        if isinstance(block, Item):
            before = min(block.depth, before + 1)
            yield replace(block, depth=before)
        else:
            before = min(before, block.depth) if isinstance(block, Paragraph) else 0
            yield replace(block, depth=before) if isinstance(block, Paragraph) else block
