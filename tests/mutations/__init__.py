"""Mutations of the project: slips on purpose, each of which a named test must see.

A list is data, one file an area: which file is changed, what stands there once, what goes in its place,
and the tests that must then fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

LISTS: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Mutation:
    """One slip in one file, and the tests, as pytest names them, that must see it."""

    area: str
    about: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def applies(self, root: Path) -> bool:
        """Say whether what it changes stands once in its file: else the list is stale."""
        path = root / self.file
        return path.is_file() and path.read_text(encoding="utf-8").count(self.old) == 1

    def apply(self, root: Path) -> None:
        """Make the change in a copy of the project; raises ValueError when it does not apply."""
        if not self.applies(root):
            raise ValueError(self.about)
        path = root / self.file
        text = path.read_text(encoding="utf-8").replace(self.old, self.new)
        path.write_text(text, encoding="utf-8")


def read() -> tuple[Mutation, ...]:
    """Return all mutations, area after area."""
    return tuple(one for path in sorted(LISTS.glob("*.yml")) for one in _area(path))


def _area(path: Path) -> Iterator[Mutation]:
    files: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for file in files:
        for one in file["mutations"]:
            tests = tuple(one.get("tests", file["tests"]))
            yield Mutation(path.stem, one["about"], file["file"], one["old"], one["new"], tests)
