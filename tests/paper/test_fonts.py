"""The fonts that we ship are the ones that their papers describe."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from cadre.paper.engine import FONTS

FILES = ["NotoSans-Regular.ttf", "NotoSansCanadianAboriginal-Regular.ttf"]


def described(name: str) -> list[str]:
    """Return the cells of the row of README.md that describes a file: name, version, SHA-256."""
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    row = next(line for line in readme.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip(" `") for cell in row.strip("|").split("|")[1:]]


def record(path: Path, number: int) -> str:
    with TTFont(path, lazy=True) as font:
        return str(font["name"].getDebugName(number))


def test_there_are_these_two_only() -> None:
    assert sorted(path.name for path in FONTS.glob("*.[ot]t[fc]")) == FILES


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_the_described_one(name: str) -> None:
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == described(name)[2]


@pytest.mark.parametrize("name", FILES)
def test_the_version_is_the_described_one(name: str) -> None:
    assert record(FONTS / name, 5) == described(name)[1]


@pytest.mark.parametrize("name", FILES)
def test_the_licence_has_the_font_s_copyright(name: str) -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert f"{described(name)[0]}: {record(FONTS / name, 0)}" in licence


@pytest.mark.parametrize("name", FILES)
def test_the_font_is_under_that_licence(name: str) -> None:
    assert re.search(r"SIL Open Font License, Version 1\.1", record(FONTS / name, 13))
