"""`check` on a tiny organisation: each mistake that an author makes, and the exact words that answer it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cadre.cli import main

TESTS = Path(__file__).parent
CASES = sorted((TESTS / "cases" / "check").glob("*.yml"))


@pytest.fixture(autouse=True)
def here(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bourg)


def apply(case: dict[str, Any], root: Path) -> None:
    for path, (before, after) in case.get("replace", {}).items():
        source = (root / path).read_text(encoding="utf-8")
        assert before in source, f"{path} does not hold {before!r}"
        (root / path).write_text(source.replace(before, after), encoding="utf-8")
    for path in case.get("folders", []):
        (root / path).mkdir()
    for path, text in case.get("write", {}).items():
        (root / path).write_text(text, encoding="utf-8")
    for path, text in case.get("latin1", {}).items():
        (root / path).write_bytes(text.encode("latin-1"))
    for path in case.get("delete", []):
        (root / path).unlink()


def test_a_project_without_mistake_has_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().out == "Aucun problème.\n"


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_mistake_is_told_with_its_place_and_its_mend(
    file: Path, bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    apply(case, bourg)

    status = main(["check", "--lang", case.get("lang", "fr")])

    printed = capsys.readouterr()
    assert printed.out + printed.err == case["output"]
    assert status == case.get("status", 1)
    if "strict-status" in case:
        assert main(["check", "--strict"]) == case["strict-status"]
