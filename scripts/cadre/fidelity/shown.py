"""What is shown, printed and searched, compared with what was read: each unit once, word for word, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cadre.fidelity.rendered import Rendered
from cadre.model.diagnostics import Place, Problem
from cadre.model.policy import Kind, Text, Unit, normalise
from cadre.model.search import Entry, EntryKind
from cadre.paper import printed


def on_page(text: Text, units: Sequence[Unit], rendered: Rendered, code: str) -> Iterator[Problem]:
    """Yield each unit that a finished page does not show once, word for word, in its place."""
    shown = [(one.id, one.words) for one in rendered.units]
    yield from _unlike(
        [(unit.id, normalise(unit.text)) for unit in units], shown, units, text, code
    )


def on_sheet(text: Text, units: Sequence[Unit], words: Iterable[str]) -> Iterator[Problem]:
    """Yield each unit to sign that a sheet does not show once, word for word, in its place."""
    wanted = [normalise(unit.text) for unit in units]
    yield from _unlike(wanted, [normalise(one) for one in words], units, text, "unit-not-on-paper")


def on_paper(text: Text, units: Sequence[Unit]) -> Iterator[Problem]:
    """Yield each unit to sign whose words are not those that the PDF is made from."""
    yield from on_sheet(text, units, printed(units))


def in_index(text: Text, units: Sequence[Unit], entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield each unit that the search does not offer once, word for word, in its place; titles name them."""
    searched = [unit for unit in units if unit.kind is not Kind.TITLE]
    found = [
        (entry.anchor, normalise(entry.text))
        for entry in entries
        if entry.kind is EntryKind.PASSAGE and entry.text
    ]
    wanted = [(unit.id, normalise(unit.text)) for unit in searched]
    yield from _unlike(wanted, found, searched, text, "unit-not-in-index")


def _unlike(
    wanted: Sequence[object],
    found: Sequence[object],
    units: Sequence[Unit],
    text: Text,
    code: str,
) -> Iterator[Problem]:
    """Yield the units of which `wanted` is not found once; when all are, the first out of its place."""
    lost = [unit for unit, one in zip(units, wanted, strict=True) if found.count(one) != 1]
    if not lost:
        kept = [one for one in found if one in wanted]
        pairs = zip(units, wanted, kept, strict=True)
        lost = [unit for unit, one, other in pairs if one != other][:1]
    for unit in lost:
        place = Place(f"docs/{text.language}/{unit.page}", unit.line, unit.column)
        yield Problem.at(place, code, unit=unit.id)
