"""The drawings of the site: a small set of our own, drawn in lines of the colour of the words beside them."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Final

_DRAWING: Final = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def names() -> tuple[str, ...]:
    """Return the names of the drawings, in order."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(file.name[:-4] for file in files if file.name.endswith(".svg")))


@cache
def svg(name: str) -> str:
    """Return a drawing to put in a page, hidden from screen readers: the words beside it say it all.

    Raises KeyError when there is no such drawing.
    """
    if name not in names():
        raise KeyError(name)
    source = (resources.files(__name__) / f"{name}.svg").read_text(encoding="utf-8")
    match = _DRAWING.search(source)
    assert match is not None  # noqa: S101 - each of ours is one, by a test
    return f'<svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{match[1]}</svg>'
