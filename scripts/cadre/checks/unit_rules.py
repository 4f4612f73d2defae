"""Rules on the policy's text: every unit, in every language, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cadre.model.bank import ID_PATTERN
from cadre.model.diagnostics import Place, Problem
from cadre.model.policy import Text, Unit
from cadre.reading import Page, Project


def page_in_every_language(project: Project) -> Iterator[Problem]:
    """Every page exists in every language, under the same path."""
    official = project.settings.official.code
    for language in project.settings.shipped:
        code = language.code
        theirs = {page for lang, page in project.pages if lang == code}
        ours = {page for lang, page in project.pages if lang == official}
        for page in sorted(ours - theirs):
            if not _unreadable(project, code, page):
                yield Problem.at(
                    Place(f"docs/{code}/{page}"), "page-missing", source=f"docs/{official}/{page}"
                )
        for page in sorted(theirs - ours):
            if not _unreadable(project, official, page):
                yield Problem.at(
                    Place(f"docs/{code}/{page}"), "page-extra", source=f"docs/{official}/{page}"
                )


def official_page_in_navigation(project: Project) -> Iterator[Problem]:
    """A page of policy text is in the navigation, else its text would be lost from the whole."""
    listed = {section.page for section in project.settings.navigation}
    for page in _official_pages(project):
        if page.page not in listed:
            place = page.meta.place(page.switch)
            yield Problem.at(place, "official-not-in-navigation", page=page.page)


def text_has_id(project: Project) -> Iterator[Problem]:
    """On a page of policy text, each text outside a labelled block is a unit with an id."""
    for page in _official_pages(project):
        told = {flaw.line for flaw in page.scan.flaws}
        for element in page.scan.elements:
            if element.fence is None and not element.id and element.line not in told:
                yield Problem.at(
                    page.place(element.line, element.column),
                    "text-without-id",
                    text=_start(element.text),
                    section=page.page.rpartition("/")[2].removesuffix(".md"),
                )


def structure_held(project: Project) -> Iterator[Problem]:
    """A page of policy text holds only what can be shown, printed and searched as it is written."""
    for page in _official_pages(project):
        for flaw in page.scan.flaws:
            place = page.place(flaw.line, flaw.column)
            yield Problem.at(place, flaw.code, text=_start(flaw.text))


def id_well_formed(project: Project) -> Iterator[Problem]:
    """A unit's id is made of lower case ASCII words joined by hyphens."""
    for text in project.policy.texts.values():
        for unit in text.units:
            if not re.fullmatch(ID_PATTERN, unit.id):
                yield Problem.at(_place(text, unit), "unit-id-malformed", unit=unit.id)


def id_once(project: Project) -> Iterator[Problem]:
    """An id stands once in each language."""
    for text in project.policy.texts.values():
        first: dict[str, Unit] = {}
        for unit in text.units:
            if unit.id in first:
                yield Problem.at(
                    _place(text, unit),
                    "unit-twice",
                    unit=unit.id,
                    first=_place(text, first[unit.id]),
                )
            first.setdefault(unit.id, unit)


def unit_not_empty(project: Project) -> Iterator[Problem]:
    """A unit has words."""
    for text in project.policy.texts.values():
        for unit in text.units:
            if not unit.text.strip():
                yield Problem.at(_place(text, unit), "unit-empty", unit=unit.id)


def titles_in_steps(project: Project) -> Iterator[Problem]:
    """A title is at most one level below the one above it, and never above the first of its page.

    PDF/UA-1 (ISO 14289-1, 7.4.2) refuses a sheet that skips a level; those who go from title to title by
    ear would look for one that is not there (WCAG 2.2, SC 1.3.1).
    """
    for text in project.policy.texts.values():
        for page in dict.fromkeys(unit.page for unit in text.units):
            levels = [unit for unit in text.page(page) if unit.level]
            for above, title in pairwise(levels):
                most = above.level + 1
                if not levels[0].level <= title.level <= most:
                    right = most if title.level > most else levels[0].level
                    yield Problem.at(
                        _place(text, title), "title-level", unit=title.id, signs="#" * right
                    )


def unit_outside_blocks(project: Project) -> Iterator[Problem]:
    """A unit stands outside the labelled blocks, which are not the policy."""
    for page in _official_pages(project):
        for element in page.scan.elements:
            if element.id and element.fence:
                yield Problem.at(
                    page.place(element.line, element.column),
                    "unit-in-block",
                    unit=element.id,
                    block=element.fence.name,
                )


def same_units_in_every_language(project: Project) -> Iterator[Problem]:
    """Each language has the same units, of the same kind, in the same order."""
    official = project.policy.text(project.policy.official)
    for text in project.policy.texts.values():
        if text is not official:
            yield from _missing(project, official, text)
            yield from _extra(official, text)
            yield from _kinds(official, text)
            yield from _order(official, text)


def _missing(project: Project, official: Text, text: Text) -> Iterator[Problem]:
    last: dict[str, int] = {}
    for unit in official.units:
        if unit.id in text:
            last[unit.page] = text.unit(unit.id).line
        elif (text.language, unit.page) in project.pages:
            yield Problem.at(
                Place(f"docs/{text.language}/{unit.page}", last.get(unit.page, 1)),
                "unit-missing",
                unit=unit.id,
                language=text.language,
                source=_place(official, unit),
            )


def _extra(official: Text, text: Text) -> Iterator[Problem]:
    for unit in text.units:
        if unit.id not in official:
            yield Problem.at(
                _place(text, unit), "unit-extra", unit=unit.id, language=official.language
            )


def _kinds(official: Text, text: Text) -> Iterator[Problem]:
    for unit in text.units:
        if unit.id in official:
            other = official.unit(unit.id)
            if _nature(unit) != _nature(other):
                yield Problem.at(
                    _place(text, unit), "unit-kind", unit=unit.id, source=_place(official, other)
                )


def _nature(unit: Unit) -> tuple[object, ...]:
    return unit.kind, unit.level, unit.depth, len(unit.cells)


def _order(official: Text, text: Text) -> Iterator[Problem]:
    for page in dict.fromkeys(unit.page for unit in official.units):
        wanted = [unit.id for unit in official.page(page) if unit.id in text]
        found = [unit for unit in text.page(page) if unit.id in wanted]
        for expected, unit in zip(wanted, found, strict=False):
            if unit.id != expected:
                yield Problem.at(_place(text, unit), "unit-order", unit=unit.id, expected=expected)
                break


def _official_pages(project: Project) -> Iterator[Page]:
    """Yield the pages of policy text: a translation is one when its original is."""
    official = project.settings.official.code
    for (_, path), page in project.pages.items():
        original = project.pages.get((official, path), page)
        if original.official or page.official:
            yield page


def _unreadable(project: Project, language: str, page: str) -> bool:
    return any(problem.place.path == f"docs/{language}/{page}" for problem in project.problems)


def _place(text: Text, unit: Unit) -> Place:
    return Place(f"docs/{text.language}/{unit.page}", unit.line, unit.column)


def _start(text: str) -> str:
    """Return the first words of a text, for a message."""
    return text if len(text) <= 40 else f"{text[:40].rsplit(' ', 1)[0]}…"
