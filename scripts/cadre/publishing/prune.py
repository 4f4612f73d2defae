"""Takes out of the built site what no page asks for: two thirds of what the theme copies."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cadre.publishing.security import INLINE

#: The theme's script, its search worker and the languages of that worker: our pages load none of them.
_FOLDERS: Final = ("assets/javascripts",)
_SOURCE_MAPS: Final = "*.map"
_THEME_IMAGE: Final = "assets/images/favicon.png"


def remove_unused(folder: Path) -> None:
    """Remove source maps, the theme's scripts, parts of templates, and an icon that no page names."""
    for name in _FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
    for file in _unused(folder):
        file.unlink(missing_ok=True)


def _unused(folder: Path) -> Iterator[Path]:
    yield from folder.rglob(_SOURCE_MAPS)
    yield from (folder / name for name in INLINE)
    icon = folder / _THEME_IMAGE
    home = folder / "index.html"
    if home.is_file() and _THEME_IMAGE not in home.read_text(encoding="utf-8"):
        yield icon
