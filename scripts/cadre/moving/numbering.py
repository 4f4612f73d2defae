"""The numbers that Word computes and does not write: `a)`, `1.`, `Article 4` (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

_PLACE: Final = re.compile(r"%(\d)")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
BULLET: Final = "bullet"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written (`decimal`, `lowerLetter`…), around what, from what.

    `left` is how far to the right its items stand; `legal` writes the numbers of all levels in figures.
    """

    style: str
    around: str
    start: int = 1
    left: int = 0
    legal: bool = False


@dataclass
class Numbering:
    """The lists of a document, by their number, and where the count of each is."""

    lists: Mapping[str, Mapping[int, Level]]
    #: Lists that go on with one count: those of one definition.
    shared: Mapping[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def level(self, number: str, depth: int) -> Level | None:
        """Return a level of a list, or None where the document does not define it."""
        return self.lists.get(number, {}).get(depth)

    def next(self, number: str, depth: int) -> str:
        """Count one more item of a list at a depth from 0, and return what stands before it: a bullet has nothing."""
        levels = self.lists.get(number, {})
        counts = self.counts.setdefault(self.shared.get(number, number), {})
        found = levels.get(depth)
        if found is None:
            return ""
        counts[depth] = counts.get(depth, found.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if found.style == BULLET:
            return ""
        return _PLACE.sub(
            lambda place: _said(levels, counts, int(place[1]) - 1, legal=found.legal), found.around
        )


def _said(levels: Mapping[int, Level], counts: dict[int, int], depth: int, *, legal: bool) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return written("decimal" if legal else level.style, counts.setdefault(depth, level.start))


def written(style: str, number: int) -> str:
    """Return a number as a style of Word writes it; an unknown style is taken for figures."""
    return _STYLES.get(style, str)(number)


def letters(number: int) -> str:
    """Return a, b… z, aa, bb…, as Word counts them."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """Return a number as i, ii, iii, iv."""
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found


_STYLES: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda _: "",
}


def numbering(root: Any, name: Callable[[str], str]) -> Numbering:
    """Read `numbering.xml`; `name` gives an element's or attribute's full name from its short one."""
    definitions: dict[str, dict[int, Level]] = {}
    for one in root.findall(name("abstractNum")):
        found = {
            int(level.get(name("ilvl"))): _level(level, name) for level in one.findall(name("lvl"))
        }
        definitions[one.get(name("abstractNumId"))] = found
    lists: dict[str, Mapping[int, Level]] = {}
    shared: dict[str, str] = {}
    for one in root.findall(name("num")):
        number = one.get(name("numId"))
        definition = one.find(name("abstractNumId")).get(name("val"))
        levels = dict(definitions.get(definition, {}))
        overridden = one.findall(name("lvlOverride"))
        for change in overridden:
            depth = int(change.get(name("ilvl")))
            levels[depth] = _overridden(change, levels.get(depth), name)
        lists[number] = levels
        shared[number] = number if overridden else f"definition {definition}"
    return Numbering(lists, shared)


def _level(level: Any, name: Callable[[str], str]) -> Level:
    def value(child: str, default: str) -> str:
        found = level.find(name(child))
        return default if found is None else str(found.get(name("val"), default))

    indent = level.find(f"{name('pPr')}/{name('ind')}")
    left = "0" if indent is None else indent.get(name("left")) or indent.get(name("start")) or "0"
    start = int(value("start", "1"))
    legal = level.find(name("isLgl")) is not None
    return Level(value("numFmt", "decimal"), value("lvlText", ""), start, int(left), legal)


def _overridden(change: Any, level: Level | None, name: Callable[[str], str]) -> Level:
    whole = change.find(name("lvl"))
    found = _level(whole, name) if whole is not None else level or Level("decimal", "%1.")
    start = change.find(name("startOverride"))
    return found if start is None else replace(found, start=int(start.get(name("val"))))
