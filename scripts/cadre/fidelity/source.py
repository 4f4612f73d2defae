"""What Python-Markdown makes of a page's source, compared with what was read from it, unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cadre.diagnostics import Place, Problem
from cadre.markdown.witness import Made
from cadre.policy import Kind, Unit, normalise
from cadre.reading import Page
from cadre.reading.grammar import Element
from cadre.reading.policy_text import is_unit, unit

#: From here on, a line is code, or part of what is above it.
_INDENTED: Final = 4
#: The letters of a text that a message shows.
_SHOWN: Final = 60


def differences(page: Page, made: Iterable[Made]) -> Iterator[Problem]:
    """Yield each unit of a page that Markdown would swallow, join to another or change."""
    by_id: dict[str, list[Made]] = {}
    for one in made:
        by_id.setdefault(one.id, []).append(one)
    elements = page.scan.elements
    for rank, element in enumerate(elements):
        if is_unit(element):
            read = unit(element, page)
            found = by_id.get(read.id, [])
            if (_kind(read), normalise(element.text)) not in [
                (one.kind, one.words) for one in found
            ]:
                yield _cause(page, elements, rank) or _effect(_place(page, element), read, found)


def _kind(read: Unit) -> str:
    return {Kind.TITLE: f"h{read.level}", Kind.ITEM: "li"}.get(read.kind, "p")


def _cause(page: Page, elements: tuple[Element, ...], rank: int) -> Problem | None:
    """Return the mistake of the author that explains a difference, when it is one of the usual ones."""
    element = elements[rank]
    if element.column > _INDENTED or (element.item and element.column > 1):
        return Problem.at(
            _place(page, element), "unit-indented", unit=element.id, text=_start(element.text)
        )
    above = elements[rank - 1] if rank else None
    below = elements[rank + 1] if rank + 1 < len(elements) else None
    if above is not None and _touch(above, element):
        return _together(page, above, element)
    if below is not None and _touch(element, below):
        return _together(page, element, below)
    return None


def _touch(above: Element, below: Element) -> bool:
    """Say whether no line parts two texts, save the items of one list."""
    items = above.item and below.item and bool(above.number) == bool(below.number)
    return not items and below.line == (above.id_line or above.line) + 1


def _together(page: Page, above: Element, below: Element) -> Problem:
    return Problem.at(_place(page, below), "unit-together", above=_start(above.text))


def _effect(place: Place, read: Unit, found: list[Made]) -> Problem:
    if not found:
        return Problem.at(place, "unit-not-shown", unit=read.id)
    return Problem.at(place, "unit-changed", unit=read.id, shown=_start(found[0].words))


def _place(page: Page, element: Element) -> Place:
    return page.place(element.line, element.column)


def _start(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]}…"
