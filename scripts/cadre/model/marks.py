"""The words that a link has a browser mark on the page where it leads: pure data.

Source: WICG, URL Fragment Text Directives, `text=[prefix-,]start[,-suffix]`. A browser marks the first place
where the words stand, whole words only, whatever their case and their accents. So a mark is as long as what is
quoted, and says what stands beside it: the few words that a summary borrows, or a quotation of the same words
further down, are other words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote as encoded

#: How many words of what stands before, or else after, are enough.
_BESIDE: Final = 3
_RULE: Final = re.compile(r"_{3,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words, between those that stand just before and just after them in their paragraph, if any."""

    words: str
    before: str = ""
    after: str = ""

    @property
    def directive(self) -> str:
        """The `:~:text=` part of an address."""
        before = f"{_encoded(self.before)}-," if self.before else ""
        after = f",-{_encoded(self.after)}" if self.after else ""
        return f":~:text={before}{_encoded(self.words)}{after}"

    def places(self, blocks: Iterable[str]) -> Iterator[int]:
        """Yield the rank of each block where a browser would find the mark, once a place."""
        words, before, after = map(_folded, (self.words, self.before, self.after))
        for rank, block in enumerate(map(_folded, blocks)):
            start = block.find(words)
            while words and start >= 0:
                end = start + len(words)
                beside = block[:start].rstrip().endswith(before) and block[
                    end:
                ].lstrip().startswith(after)
                if beside and _is_edge(block, start) and _is_edge(block, end):
                    yield rank
                start = block.find(words, start + 1)


def mark(text: str, words: str) -> Mark:
    """Return the mark of `words`, quoted from the paragraph `text`; alone when they are not in it."""
    # A line to fill in is a box of its own in the page: a browser finds no words across it.
    text, words = " ".join(text.split()), _RULE.split(" ".join(words.split()))[0].strip()
    before, found, after = text.partition(words)
    if not found or not words:
        return Mark(words)
    before, after = _RULE.split(before)[-1], _RULE.split(after)[0]
    if before.strip():
        return Mark(words, before=" ".join(before.split()[-_BESIDE:]))
    return Mark(words, after=" ".join(after.split()[:_BESIDE]))


def _encoded(words: str) -> str:
    """Encode words whole: a hyphen, a comma and an ampersand are signs of the syntax."""
    return encoded(words, safe="").replace("-", "%2D")


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", " ".join(text.split()).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _is_edge(text: str, place: int) -> bool:
    """Say whether a word begins or ends at `place`, so that none is cut."""
    sides = text[max(0, place - 1) : place + 1]
    return place in (0, len(text)) or not sides.isalnum()
