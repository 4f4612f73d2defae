"""Where the built site has a script or a sheet of ours: the build names them after their content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_SUFFIXES: Final = {".mjs": ".js", ".css": ".css"}


def published(site: Path, source: str) -> str:
    """Return the path in the built site of `quiz/quiz.mjs`, a file of overrides/components."""
    wanted = Path("components", source)
    name = re.compile(rf"{re.escape(wanted.stem)}\.[0-9a-f]{{8}}{_SUFFIXES[wanted.suffix]}")
    (found,) = (one for one in (site / wanted.parent).iterdir() if name.fullmatch(one.name))
    return found.relative_to(site).as_posix()


def common_sheet(site: Path) -> str:
    """Return the path of the one sheet that every page has."""
    return published(site, "cadre.css")
