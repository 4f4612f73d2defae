"""Every text that goes on paper, seen before anything is printed."""

from __future__ import annotations

from collections.abc import Iterator

from cadre.blocks import AT_A_GLANCE
from cadre.diagnostics import Place, Problem
from cadre.paper.engine import first_unprintable
from cadre.policy import normalise
from cadre.reading import Project
from cadre.settings import FILE


def unprintable(project: Project) -> Iterator[Problem]:
    """Yield each text of the sheets that holds a letter which our fonts cannot print."""
    text = project.policy.text(project.policy.official)
    for unit in dict.fromkeys((*text.units[:1], *text.signed_section())):
        if character := first_unprintable(normalise(unit.text)):
            place = Place(f"docs/{text.language}/{unit.page}", unit.line, unit.column)
            code = f"U+{ord(character):04X}"
            yield Problem.at(place, "character-without-font", character=code, unit=unit.id)
    for page in project.pages.values():
        for element in page.scan.elements:
            summary = element.fence is not None and element.fence.name == AT_A_GLANCE.name
            if summary and (character := first_unprintable(normalise(element.text))):
                place, code = page.place(element.line, element.column), f"U+{ord(character):04X}"
                name = AT_A_GLANCE.name
                yield Problem.at(place, "character-without-font", character=code, unit=name)
    for name in ("organisation", "resolution", "acknowledgement_purpose"):
        value = normalise(getattr(project.settings.identity, name))
        if character := first_unprintable(value):
            code = f"U+{ord(character):04X}"
            yield Problem.at(Place(FILE), "settings-character", character=code, field=name)
