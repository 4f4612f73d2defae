"""Where a unit stands under its title, as a reader counts, and a page on the way through the policy: pure data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile, groupby
from typing import Final

from cadre.model.policy import Kind, Policy, Text, Unit

#: A dash or a star says nothing by which an item could be called.
_SAYS: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands under its title, as a reader counts on the page.

    `rank` is that of a paragraph or of a line among those of the title, or in the item that holds it; of an
    item in its list: its own marker if that says something. `paragraph` is the rank of the paragraph above the list, where the title has
    several lists; else 0.
    """

    unit: Unit
    rank: str
    paragraph: int = 0


def places(text: Text, page: str) -> Iterator[Place]:
    """Yield the place of each paragraph, item and line of a page that stands under a title."""
    titled = dropwhile(lambda unit: unit.kind is not Kind.TITLE, text.page(page))
    for is_title, units in groupby(titled, key=lambda unit: unit.kind is Kind.TITLE):
        if not is_title:
            counted = tuple(_counted(units))
            lists = {
                one.paragraph
                for one in counted
                if one.unit.kind is Kind.ITEM and one.unit.depth < 2
            }
            yield from (one if len(lists) > 1 else replace(one, paragraph=0) for one in counted)


def _counted(units: Iterable[Unit]) -> Iterator[Place]:
    ranks: Counter[tuple[int, Kind]] = Counter()
    for unit in units:
        held = unit.depth - (unit.depth > 0 and unit.kind is Kind.ITEM)
        for deeper in [one for one in ranks if one[0] > held]:
            del ranks[deeper]
        if unit.kind is Kind.PARAGRAPH:
            del ranks[held, Kind.ITEM]
        ranks[held, unit.kind] += 1
        own = unit.marker.rstrip(".-") if _SAYS.search(unit.marker) else ""
        listed = unit.kind is Kind.ITEM and not held
        paragraph = ranks[0, Kind.PARAGRAPH] if listed else 0
        yield Place(unit, own or str(ranks[held, unit.kind]), paragraph)


@dataclass(frozen=True, slots=True)
class Stage:
    """A section on the way through the policy: its rank from 1, how many there are, its neighbours' pages."""

    number: int
    total: int
    previous: str = ""
    following: str = ""


def stage(policy: Policy, page: str) -> Stage | None:
    """Return where a page stands on the way through the policy; nothing when it is not on it."""
    pages = [section.page for section in policy.sections]
    if page not in pages:
        return None
    rank = pages.index(page)
    around = ["", *pages, ""]
    return Stage(rank + 1, len(pages), around[rank], around[rank + 2])
