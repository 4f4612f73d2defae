"""`accessibility.yml` → the figures of the last examination of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cadre.model.diagnostics import Problem
from cadre.model.figures import Figures
from cadre.reading import yaml_files

FILE: Final = "accessibility.yml"


def read(root: Path) -> tuple[Figures | None, tuple[Problem, ...]]:
    """Read the figures and the problems of the file; neither when there is no file yet."""
    if not (root / FILE).exists():
        return None, ()
    found = yaml_files.load(root / FILE, FILE, Figures)
    return (None if found.problems else found.data), found.problems
