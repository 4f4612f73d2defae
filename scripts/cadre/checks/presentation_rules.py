"""Rules on presentation without words: what looks like it is either read as such, or told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cadre.model.diagnostics import Place, Problem, Severity
from cadre.model.policy import Text, Unit
from cadre.model.runs import Style
from cadre.reading import Page, Project

_REFERENCE: Final = re.compile(r"\[\^([\w-]+)\]")
_LEFT: Final = re.compile(r"\*\*|!?\[[^\]]*\]\(|\^\S+\^")
_WRITTEN: Final = re.compile(r"\*\*\S.*?\*\*|\[[^\]]+\]\(https?:[^)]*\)")
_SAFE: Final = ("https://", "http://")


def note_known(project: Project) -> Iterator[Problem]:
    """A reference to a note leads to a note of its page."""
    for _, text, unit in _units(project):
        for found in _REFERENCE.finditer(unit.text):
            yield Problem.at(_place(text, unit), "note-unknown", note=found[1])


def presentation_whole(project: Project) -> Iterator[Problem]:
    """On a page that has presentation, its signs are in pairs, and a link leads to an address."""
    for page, text, unit in _units(project):
        if not _styled(page):
            continue
        for found in _LEFT.finditer(unit.text):
            yield Problem.at(_place(text, unit), "presentation-open", text=found[0])
        for runs in unit.runs:
            for run in runs:
                if Style.LINK in run.styles and not run.target.startswith(_SAFE):
                    place = _place(text, unit)
                    yield Problem.at(place, "presentation-link", text=run.text)


def presentation_declared(project: Project) -> Iterator[Problem]:
    """Asterisks in pairs and links are words, unless the page says that they are presentation."""
    for page, text, unit in _units(project):
        found = None if _styled(page) else _WRITTEN.search(unit.text)
        if found:
            place = _place(text, unit)
            warning = Severity.WARNING
            yield Problem.at(place, "presentation-literal", severity=warning, text=found[0])


def _units(project: Project) -> Iterator[tuple[Page, Text, Unit]]:
    for text in project.policy.texts.values():
        for unit in text.units:
            yield project.pages[text.language, unit.page], text, unit


def _styled(page: Page) -> bool:
    return page.option("presentation") == "true"


def _place(text: Text, unit: Unit) -> Place:
    return Place(f"docs/{text.language}/{unit.page}", unit.line, unit.column)
