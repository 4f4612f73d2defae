"""`versions.yml` → the adopted versions of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cadre.diagnostics import Place, Problem
from cadre.policy import Comparison, Version
from cadre.reading import yaml_tree
from cadre.reading.yaml_tree import Tree, Value, YamlError

FILE: Final = "versions.yml"
_CODE: Final = re.compile(r"[0-9a-f]{64}")


def read(root: Path) -> tuple[tuple[Version, ...], tuple[Problem, ...]]:
    """Read `versions.yml`: the versions that are well formed, and the problems of the others."""
    try:
        tree = yaml_tree.parse(yaml_tree.read_text(root / FILE, FILE), FILE)
    except FileNotFoundError:
        return (), (Problem.at(Place(FILE), "versions-missing"),)
    except YamlError as error:
        return (), (error.problem,)
    found = tuple(_versions(tree))
    return (
        tuple(item for item in found if isinstance(item, Version)),
        tuple(item for item in found if isinstance(item, Problem)),
    )


def _versions(tree: Tree) -> Iterator[Version | Problem]:
    rows = tree.value.get("versions") if isinstance(tree.value, dict) else None
    if not isinstance(rows, list):
        yield Problem.at(Place(FILE), "versions-missing")
        return
    for rank, row in enumerate(rows):
        yield _version(row) or Problem.at(tree.place("versions", rank), "version-malformed")


def _version(row: Value) -> Version | None:
    if not isinstance(row, dict):
        return None
    date, resolution, code = (row.get(key) for key in ("date", "resolution", "code"))
    if not (isinstance(date, str) and isinstance(resolution, str) and isinstance(code, str)):
        return None
    if not date or not _CODE.fullmatch(code):
        return None
    compared = row.get("compared")
    if not isinstance(compared, dict):
        return Version(date, resolution, code)
    by, on = compared.get("by", ""), compared.get("on", "")
    return Version(date, resolution, code, Comparison(str(by), str(on)))
