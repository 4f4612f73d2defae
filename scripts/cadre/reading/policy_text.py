"""Pages of policy text → the policy's units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from cadre.model.policy import Kind, Policy, Role, Section, Text, Unit
from cadre.model.runs import Run, words
from cadre.reading import presentation
from cadre.reading.grammar import Element
from cadre.reading.pages import Page
from cadre.reading.settings import Settings

_RULE: Final = re.compile(r"_{3,}")
#: What a line to fill in is, by the role of its page.
_FILLED: Final = {Role.SIGNED: Kind.SIGNATURE, Role.FORM: Kind.FIELD}


def policy(settings: Settings, pages: Mapping[tuple[str, str], Page]) -> Policy:
    """Return the policy as the official pages hold it, in the order of the navigation."""
    official = settings.official.code
    sections = tuple(
        replace(section, role=role(page))
        for section in settings.navigation
        if (page := pages.get((official, section.page))) and page.official
    )
    texts = {
        language.code: Text(language.code, tuple(_units(language.code, sections, pages)))
        for language in settings.shipped
    }
    document = settings.identity.document
    titles = {one.code: document.titled(one.code) for one in settings.shipped}
    return Policy(official, sections, texts, titles)


def _units(
    language: str, sections: Iterable[Section], pages: Mapping[tuple[str, str], Page]
) -> Iterator[Unit]:
    for section in sections:
        if page := pages.get((language, section.page)):
            found = [element for element in page.scan.elements if is_unit(element)]
            notes = {one.marker: one.id for one in found if one.kind is Kind.NOTE}
            for element in found:
                yield presented(unit(element, page, section.role), page, notes)


def presented(unit: Unit, page: Page, notes: Mapping[str, str]) -> Unit:
    """Return a unit with the presentation of its words apart from them, where it has any."""
    styled = page.option("presentation") == "true"
    parts = unit.cells or (unit.words,)
    runs = tuple(presentation.read(part, notes, styled=styled) for part in parts)
    if all(one == (Run(part),) for one, part in zip(runs, parts, strict=True)):
        return unit
    bare = tuple(map(words, runs))
    marker = f"{unit.marker} " if unit.marker else ""
    cells = bare if unit.cells else ()
    return replace(unit, text=f"{marker}{' | '.join(bare)}", cells=cells, runs=runs)


def role(page: Page) -> Role:
    """Return what a page says that it is: a section, when it says nothing that is known."""
    declared = page.option("role")
    return Role(declared) if declared in list(Role) else Role.SECTION


def is_unit(element: Element) -> bool:
    """Say whether an element of an official page is a unit: an id, and outside every block."""
    return bool(element.id) and element.fence is None


def unit(element: Element, page: Page, role: Role) -> Unit:
    """Return the unit that an element of a page is; what it begins with is one of its words."""
    return Unit(
        id=element.id,
        kind=_kind(element, role),
        text=f"{element.marker} {element.text}" if element.marker else element.text,
        page=page.page,
        line=element.line,
        column=element.column,
        level=element.level,
        language=element.language or page.language,
        marker=element.marker,
        depth=element.depth,
        cells=element.cells,
    )


def _kind(element: Element, role: Role) -> Kind:
    if element.level:
        return Kind.TITLE
    if element.item:
        return Kind.ITEM
    if element.kind and element.kind is not Kind.PARAGRAPH:
        return element.kind
    return _FILLED.get(role, Kind.PARAGRAPH) if has_line(element) else Kind.PARAGRAPH


def has_line(element: Element) -> bool:
    """Say whether an element holds a line to fill in."""
    return bool(_RULE.search(element.text))
