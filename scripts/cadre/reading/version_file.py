"""`versions.yml` → the adopted versions of the text."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cadre.model.diagnostics import Place, Problem
from cadre.model.versions import Version, Versions
from cadre.reading import yaml_files

FILE: Final = "versions.yml"


def read(root: Path) -> tuple[tuple[Version, ...], tuple[Problem, ...]]:
    """Read `versions.yml`: the versions that are well formed, and the problems of the others."""
    if not (root / FILE).exists():
        return (), (Problem.at(Place(FILE), "versions-missing"),)
    found = yaml_files.load(root / FILE, FILE, Versions)
    return (found.data.versions if found.data else ()), found.problems
