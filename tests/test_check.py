"""`check` on a tiny organisation: each mistake that an author makes, and the exact words that answer it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cadre.cli import main
from tests.support import broken

TESTS = Path(__file__).parent
CASES = sorted((TESTS / "cases" / "check").glob("*.yml"))


@pytest.fixture(autouse=True)
def here(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bourg)


def test_a_project_without_mistake_has_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().out == "Aucun problème.\n"


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_mistake_is_told_with_its_place_and_its_mend(
    file: Path, bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    broken.apply(case, bourg)

    status = main(["check", "--lang", case.get("lang", "fr")])

    printed = capsys.readouterr()
    assert printed.out + printed.err == case["output"]
    assert status == case.get("status", 1)
    if "strict-status" in case:
        assert main(["check", "--strict"]) == case["strict-status"]
