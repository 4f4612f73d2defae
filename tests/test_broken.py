"""A matrix of broken projects: `check` and `build` agree on each one, and nothing ends in a traceback."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from cadre.cli import main
from tests.support import broken, forked

pytestmark = pytest.mark.slow

FOLDER = Path(__file__).parent / "cases" / "broken"
CASES = sorted(FOLDER.glob("*.yml"))


@dataclass(frozen=True)
class Broken:
    """A broken project on the disk, and the errors that it must give."""

    root: Path
    errors: tuple[str, ...]


@pytest.fixture(params=CASES, ids=lambda file: file.stem)
def project(request: pytest.FixtureRequest, bourg: Path, monkeypatch: pytest.MonkeyPatch) -> Broken:
    case: dict[str, Any] = yaml.safe_load(request.param.read_text(encoding="utf-8"))
    broken.apply(case, bourg)
    for name, value in case.get("env", {}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(bourg)
    return Broken(bourg, tuple(case["errors"]))


@dataclass(frozen=True)
class Told:
    """What `check` prints of a project: its status, and each error as an editor gets it."""

    status: int
    errors: tuple[dict[str, Any], ...]

    def lines(self) -> Iterator[str]:
        for error in self.errors:
            yield f"{error['path']}:{error['line']}:{error['column']} {error['code']}"


def checked(capsys: pytest.CaptureFixture[str]) -> Told:
    status = main(["check", "--format", "json"])
    rows = json.loads(capsys.readouterr().out)
    return Told(status, tuple(row for row in rows if row["severity"] == "error"))


@pytest.fixture(scope="module")
def commands() -> Iterator[forked.Commands]:
    with forked.commands() as running:
        yield running


def test_check_names_each_error_with_its_mend(
    project: Broken, capsys: pytest.CaptureFixture[str]
) -> None:
    told = checked(capsys)

    assert tuple(told.lines()) == project.errors
    assert told.status == int(bool(project.errors))
    assert all(error["message"].strip() and error["fix"].strip() for error in told.errors)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="copies a process for each project")
def test_build_gives_the_verdict_of_check_with_the_same_errors(
    project: Broken, commands: forked.Commands, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = checked(capsys)

    done = commands.run(project.root, ["build", "--site-dir", str(tmp_path / "site")])

    assert "Traceback" not in done.printed
    assert (done.status == 0) == (told.status == 0), done.printed
    for error in told.errors:
        place = f"{error['path']}:{error['line']}:{error['column']}"
        assert f"{place}: {error['message']}" in done.printed
    assert (tmp_path / "site").exists() == (told.status == 0)


@pytest.mark.parametrize(
    "command", [["fingerprint"], ["consent", "--kind", "official", "-o", "page.pdf"]], ids=" ".join
)
@pytest.mark.usefixtures("project")
def test_no_other_command_ends_in_a_traceback(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(command)

    told = capsys.readouterr()
    assert status in (0, 1)
    assert (told.out if status == 0 else told.err).strip()


def test_the_matrix_is_wide() -> None:
    assert len(CASES) >= 60
