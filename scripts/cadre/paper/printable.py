"""Every text that goes on paper, seen before anything is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cadre.model.blocks import AT_A_GLANCE
from cadre.model.diagnostics import Place, Problem
from cadre.model.policy import Text, Unit, normalise
from cadre.paper.engine import first_unprintable
from cadre.reading import Project
from cadre.reading.path import points

#: What the sheets say of `extra: cadre:`.
_FIELDS: Final = ("organisation", "resolution", "acknowledgement_purpose", "phone", "address")


def unprintable(project: Project) -> Iterator[Problem]:
    """Yield each text of the sheets that holds a letter which our fonts cannot print."""
    yield from _units(project)
    yield from _summaries(project)
    identity = project.settings.identity
    fields = {name: getattr(identity, name) for name in _FIELDS}
    for name, words in {**fields, "site_url": project.settings.site_url}.items():
        if code := _code(words):
            way = (name,) if name == "site_url" else ("extra", "cadre", name)
            place = project.settings.place(*way)
            yield Problem.at(place, "settings-character", character=code, field=name)


def _units(project: Project) -> Iterator[Problem]:
    for text in project.policy.texts.values():
        for unit in dict.fromkeys(_on_paper(project, text)):
            if code := _code(unit.text):
                place = Place(f"docs/{text.language}/{unit.page}", unit.line, unit.column)
                yield Problem.at(place, "character-without-font", character=code, unit=unit.id)


def _on_paper(project: Project, text: Text) -> Iterator[Unit]:
    """Yield the units that the sheets print: the document's title, the lines to sign, the principles.

    Of a principle, the title, and the passages too where its page has no summary.
    """
    yield from project.policy.opening(text.language)[:1]
    for section in project.policy.principles:
        page = project.pages.get((text.language, section.page))
        units = text.page(section.page)
        yield from units[:1] if page and points(page) else units
    if text.language == project.policy.official:
        yield from project.policy.signed
        for form in project.policy.forms:
            yield from text.page(form.page)


def _summaries(project: Project) -> Iterator[Problem]:
    name = AT_A_GLANCE.name
    for page in project.pages.values():
        for element in page.scan.elements:
            summary = element.fence is not None and element.fence.name == name
            if summary and (code := _code(element.text)):
                place = page.place(element.line, element.column)
                yield Problem.at(place, "character-without-font", character=code, unit=name)


def _code(words: str) -> str:
    """Return the first character that cannot be printed as `U+1F3D8`, or nothing."""
    character = first_unprintable(normalise(words))
    return f"U+{ord(character):04X}" if character else ""
