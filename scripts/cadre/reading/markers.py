"""What the items of adopted text begin with: `a)`, `1.`, `1°`, `4.1.1`, `i.`, `–`; and how a row is cut in cells."""

from __future__ import annotations

import re
from typing import Final

#: A hyphen is a bullet, which says nothing. Four digits are a year, a plus sign is a word: neither is a marker.
BULLET: Final = "-"
_MARKER: Final = re.compile(
    r"""(?P<marker>
      [-–—•*]
    | \(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlc]+|[IVXLC]+)\)    # a) (a) 1) 1.1) iv)
    | \d{1,3}(?:°|º|o)\)?                                          # 1° 1o
    | \d{1,3}(?:\.\d{1,3})+[.-]?                                   # 4.1.1
    | \d{1,3}(?:\.-?|-)                                            # 1. 1- 1.-
    | [ivxlc]+\. | [IVX]+\. | [a-z]\.                              # i. IV. a.
    )\s+(?![%$€])(?P<words>\S.*)$""",
    re.VERBOSE,
)
_BREAK: Final = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BAR: Final = re.compile(r"(?<!\\)\|")
_SEPARATOR: Final = re.compile(r":?-+:?")


def marked(text: str) -> tuple[str, str]:
    """Return what an item begins with, and its words; two empty texts when it is no item."""
    match = _MARKER.match(text)
    return (match["marker"], match["words"]) if match else ("", "")


def cells(row: str) -> tuple[str, ...]:
    r"""Return the cells of `| one | two |`; `\|` is a bar of the text, `<br>` a line break."""
    parts = _BAR.split(row.strip().removeprefix("|").removesuffix("|"))
    return tuple(_BREAK.sub("\n", part.strip()).replace("\\|", "|") for part in parts)


def is_separator(row: str) -> bool:
    """Say whether a row is the line under a table's headings."""
    return all(_SEPARATOR.fullmatch(cell) for cell in cells(row))
