"""Rules on the links that authors write in pages: those that MkDocs would refuse."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify

from cadre.disk.files import below
from cadre.model.blocks import AT_A_GLANCE, NOTE, PASSAGE
from cadre.model.diagnostics import Place, Problem
from cadre.reading import Page, Project
from cadre.reading.own_words import plain

_INLINE: Final = re.compile(r"(?<!\\)\]\(\s*(?:<(?P<angled>[^>\n]*)>|(?P<bare>[^)\s]*))")
_REFERENCE: Final = re.compile(r" {0,3}\[[^\]^][^\]]*\]:\s*<?(?P<bare>[^\s>]+)")
_CODE: Final = re.compile(r"(`+).*?\1")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
#: An id given by hand: in an attribute list or in HTML.
_GIVEN: Final = re.compile(
    r"""\{[^{}]*#(?P<list>[\w-]+)[^{}]*\}|\b(?:id|name)=["'](?P<html>[^"']+)"""
)
_REPEATED: Final = re.compile(r"_\d+$")
#: Blocks in which an id is only what an author writes.
_PLAIN_BLOCKS: Final = frozenset({AT_A_GLANCE.name, NOTE.name, PASSAGE.name})


@dataclass(frozen=True, slots=True)
class _Written:
    """A link as it is written, and where."""

    target: str
    page: Page
    place: Place


def link_leads_to_a_file(project: Project) -> Iterator[Problem]:
    """A link leads to a page or a file that exists."""
    folder = project.settings.root / "docs"
    files = frozenset(file.relative_to(folder).as_posix() for file in below(folder, "*"))
    for link in _links(project):
        path = _path(link)
        if path is None or _file(link, path) in files or not _refused(project, path):
            continue
        # The names that a link from this page could have.
        start = f"{link.page.language}/{posixpath.dirname(link.page.page)}"
        near = get_close_matches(path, [posixpath.relpath(name, start) for name in files], 1, 0.5)
        yield Problem.at(
            link.place,
            "link-file-missing",
            target=link.target,
            suggestion=near[0] if near else "index.md",
        )


def link_leads_to_a_place(project: Project) -> Iterator[Problem]:
    """Where `mkdocs.yml` asks for it, what stands after the # of a link is in the page that it leads to."""
    if not _asks(project, "anchors"):
        return
    for link in _links(project):
        anchor, path = unquote(urlsplit(link.target).fragment), _path(link)
        if not anchor or path is None:
            continue
        language, _, name = (
            _file(link, path).partition("/")
            if path
            else (
                link.page.language,
                "",
                link.page.page,
            )
        )
        page = project.pages.get((language, name))
        if page is None or any(fence.name not in _PLAIN_BLOCKS for fence in page.scan.fences):
            continue
        known = _anchors(project, page)
        if anchor not in known and _REPEATED.sub("", anchor) not in known:
            near = get_close_matches(anchor, sorted(known), 1, 0) or [""]
            yield Problem.at(
                link.place, "link-place-missing", anchor=anchor, page=page.path, suggestion=near[0]
            )


def _links(project: Project) -> Iterator[_Written]:
    for page in project.pages.values():
        body = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), page.body)
        for number, line in enumerate(body.splitlines(), page.body_line):
            text = (
                "" if number in page.scan.code else _CODE.sub(lambda code: " " * len(code[0]), line)
            )
            for found in (*_INLINE.finditer(text), *_REFERENCE.finditer(text)):
                written = found.groupdict().get("angled") or found["bare"]
                yield _Written(written, page, page.place(number, found.start() + 1))


def _path(link: _Written) -> str | None:
    """Return the path of a link within the project, empty for the page itself; nothing for an address."""
    parts = urlsplit(link.target)
    return None if parts.scheme or parts.netloc or "{{" in link.target else unquote(parts.path)


def _file(link: _Written, path: str) -> str:
    if not path:
        return f"{link.page.language}/{link.page.page}"
    folder = posixpath.dirname(f"{link.page.language}/{link.page.page}")
    return posixpath.normpath(posixpath.join(folder, path))


def _refused(project: Project, path: str) -> bool:
    """Say whether a strict build refuses a link that leads to no file."""
    if path.startswith(("/", "\\")):
        return _asks(project, "absolute_links")
    return bool(posixpath.splitext(path)[1]) or _asks(project, "unrecognized_links")


def _asks(project: Project, level: str) -> bool:
    tree = project.settings.tree
    value = tree.inside("validation", "links", level).value
    return (value or tree.inside("validation", level).value) == "warn"


def _anchors(project: Project, page: Page) -> frozenset[str]:
    units = {unit.id for unit in project.policy.text(page.language).page(page.page)}
    given = {found["list"] or found["html"] for found in _GIVEN.finditer(page.body)}
    headings = {slugify(plain(one.text), "-") for one in page.scan.elements if one.level}
    return frozenset(units | given | headings)
