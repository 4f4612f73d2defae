"""The navigation of `mkdocs.yml`: the policy's sections in their order, and every target with its place."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cadre.model.diagnostics import Place, Problem
from cadre.model.policy import Section
from cadre.reading.yaml_files import Route, Tree, Value


@dataclass(frozen=True, slots=True)
class Link:
    """What an item of the navigation leads to: a page of each language, or an address."""

    target: str
    place: Place


@dataclass(frozen=True)
class Navigation:
    """The navigation as the file gives it; `problems` are the items that are none."""

    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def navigation(tree: Tree) -> Navigation:
    """Read the navigation of a file, without which the order of the policy's text is unknown."""
    value = tree.inside("nav").value
    if not isinstance(value, list) or not value:
        return Navigation((), (), (Problem.at(tree.place("nav"), "nav-not-list"),))
    return _gathered(_items(value, ("nav",), tree, 1))


def of_folder(tree: Tree, folder: str) -> Navigation:
    """Return what the navigation holds of one policy of several: a section that holds nothing else is its whole."""
    value = tree.inside("nav").value
    found: list[Section | Link | Problem] = []
    for rank, item in enumerate(value if isinstance(value, list) else ()):
        way = ("nav", rank)
        title = next(iter(item), "") if isinstance(item, dict) else ""
        listed = item[title] if isinstance(item, dict) and title else None
        whole = list(_items(listed, (*way, title), tree, 1)) if isinstance(listed, list) else []
        if not whole or not all(_is_below(one, folder) for one in whole):
            whole = list(_item(item, way, tree, 1))
        found += [one for one in whole if _is_below(one, folder)]
    return _gathered(found)


def outside(whole: Navigation, folders: Iterable[str]) -> Navigation:
    """Return the navigation without what several policies have in their folders."""
    names = tuple(folders)
    return Navigation(
        tuple(one for one in whole.sections if not any(_is_below(one, name) for name in names)),
        tuple(one for one in whole.links if not any(_is_below(one, name) for name in names)),
        whole.problems,
    )


def _is_below(one: Section | Link | Problem, folder: str) -> bool:
    page = getattr(one, "page", "") or getattr(one, "target", "")
    return str(page).startswith(f"{folder}/")


def _gathered(items: Iterable[Section | Link | Problem]) -> Navigation:
    found = tuple(items)
    links = tuple(one for one in found if isinstance(one, Link))
    sections = {one.page: one for one in reversed(found) if isinstance(one, Section)}
    return Navigation(
        # The first time that a page is named counts: the others are mistakes.
        sections=tuple(reversed(sections.values())),
        links=links,
        problems=(*(one for one in found if isinstance(one, Problem)), *_twice(links)),
    )


def _twice(links: tuple[Link, ...]) -> Iterator[Problem]:
    """Yield each page that the navigation names again."""
    first: dict[str, Place] = {}
    for link in links:
        if link.target in first and link.target.endswith(".md"):
            yield Problem.at(
                link.place, "nav-page-twice", target=link.target, first=first[link.target]
            )
        first.setdefault(link.target, link.place)


def _items(
    items: list[Value], route: Route, tree: Tree, depth: int
) -> Iterator[Section | Link | Problem]:
    """Yield what the items lead to, with the heading level that each page has in the full text.

    The first page of a section inside another is that section's own title, so it stands one level
    above the pages that follow it.
    """
    for rank, item in enumerate(items):
        yield from _item(item, (*route, rank), tree, depth)


def _item(item: Value, way: Route, tree: Tree, depth: int) -> Iterator[Section | Link | Problem]:
    title = next(iter(item)) if isinstance(item, dict) and len(item) == 1 else None
    target = item[title] if isinstance(item, dict) and title is not None else item
    if isinstance(target, list) and title is not None:
        yield from _items(target, (*way, title), tree, depth + 1)
    elif isinstance(target, str) and target:
        page = posixpath.normpath(target) if target.endswith(".md") else target
        yield Link(page, tree.place(*way))
        if page.endswith(".md"):
            is_section_title = way[-1] == 0 and depth > 2
            yield Section(page, max(2, depth - 1 if is_section_title else depth))
    else:
        yield Problem.at(tree.place(*way), "nav-item")
