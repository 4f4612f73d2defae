"""Words and how they are shown: pure data. Presentation has no word of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How some words are shown; a link and a reference lead somewhere."""

    STRONG = "strong"
    EMPHASIS = "em"
    SUPERSCRIPT = "sup"
    LINK = "a"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, with their styles, the outermost first.

    `target` is the address of a link, or the id of the note of a reference, whose words are those of the note's
    marker: the run itself has none.
    """

    text: str
    styles: tuple[Style, ...] = ()
    target: str = ""


Runs = tuple[Run, ...]


def words(runs: Runs) -> str:
    """Return the bare words of some runs."""
    return "".join(run.text for run in runs)
