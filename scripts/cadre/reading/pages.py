"""Markdown pages: front matter, text, elements and blocks, with positions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cadre.model.diagnostics import Place, Problem
from cadre.model.policy import page_hash
from cadre.reading import adopted, grammar, yaml_files
from cadre.reading.yaml_files import Tree, YamlError

_FENCE: Final = "---"
_MARK: Final = "\ufeff"


@dataclass(frozen=True)
class Page:
    """One Markdown page of one language.

    `page` is its path in the language's folder, the same in every language; `path` is its path from the
    project's root; `body` is its text after the front matter.
    """

    language: str
    page: str
    path: str
    meta: Tree
    body: str
    body_line: int
    scan: grammar.Scan

    def option(self, key: str) -> str:
        """Return a value of the front matter, or nothing."""
        value = self.meta.value
        found = value.get(key, "") if isinstance(value, dict) else ""
        return found if isinstance(found, str) else ""

    @property
    def official(self) -> bool:
        """Whether the page reproduces the policy's text: `official: true`, or any `role`.

        A word that is neither `true` nor `false` is a mistake of its own: it must not take the page out.
        """
        value = self.meta.value
        declared = isinstance(value, dict) and value.get("official", "false") != "false"
        return declared or bool(self.option("role"))

    @property
    def switch(self) -> str:
        """The setting that makes the page one of policy text."""
        return "role" if self.option("role") else "official"

    @property
    def excluded(self) -> bool:
        """Whether the page says `search: {exclude: true}`: its words are those of other pages."""
        value = self.meta.value.get("search") if isinstance(self.meta.value, dict) else None
        return isinstance(value, dict) and value.get("exclude") == "true"

    @property
    def words(self) -> tuple[str, ...]:
        """People's words that lead to the page, `search: {words: "rh, excel"}`: they move with it."""
        value = self.meta.value.get("search") if isinstance(self.meta.value, dict) else None
        words = value.get("words") if isinstance(value, dict) else None
        listed = words.split(",") if isinstance(words, str) else ()
        return tuple(word.strip() for word in listed if word.strip())

    @property
    def hash(self) -> str:
        """The short hash that a translation of this page records."""
        return page_hash(self.body)

    def place(self, line: int, column: int = 1) -> Place:
        """Return a place in this page."""
        return Place(self.path, line, column)


def read(file: Path, language: str, page: str, path: str) -> Page:
    """Read one page; raises YamlError when it is not UTF-8 or its front matter is malformed."""
    lines = yaml_files.read_text(file, path).splitlines()
    end = _front_matter_end(lines)
    meta = Tree(path, {}, {})
    if end:
        meta = _moved(yaml_files.parse("\n".join(lines[1:end]) + "\n", path))
    first = end + 1 if end else 0
    read = Page(
        language=language,
        page=page,
        path=path,
        meta=meta,
        body="\n".join(lines[first:]),
        body_line=first + 1,
        scan=grammar.scan(lines[first:], first + 1),
    )
    return as_adopted(read) if read.official else read


def as_adopted(page: Page) -> Page:
    """Return a page read as the policy's text."""
    return replace(page, scan=adopted.scan(page.body.split("\n"), page.body_line))


def read_or_why(file: Path, language: str, page: str, path: str) -> Page | Problem:
    """Return a page, or why it cannot be read."""
    try:
        return read(file, language, page, path)
    except YamlError as error:
        return error.problem


def with_option(source: str, key: str, value: str) -> str:
    """Return a page's source with `key: value` in its front matter, in place of an earlier value.

    All else is kept as it is: a byte order mark, the kind of line ends, the last line.
    """
    mark = source[: source.startswith(_MARK)]
    lines = source.removeprefix(_MARK).splitlines(keepends=True)
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    option, fence = f"{key}: {value}{newline}", f"{_FENCE}{newline}"
    end = _front_matter_end(lines)
    if not end:
        return "".join([mark, fence, option, fence, newline, *lines])
    kept = [line for line in lines[1:end] if not line.startswith(f"{key}:")]
    return "".join([mark, fence, *kept, option, *lines[end:]])


def _front_matter_end(lines: list[str]) -> int:
    """Return the index of the line that ends the front matter, 0 when there is none."""
    if lines and lines[0].rstrip() == _FENCE:
        for index, line in enumerate(lines[1:], 1):
            if line.rstrip() == _FENCE:
                return index
    return 0


def _moved(tree: Tree) -> Tree:
    """Return the tree of a front matter with its lines counted from the page's first one."""
    places = {
        route: Place(place.path, place.line + 1, place.column)
        for route, place in tree.places.items()
    }
    return Tree(tree.path, tree.value, places)
