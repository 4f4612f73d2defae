"""A copy of the project, for what changes its settings or its pages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from . import ROOT

FOLDERS: Final = ("docs", "quiz", "scripts", "overrides")
FILES: Final = ("mkdocs.yml", "versions.yml", "accessibility.yml")


def copy(folder: Path) -> Path:
    """Copy what a build reads into `folder`, and return that folder."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    return folder


def rewrite(file: Path, before: str, after: str) -> None:
    """Put `after` in place of the first `before`, which must be in the file."""
    source = file.read_text(encoding="utf-8")
    assert before in source, f"{file.name} has no {before!r}"
    file.write_text(source.replace(before, after, 1), encoding="utf-8")
