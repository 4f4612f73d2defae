"""The municipality's look, from `extra.cadre` in `mkdocs.yml`: a stylesheet, a mark, an icon.

They are files, never styles inside a page: a page's security policy may then refuse inline styles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from cadre.drawings.colours import NIGHT, WHITE
from cadre.drawings.svg import drawing
from cadre.reading.settings import Settings
from cadre.texts import Texts

#: Where the build writes them, from the site's root.
STYLESHEET: Final = "assets/identity.css"
ICON: Final = "assets/favicon.svg"

#: A sheet of paper, for a municipality that has no mark of its own.
_NO_MARK: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<path d="M6 3h8l4 4v14H6z" fill="currentColor"/></svg>'
)
_SVG: Final = re.compile(r"<svg\b(?P<attributes>[^>]*)>(?P<drawing>.*)</svg>", re.DOTALL)
_COLOURS: Final = """\
:root,[data-md-color-scheme="default"]{{--cadre-accent:{light};--cadre-on-accent:{white}}}
[data-md-color-scheme="slate"]{{--cadre-accent:{dark};--cadre-on-accent:{night}}}
:root,[data-md-color-primary]{{--md-primary-fg-color:{light};--cadre-brand:{light}}}
@media print{{:root,[data-md-color-scheme]{{--cadre-accent:{light};--cadre-on-accent:{white}}}}}
"""
#: Chromium prints the boxes of a named page; the name is the language's, and so are the words.
_PAPER: Final = """\
@page {name}{{@bottom-right{{content:{number}}}}}
@media print{{html[lang="{code}"]{{page:{name}}}}}
"""


def stylesheet(settings: Settings, words: Mapping[str, Texts]) -> str:
    """Return the stylesheet: colours, and the number of each printed page in each language.

    `words` are those of paper, by language.
    """
    identity = settings.identity
    colours = _COLOURS.format(
        light=identity.colour, dark=identity.colour_dark, white=WHITE, night=NIGHT
    )
    return colours + "".join(
        _PAPER.format(
            name=f"cadre-{code}", code=code, number=" ".join(_counted(texts("page-number")))
        )
        for code, texts in words.items()
    )


def mark(settings: Settings) -> str:
    """Return the mark's drawing, to be put in a page; our own when `mkdocs.yml` names none."""
    path = mark_file(settings)
    return (drawing(path.read_bytes()) if path and path.is_file() else "") or _NO_MARK


def mark_file(settings: Settings) -> Path | None:
    """Return the file of the mark, whether it exists or not; nothing when none is named."""
    name = settings.identity.mark
    return settings.root / "docs" / name if name else None


def icon(settings: Settings) -> str:
    """Return the icon of the browser's tab: the mark in white, on the municipality's colour."""
    found = _SVG.fullmatch(mark(settings))
    assert found is not None  # noqa: S101 - a drawing is one
    box = re.search(r'viewBox="[^"]*"', found["attributes"])
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="6" fill="{settings.identity.colour}"/>'
        f'<svg x="4" y="4" width="24" height="24" {box[0] if box else ""} color="{WHITE}">'
        f"{found['drawing']}</svg></svg>\n"
    )


def _string(text: str) -> str:
    """Return `text` as a CSS string; what JSON escapes, CSS needs escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("<", "\\3c ")


def _counted(text: str) -> Iterable[str]:
    for part in re.split(r"(\{pages?\})", text):
        if part in ("{page}", "{pages}"):
            yield f"counter({part[1:-1]})"
        elif part:
            yield _string(part)
