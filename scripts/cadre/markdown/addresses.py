"""Where pages stand in the site: the address of a page, the ways between pages."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

from cadre.reading.settings import Language


def address(root: str, language: Language, page: str) -> str:
    """Return the address of a page of a language, from `root`."""
    folder = "" if language.default else f"{language.code}/"
    return f"{root}/{folder}{inside(page)}"


@cache
def inside(page: str) -> str:
    """Return the address of a page from its language's root: `texte/courtoisie.md` → `texte/courtoisie/`."""
    path = PurePosixPath(page).with_suffix("")
    if path.name != "index":
        return f"{path}/"
    return "" if path.parent == PurePosixPath() else f"{path.parent}/"


def root_of(url: str) -> str:
    """Return the way from the page at `url` (from the site's root) back to the site's root."""
    return "/".join([".."] * url.count("/")) or "."
