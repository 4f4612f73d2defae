"""Rules on several policies in one site: each has its pages, and what is of none says nothing for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cadre.model.blocks import (
    BLOCKS,
    BROWSER_STORAGE,
    CONTACT,
    FIGURES,
    NOTE,
    PASSAGE,
    POLICIES,
    VALUE,
)
from cadre.model.diagnostics import Place, Problem
from cadre.reading import Project
from cadre.reading.word_file import FILE as WORDS

_ROUTE: Final = ("extra", "cadre", "policies")
#: The blocks that mean something on a page that is of no policy.
_SHARED: Final = frozenset(
    block.name for block in (BROWSER_STORAGE, CONTACT, FIGURES, NOTE, PASSAGE, POLICIES)
)
#: Those that say something of the whole site.
_WHOLE: Final = frozenset({BROWSER_STORAGE.name, POLICIES.name})
_SHARED_VALUES: Final = ("organisation",)


def policy_has_pages(project: Project) -> Iterator[Problem]:
    """Each of several policies has pages of its text in the navigation, in its own folder."""
    official = project.settings.official.code
    for folder, part in project.parts.items():
        if not part.policy.sections:
            place = project.settings.place(*_ROUTE, folder)
            path = f"docs/{official}/{folder}/"
            yield Problem.at(place, "policy-without-pages", policy=folder, folder=path)


def policy_kept_apart(project: Project) -> Iterator[Problem]:
    """What a browser keeps of one policy, and the sheets to print, are under names that no other has."""
    first: dict[str, str] = {}
    for folder, part in project.parts.items():
        names = part.settings.identity.names
        for name in (names.storage, *(f"{value}.pdf" for _, value in names.files)):
            if first.setdefault(name, folder) != folder:
                place = project.settings.place(*_ROUTE, folder, "names")
                yield Problem.at(
                    place, "policy-name-twice", name=name, other=first[name], policy=folder
                )


def policy_named_in_short(project: Project) -> Iterator[Problem]:
    """Each of several policies has a name that tells it from the others, in each language."""
    for language in project.settings.shipped:
        first: dict[str, str] = {}
        for folder, part in project.parts.items():
            name = part.settings.identity.document.shortened(language.code)
            place = project.settings.place(*_ROUTE, folder, "document", "short")
            if not name:
                yield Problem.at(place, "policy-without-name", policy=folder)
            elif first.setdefault(name, folder) != folder:
                yield Problem.at(
                    place, "policy-name-twice", name=name, other=first[name], policy=folder
                )


def block_of_a_policy(project: Project) -> Iterator[Problem]:
    """On a page of no policy, a block is one that all share; what is of the whole site is on no other page."""
    for page in project.pages.values():
        for fence in page.scan.fences:
            if fence.name not in BLOCKS:
                continue
            place = page.place(fence.line, fence.column)
            if project.parts and fence.name not in _SHARED:
                example = f"docs/{page.language}/{next(iter(project.parts))}/"
                yield Problem.at(place, "block-of-no-policy", block=fence.name, example=example)
            elif project.around and fence.name in _WHOLE:
                yield Problem.at(place, "block-of-the-site", block=fence.name)
            elif not project.parts and fence.name == POLICIES.name:
                yield Problem.at(place, "block-without-policies", block=fence.name)


def value_of_a_policy(project: Project) -> Iterator[Problem]:
    """On a page of no policy, a value is one that is the municipality's."""
    for page in project.pages.values() if project.parts else ():
        for number, line in enumerate(page.body.splitlines(), page.body_line):
            for found in VALUE.finditer("" if number in page.scan.code else line):
                if found[1] not in _SHARED_VALUES:
                    yield Problem.at(
                        page.place(number, found.start() + 1),
                        "value-of-no-policy",
                        value=found[1],
                        example=f"docs/{page.language}/{next(iter(project.parts))}/",
                    )


def file_of_a_policy(project: Project) -> Iterator[Problem]:
    """Of several policies, each has its text, its questions and its people's words in its own folder."""
    if not project.parts:
        return
    example = next(iter(project.parts))
    for file in project.bank_files:
        name = file.path.removeprefix("quiz/")
        yield Problem.at(Place(file.path), "file-of-no-policy", example=f"quiz/{example}/{name}")
    for language in project.settings.shipped:
        path = f"docs/{language.code}/{WORDS}"
        if (project.settings.root / path).is_file():
            where = f"docs/{language.code}/{example}/{WORDS}"
            yield Problem.at(Place(path), "file-of-no-policy", example=where)
    for page in project.pages.values():
        if page.official:
            where = f"docs/{page.language}/{example}/{page.page}"
            yield Problem.at(page.meta.place(page.switch), "file-of-no-policy", example=where)
