"""Rules on what the pages of the policy's text say that they are: nothing is guessed from their words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from cadre.model.diagnostics import Problem
from cadre.model.policy import Role
from cadre.reading import Page, Project
from cadre.reading.policy_text import has_line, is_unit, role

#: The roles that one page has: there is one cover, and one page is the consent page.
_ALONE: Final = (Role.COVER, Role.SIGNED)


def role_known(project: Project) -> Iterator[Problem]:
    """The role of a page is one that exists."""
    for page in project.pages.values():
        named = page.option("role")
        if named and named not in list(Role):
            near = get_close_matches(named, list(Role), 1) or list(Role)
            place = page.meta.place("role")
            yield Problem.at(place, "role-unknown", role=named, suggestion=", ".join(near))


def role_of_the_original(project: Project) -> Iterator[Problem]:
    """A translation that names its role names that of its original."""
    official = project.settings.official.code
    for (language, path), page in project.pages.items():
        original = project.pages.get((official, path))
        if language == official or original is None or not page.option("role"):
            continue
        known = original.option("role") in ("", *Role)
        if known and original.official and role(page) is not role(original):
            place, right = page.meta.place("role"), role(original).value
            yield Problem.at(place, "role-differs", role=right, source=original.path)


def role_once(project: Project) -> Iterator[Problem]:
    """One page is the cover, and one is signed."""
    for one in _ALONE:
        pages = [page for page in _adopted(project) if role(page) is one]
        for page in pages[1:]:
            place = page.meta.place("role")
            yield Problem.at(place, "role-twice", role=one.value, source=pages[0].path)


def lines_declared(project: Project) -> Iterator[Problem]:
    """A page that has lines to fill in says what it is, and one that is signed has some."""
    for page in _adopted(project):
        lines = [one for one in page.scan.elements if one.fence is None and has_line(one)]
        if not page.option("role"):
            for line in filter(is_unit, lines[:1]):
                place = page.place(line.line, line.column)
                yield Problem.at(place, "role-missing", unit=line.id)
        elif not lines and role(page) is Role.SIGNED:
            yield Problem.at(page.meta.place("role"), "role-without-lines")


def _adopted(project: Project) -> Iterator[Page]:
    """Yield the official pages of the policy's text, in the order of the navigation."""
    for section in project.policy.sections:
        yield project.pages[project.policy.official, section.page]
