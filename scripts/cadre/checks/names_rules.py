"""Rules on the pages that the settings name, and on those that blocks lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cadre.model.blocks import AIDE_MEMOIRE, ANNOUNCEMENT, STEP, Step
from cadre.model.diagnostics import Problem
from cadre.reading import Project
from cadre.reading.settings.names import Pages

_PAGES: Final = ("extra", "cadre", "names", "pages")
#: The page that a block leads to, by its name and argument.
_LINKED: Final = {
    (STEP.name, Step.CHECK.value): "quick_quiz",
    (STEP.name, Step.CONFIRM.value): "confirm",
    (ANNOUNCEMENT.name, ""): "acknowledge",
}
#: Not a page: the folder of those of the groups.
_FOLDER: Final = "quiz"


def page_named_exists(project: Project) -> Iterator[Problem]:
    """A page that the settings name is one of the official language."""
    given = project.settings.tree.inside(*_PAGES).value
    for field in Pages.model_fields:
        if isinstance(given, dict) and field in given and field != _FOLDER:
            page = _page(project, field)
            if not _exists(project, page):
                place = project.settings.place(*_PAGES, field)
                yield Problem.at(place, "names-page-missing", field=field, page=page)


def page_linked_exists(project: Project) -> Iterator[Problem]:
    """A page that a block leads to exists; so do the principles that the one-page summary sums up."""
    for page in project.pages.values():
        for fence in page.scan.fences:
            field = _LINKED.get((fence.name, fence.argument))
            place = page.place(fence.line, fence.column)
            if field and not _exists(project, target := _page(project, field)):
                yield Problem.at(
                    place, "block-page-missing", block=fence.name, page=target, field=field
                )
            if fence.name == AIDE_MEMOIRE.name and not project.policy.principles:
                yield Problem.at(place, "block-without-principles", block=fence.name)


def _page(project: Project, field: str) -> str:
    return str(getattr(project.settings.identity.names.pages, field)).partition("#")[0]


def _exists(project: Project, page: str) -> bool:
    return page in project.known
