"""`quiz/*.yml` → the scenario bank, each part with its place, each mistake as a problem."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cadre.disk.files import is_litter
from cadre.model.bank import Bank, Group
from cadre.model.diagnostics import Place, Problem
from cadre.reading import yaml_files
from cadre.reading.yaml_files import Checked, Tree

_ENDING: Final = re.compile(r"\.ya?ml", re.IGNORECASE)


@dataclass(frozen=True)
class BankFile:
    """One group as its file holds it.

    `group` keeps only the scenarios that are well formed and is None when the file holds none; `ranks`
    gives each one's rank in the file, so that `place` finds it.
    """

    path: str
    group: Group | None
    tree: Tree
    ranks: tuple[int, ...]
    problems: tuple[Problem, ...]

    def place(self, scenario: int, *route: str | int) -> Place:
        """Return where a part of the scenario `scenario` (its rank in `group`) stands."""
        return self.tree.place("scenarios", self.ranks[scenario], *route)


def read_all(folder: Path, path: str) -> tuple[BankFile, ...]:
    """Read every file of questions of `folder`, in the order of their names.

    `check` refuses any other ending than `.yml`; what such a file holds is read all the same.
    """
    named = (file for file in sorted(folder.glob("*")) if _ENDING.fullmatch(file.suffix))
    files = [file for file in named if not is_litter(file.name)]
    return tuple(read(file, f"{path}/{file.name}") for file in files)


def read(file: Path, path: str) -> BankFile:
    """Read one file of the bank; a mistake in it is a problem, never an exception."""
    return _group(yaml_files.load(file, path, Group))


def parse(data: bytes, path: str) -> BankFile:
    """Read the bytes of one file of the bank, as `read` does."""
    return _group(yaml_files.loaded(data, path, Group))


def bank(files: Sequence[BankFile], order: Sequence[str]) -> Bank:
    """Return the bank with its groups in the order of the policy, the others last."""
    rank = {group: number for number, group in enumerate(order)}
    groups = [file.group for file in files if file.group]
    return Bank(groups=tuple(sorted(groups, key=lambda group: rank.get(group.group, len(rank)))))


def _group(found: Checked[Group]) -> BankFile:
    ranks = found.ranks("scenarios") if found.data else ()
    return BankFile(found.tree.path, found.data, found.tree, ranks, found.problems)
