"""Copies of projects, for what changes their settings or their pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from . import ROOT

#: What is the software's, and what is a municipality's.
SOFTWARE: Final = ("scripts", "overrides")
FOLDERS: Final = ("docs", "quiz", *SOFTWARE)
FILES: Final = ("mkdocs.yml", "versions.yml", "accessibility.yml")


def copy(folder: Path) -> Path:
    """Copy what a build of the project at the root reads into `folder`, and return that folder."""
    _folders(FOLDERS, folder)
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    return folder


def small(name: str, folder: Path) -> Path:
    """Copy a small municipality of tests/fixtures into `folder`; its software is the project's, where it is."""
    return _small(name, folder, f"{ROOT.as_posix()}/")


def small_and_software(name: str, folder: Path) -> Path:
    """Make a project of a small municipality's texts and a copy of the software, as its own would be."""
    _small(name, folder, "")
    _folders(SOFTWARE, folder)
    return folder


def english_only(text: str) -> str:
    """Leave French out of the settings of the by-law: all that follows the entry of English, up to the next setting."""
    before, _, rest = text.partition("        - locale: fr\n")
    kept = f"{before}markdown_extensions:{rest.partition('markdown_extensions:')[2]}"
    return kept.replace(", fr: Règlement sur les médias sociaux", "")


def rewrite(file: Path, before: str, after: str) -> None:
    """Put `after` in place of the first `before`, which must be in the file."""
    source = file.read_text(encoding="utf-8")
    assert before in source, f"{file.name} has no {before!r}"
    file.write_text(source.replace(before, after, 1), encoding="utf-8")


def _small(name: str, folder: Path, software: str) -> Path:
    shutil.copytree(ROOT / "tests" / "fixtures" / name, folder)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("../../../", software)
    config.write_text(text, encoding="utf-8")
    return folder


def _folders(names: Iterable[str], folder: Path) -> None:
    for name in names:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
