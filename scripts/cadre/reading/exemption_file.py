"""`quiz/coverage/exemptions.yml` → the sentences that no scenario need quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from cadre.bank import Exemption
from cadre.diagnostics import Place, Problem
from cadre.reading import yaml_tree
from cadre.reading.yaml_tree import Tree, YamlError

FILE: Final = "quiz/coverage/exemptions.yml"


@dataclass(frozen=True, slots=True)
class PlacedExemption:
    """An exemption and where it stands."""

    exemption: Exemption
    place: Place


def read(root: Path) -> tuple[tuple[PlacedExemption, ...], tuple[Problem, ...]]:
    """Read the exemptions that are well formed, and the problems of the others; none without a file."""
    if not (root / FILE).is_file():
        return (), ()
    try:
        tree = yaml_tree.parse(yaml_tree.read_text(root / FILE, FILE), FILE)
    except YamlError as error:
        return (), (error.problem,)
    found = tuple(_exemptions(tree))
    return (
        tuple(item for item in found if isinstance(item, PlacedExemption)),
        tuple(item for item in found if isinstance(item, Problem)),
    )


def _exemptions(tree: Tree) -> Iterator[PlacedExemption | Problem]:
    rows = tree.value.get("exemptions") if isinstance(tree.value, dict) else None
    for rank, row in enumerate(rows if isinstance(rows, list) else ()):
        place = tree.place("exemptions", rank)
        try:
            yield PlacedExemption(Exemption.model_validate(row), place)
        except ValidationError:
            yield Problem.at(place, "exemption-malformed")
