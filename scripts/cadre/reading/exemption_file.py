"""`quiz/coverage/exemptions.yml` → the sentences that no scenario need quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cadre.model.bank import Exemption, Exemptions
from cadre.model.diagnostics import Place, Problem
from cadre.reading import yaml_files
from cadre.reading.settings import Settings

FILE: Final = "coverage/exemptions.yml"


@dataclass(frozen=True, slots=True)
class PlacedExemption:
    """An exemption and where it stands."""

    exemption: Exemption
    place: Place


def read(settings: Settings) -> tuple[tuple[PlacedExemption, ...], tuple[Problem, ...]]:
    """Read the exemptions that are well formed, and the problems of the others; none without a file."""
    name = f"{settings.quiz}/{FILE}"
    if not (settings.root / name).exists():
        return (), ()
    found = yaml_files.load(settings.root / name, name, Exemptions)
    kept = found.data.exemptions if found.data else ()
    placed = (
        PlacedExemption(one, found.tree.place("exemptions", rank))
        for rank, one in zip(found.ranks("exemptions"), kept, strict=False)
    )
    return tuple(placed), found.problems
