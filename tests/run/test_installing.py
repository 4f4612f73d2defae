"""`python3 scripts/run.py` installs what is pinned, whatever pip is told, or says clearly why it cannot."""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

import pytest

import bootstrap
from tests.run import assert_says_once
from tests.support.small_project import SmallProject, closed_port, index

pytestmark = pytest.mark.slow


def test_no_network_is_said_and_the_old_environment_kept(project: SmallProject) -> None:
    before = (project.folder / "requirements.txt").read_text()
    project.require("requirements.txt", "extra")
    ran = project.run("check", changes=index(closed_port()))
    assert (ran.status, ran.output) == (1, "")
    assert_says_once(ran.errors, "connexion à Internet", "Internet connection")
    (project.folder / "requirements.txt").write_text(before)
    assert project.run("check", changes=index(closed_port())).output == "check with tiny\n"


def test_package_that_is_not_the_pinned_one_is_refused(fresh: SmallProject) -> None:
    requirements = fresh.folder / "requirements.txt"
    requirements.write_text(f"tiny==1.0 --hash=sha256:{'0' * 64}\n")
    ran = fresh.run("check")
    assert ran.status == 1
    assert_says_once(ran.errors, "L'installation a échoué", "The installation failed")
    assert "HASHES" in (fresh.folder / ".venv.log").read_text()


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_python_without_venv_is_said(fresh: SmallProject, tmp_path: Path, module: str) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(f"import sys\nsys.modules[{module!r}] = None\n")
    ran = fresh.run("check", changes={"PYTHONPATH": str(hidden)})
    assert ran.status == 1
    assert_says_once(ran.errors, "sudo apt install python3", "sudo apt install python3")


#: Each of them, in a file or in the environment, makes pip install elsewhere, otherwise or nothing.
SPOILING = {
    "user": "1",
    "require-virtualenv": "1",
    "no-deps": "1",
    "dry-run": "1",
    "target": "elsewhere",
    "prefix": "elsewhere",
    "root": "elsewhere",
    "no-binary": ":all:",
    "constraint": "nothing.txt",
    "requirement": "nothing.txt",
}


def test_settings_of_pip_that_would_spoil_the_environment_are_left_aside(
    fresh: SmallProject,
) -> None:
    changes = {f"PIP_{name.upper().replace('-', '_')}": value for name, value in SPOILING.items()}
    ran = fresh.run("check", changes=changes)
    assert (ran.status, ran.output) == (0, "check with tiny\n"), ran.errors


def test_the_same_settings_in_a_file_are_left_aside_and_those_that_lead_to_packages_kept(
    fresh: SmallProject, tmp_path: Path
) -> None:
    rows = [f"{name} = {value}\n" for name, value in SPOILING.items()]
    reaching = f"no_index = yes\nfind-links =\n  {fresh.folder / 'wheels'}\n"
    file = tmp_path / "pip.conf"
    file.write_text(f"[global]\n{reaching}[install]\n{''.join(rows)}", encoding="utf-8")
    changes = {"PIP_CONFIG_FILE": str(file), "PIP_NO_INDEX": "", "PIP_FIND_LINKS": ""}
    ran = fresh.run("check", changes=changes)
    assert (ran.status, ran.output) == (0, "check with tiny\n"), ran.errors


def test_requirements_that_are_missing_are_told_so(project: SmallProject) -> None:
    (project.folder / "requirements.txt").unlink()
    ran = project.run("check")
    assert ran.status == 1
    assert_says_once(ran.errors, "requirements.txt n'a pas pu être lu", "could not be read")


@pytest.mark.skipif(os.name == "nt", reason="any file may be started there")
def test_a_python_that_cannot_be_started_is_told_so(project: SmallProject) -> None:
    python = project.environment / "bin" / "python"
    python.unlink()
    python.write_text("", encoding="utf-8")
    ran = project.run("check")
    assert ran.status == 1
    assert_says_once(ran.errors, "bin/python n'a pas pu être lancé", "could not be started")


def test_pip_that_cannot_be_installed_is_not_said_to_be_a_lack_of_venv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "ensurepip", output=b"No space left on device")

    monkeypatch.setattr(venv, "create", fail)
    for name in ("requirements.txt", "requirements-test.txt"):
        (tmp_path / name).touch()
    environment = bootstrap.Environment(tmp_path, tmp_path / ".venv")
    with pytest.raises(bootstrap.StoppedError) as caught:
        bootstrap.make(environment, "requirements.txt")
    assert caught.value.key == "not-installed"
    assert environment.log.read_bytes() == b"No space left on device"
