"""The units in a finished page, as a browser reads them: their ids, their words, and what stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from cadre.model.blocks import BLOCKS
from cadre.model.policy import normalise

#: Elements that have no end (HTML, Void elements).
_VOID: Final = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    )
)
_SHEET: Final = "sheet"
#: The links of a unit to itself and to a note, and the heading that says who speaks: both say that they are ours.
_OURS: Final = re.compile(r"unit-link|unit-reference|voice")
_UNIT: Final = "unit"
#: What says by its label that it is not the policy.
_ASIDE: Final = "aside"
#: The parts of a row, whose words stand between bars.
_CELLS: Final = ("td", "th")


@dataclass(frozen=True, slots=True)
class Shown:
    """A unit in a finished page: its element (`h2`, `p`, `li`), its id, its words."""

    tag: str
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page: its units, in order; the units of its sheet to print; the text beside them."""

    units: tuple[Shown, ...]
    sheet: tuple[str, ...]
    beside: tuple[str, ...]


def read(html: str) -> Rendered:
    """Read a page, or the part of one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Rendered(
        tuple(Shown(one.tag, one.id, normalise("".join(one.text))) for one in reader.units),
        tuple(normalise("".join(one.text)) for one in reader.sheet),
        tuple(words for text in reader.beside if (words := normalise(text))),
    )


def _is_block(classes: list[str]) -> bool:
    """Say whether an element with these classes is one of our blocks, which are not the policy."""
    return any(name == _ASIDE or name in BLOCKS for name in classes)


@dataclass
class _Unit:
    tag: str
    id: str
    text: list[str]
    cells: int = 0


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open: what becomes of the text in it."""

    tag: str
    silent: bool = False
    unit: _Unit | None = None
    in_sheet: bool = False
    in_block: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[_Open] = [_Open("")]
        self.units: list[_Unit] = []
        self.sheet: list[_Unit] = []
        self.beside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data("\n")
        if tag in _VOID:
            return
        around, given = self.open[-1], dict(attrs)
        classes = (given.get("class") or "").split()
        unit = around.unit
        if _UNIT in classes and given.get("id"):
            unit = _Unit(tag, given["id"] or "", [])
            self.units.append(unit)
        elif around.in_sheet and any(name.startswith(f"{_UNIT}--") for name in classes):
            unit = _Unit(tag, "", [])
            self.sheet.append(unit)
        elif unit is not None and tag in _CELLS:
            unit.text.append(" | " if unit.cells else "")
            unit.cells += 1
        self.open.append(
            _Open(
                tag,
                around.silent
                or any(map(_OURS.fullmatch, classes))
                or tag in ("script", "style", "template"),
                unit,
                around.in_sheet or _SHEET in classes,
                around.in_block or _is_block(classes),
            )
        )

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        here = self.open[-1]
        if here.silent:
            return
        if here.unit is not None:
            here.unit.text.append(data)
        elif not here.in_block:
            self.beside.append(data)
