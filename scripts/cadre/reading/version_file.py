"""`versions.yml` → the adopted versions of the text."""

from __future__ import annotations

from cadre.model.diagnostics import Place, Problem
from cadre.model.versions import Version, Versions
from cadre.reading import yaml_files
from cadre.reading.settings import Settings


def read(settings: Settings) -> tuple[tuple[Version, ...], tuple[Problem, ...]]:
    """Read `versions.yml`: the versions that are well formed, and the problems of the others.

    A site of several policies has none of its own.
    """
    name = settings.versions
    if settings.policies:
        return (), ()
    if not (settings.root / name).exists():
        return (), (Problem.at(Place(name), "versions-missing", name=name),)
    found = yaml_files.load(settings.root / name, name, Versions)
    return (found.data.versions if found.data else ()), found.problems
