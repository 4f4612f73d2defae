"""Rules on the front matter of a page: a slip of one letter in it must not take a page out of the policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from cadre.drawings import pictograms
from cadre.model.diagnostics import Problem
from cadre.reading import Page, Project

_FENCE: Final = "---"
#: Ours, then those of MkDocs and of the theme.
_KEYS: Final = (
    "official",
    "role",
    "presentation",
    "title",
    "translates",
    "pictogram",
    "search",
    "description",
    "hide",
    "icon",
    "status",
    "subtitle",
    "template",
)
_SWITCHES: Final = (("official",), ("presentation",), ("search", "exclude"))
#: A first line of this shape is a setting of the page for MkDocs, which does not show it
#: (MultiMarkdown metadata).
_SETTING: Final = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):(\s|$)")


def front_matter_at_the_top(project: Project) -> Iterator[Problem]:
    """The front matter begins on the first line and ends with `---`; what is not one is no setting."""
    for page in project.pages.values():
        lines = page.body.splitlines()
        first = next((rank for rank, line in enumerate(lines) if line.strip()), None)
        if first is None:
            continue
        setting = _SETTING.match(lines[first])
        if page.body_line == 1 and lines[first].rstrip() == _FENCE:
            if any(_SETTING.match(line) for line in lines[first + 1 : first + 2]):
                yield Problem.at(page.place(first + 1), "front-matter-malformed")
        elif page.body_line == 1 and first == 0 and setting:
            yield Problem.at(page.place(1), "first-line-vanishes", words=setting["key"])


def pictogram_known(project: Project) -> Iterator[Problem]:
    """The drawing that a page names is one of ours."""
    for page in project.pages.values():
        name = page.option("pictogram")
        if name and name not in pictograms.names():
            yield Problem.at(
                page.meta.place("pictogram"),
                "pictogram-unknown",
                name=name,
                suggestion=", ".join(pictograms.names()),
            )


def front_matter_known(project: Project) -> Iterator[Problem]:
    """The front matter is a list of keys that exist."""
    for page in project.pages.values():
        keys = page.meta.value
        if not isinstance(keys, dict):
            yield Problem.at(page.meta.place(), "front-matter-malformed")
            continue
        for key in keys:
            if key not in _KEYS:
                near = get_close_matches(key.lower(), _KEYS, 1) or _KEYS
                yield Problem.at(
                    page.meta.place(key),
                    "front-matter-unknown",
                    key=key,
                    suggestion=", ".join(near),
                )


def front_matter_switches(project: Project) -> Iterator[Problem]:
    """A key that says yes or no is written `true` or `false`: any other word would be taken for no."""
    for page in project.pages.values():
        for route in _SWITCHES:
            value: object = page.meta.value
            for key in route:
                value = value.get(key, "false") if isinstance(value, dict) else value
            if value not in ("true", "false"):
                place, key = page.meta.place(*route), route[-1]
                shown = value if isinstance(value, str) else "…"
                yield Problem.at(place, "front-matter-switch", key=key, value=shown)


def official_in_every_language(project: Project) -> Iterator[Problem]:
    """A translation says `official: true` only when its original does."""
    official = project.settings.official.code
    for (language, path), page in project.pages.items():
        original = project.pages.get((official, path))
        if language != official and original and page.official and not original.official:
            yield _differs(page, original)


def _differs(page: Page, original: Page) -> Problem:
    return Problem.at(page.meta.place(page.switch), "official-differs", source=original.path)
