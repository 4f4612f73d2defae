"""Rules on the names of files, and on what the navigation says of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from cadre.disk.files import below, is_litter
from cadre.model.diagnostics import Place, Problem
from cadre.reading import Project
from cadre.reading.settings import Link

#: What an editor may write at the end of a name instead of the one ending that is read.
_ENDINGS: Final = (
    (re.compile(r"\.(md|markdown|mdown|mkdn?)", re.IGNORECASE), ".md"),
    (re.compile(r"\.ya?ml", re.IGNORECASE), ".yml"),
)
HOME: Final = "index.md"
#: Files that stand at the root, by their names without the ending.
_AT_THE_ROOT: Final = ("mkdocs", "versions", "accessibility")


def name_composed(project: Project) -> Iterator[Problem]:
    """A name has its accents on their letters (Unicode NFC), as a keyboard gives them."""
    for file in _authored(project):
        path = project.settings.relative(file)
        if (name := unicodedata.normalize("NFC", path)) != path:
            yield Problem.at(Place(path), "name-decomposed", name=Path(name).name)


def name_ending(project: Project) -> Iterator[Problem]:
    """A page ends with `.md` and a data file with `.yml`: any other ending would be left unread."""
    for file in _authored(project):
        for pattern, ending in _ENDINGS:
            if pattern.fullmatch(file.suffix) and file.suffix != ending:
                place, name = Place(project.settings.relative(file)), f"{file.stem}{ending}"
                yield Problem.at(place, "name-ending", ending=ending, name=name)


def navigation_leads_to_pages(project: Project) -> Iterator[Problem]:
    """Each item of the navigation leads to a page of the official language, or to an address."""
    official = project.settings.official.code
    pages = _pages(project)
    for link in project.settings.links:
        target = unicodedata.normalize("NFC", link.target)
        if link.target in pages or _elsewhere(project, link):
            continue
        if target in pages:
            yield Problem.at(link.place, "name-decomposed", name=target)
        elif target not in {unicodedata.normalize("NFC", page) for page in pages}:
            near = get_close_matches(target, sorted(pages), 1, 0.5) or [HOME]
            yield Problem.at(
                link.place,
                "nav-page-missing",
                target=link.target,
                language=official,
                suggestion=near[0],
            )


def page_in_navigation(project: Project) -> Iterator[Problem]:
    """Where `mkdocs.yml` asks for it, each page is in the navigation."""
    if not _asks_for_every_page(project):
        return
    official = project.settings.official.code
    named = {link.target for link in project.settings.links}
    for (language, path), page in project.pages.items():
        if language == official and path not in named and not page.official:
            yield Problem.at(Place(page.path), "nav-page-omitted", page=path)


def home_page(project: Project) -> Iterator[Problem]:
    """There is a home page: every page leads to it."""
    official = project.settings.official.code
    home = project.settings.home
    if home not in _pages(project):
        yield Problem.at(Place(f"docs/{official}/{home}"), "home-missing", page=home)


def _authored(project: Project) -> Iterator[Path]:
    root = project.settings.root
    for folder in ("docs", "quiz", "versions"):
        yield from below(root / folder, "*")
    for file in sorted(root.iterdir()):
        if file.stem in _AT_THE_ROOT and not is_litter(file.name):
            yield file


def _pages(project: Project) -> frozenset[str]:
    folder = project.settings.root / "docs" / project.settings.official.code
    return frozenset(file.relative_to(folder).as_posix() for file in below(folder, "*"))


def _elsewhere(project: Project, link: Link) -> bool:
    """Say whether a link leads to an address, or to a file that all languages share."""
    parts = urlsplit(link.target)
    shared = project.settings.root / "docs" / link.target
    return bool(parts.scheme or parts.netloc) or (
        not link.target.endswith(".md") and not link.target.startswith("/") and shared.is_file()
    )


def _asks_for_every_page(project: Project) -> bool:
    tree = project.settings.tree
    if not isinstance(tree.value, dict) or tree.value.get("not_in_nav"):
        return False
    levels = tree.inside("validation", "nav", "omitted_files").value
    return (levels or tree.inside("validation", "omitted_files").value) == "warn"
