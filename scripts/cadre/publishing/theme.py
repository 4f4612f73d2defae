"""What the theme's base page gives otherwise than we want it, mended in the finished page."""

from __future__ import annotations

import re
from typing import Final

#: The theme gives its two checkboxes an attribute that is for text fields (Nu HTML Checker).
_TOGGLE: Final = re.compile(r'(?<=type="checkbox" )(id="__(?:drawer|search)") autocomplete="off"')
#: Its `main` holds the menu and the contents as well; ours stands inside it (SC 1.3.1, 2.4.1).
_MAIN: Final = re.compile(r'<main(?= class="md-main")(?P<within>.*)</main>', re.DOTALL)


def mended(html: str) -> str:
    """Return a page with valid checkboxes, whose only `main` is the one that holds its content."""
    return _MAIN.sub(r"<div\g<within></div>", _TOGGLE.sub(r"\1", html))
