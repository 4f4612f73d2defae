"""`python3 scripts/run.py` makes its environment, keeps it and mends it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cadre.disk import locks
from tests.run import assert_says_once
from tests.support.small_project import SmallProject

pytestmark = pytest.mark.slow


def test_first_use_announces_the_wait_then_runs_the_verb(fresh: SmallProject) -> None:
    ran = fresh.run("check", "--format", "json")
    assert (ran.status, ran.output) == (0, "check --format json with tiny\n")
    assert_says_once(ran.errors, "Préparation de l'environnement", "Preparing the environment")


def test_later_use_says_nothing_and_asks_pip_nothing(project: SmallProject) -> None:
    project.forget_wheels()
    ran = project.run("build")
    assert (ran.status, ran.output, ran.errors) == (0, "build with tiny\n", "")


def test_exit_status_of_the_verb_is_forwarded(project: SmallProject) -> None:
    assert project.run("fail").status == 3


def test_changed_requirements_renew_the_environment(project: SmallProject) -> None:
    project.require("requirements.txt", "extra")
    assert project.run("check").output == "check with extra\n"
    project.forget_wheels()
    assert project.run("check").output == "check with extra\n"


def test_environment_of_the_tests_serves_the_other_verbs(project: SmallProject) -> None:
    assert project.run("test").output == "test with tiny extra\n"
    project.forget_wheels()
    assert project.run("check").output == "check with tiny extra\n"


def test_environment_of_the_tests_is_never_reduced(fresh: SmallProject) -> None:
    assert fresh.run("test").status == 0
    fresh.require("requirements.txt", "extra")
    assert fresh.run("check").output == "check with tiny extra\n"


def test_environment_cut_short_is_made_again(project: SmallProject) -> None:
    project.stamp.unlink()
    (project.environment / "pyvenv.cfg").unlink()
    assert project.run("check").output == "check with tiny\n"
    assert project.stamp.is_file()


@pytest.mark.skipif(os.name == "nt", reason="an environment copies its Python there")
def test_environment_whose_python_is_gone_is_made_again(project: SmallProject) -> None:
    python = project.environment / "bin" / "python"
    python.unlink()
    python.symlink_to(project.folder / "removed")
    assert project.run("check").output == "check with tiny\n"


def test_environment_of_another_python_is_made_again(project: SmallProject) -> None:
    project.stamp.write_text(project.stamp.read_text().replace('"python": "3', '"python": "2'))
    assert "Preparing" in project.run("check").errors


def test_environment_can_stand_elsewhere(fresh: SmallProject, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    assert fresh.run("check", changes={"CADRE_VENV": str(elsewhere)}).status == 0
    assert elsewhere.is_dir()
    assert not fresh.environment.exists()


def test_folder_named_by_mistake_is_left_alone(fresh: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    photo = tmp_path / "photos" / "photo.jpg"
    photo.touch()
    ran = fresh.run("check", changes={"CADRE_VENV": str(photo.parent)})
    assert ran.status == 1
    assert_says_once(ran.errors, "n'est pas un environnement", "is not a Python environment")
    assert photo.exists()


def test_modules_of_another_project_are_not_ours(project: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "extra.py").touch()
    ran = project.run("check", changes={"PYTHONPATH": str(tmp_path)})
    assert ran.output == "check with tiny\n"


def test_a_second_first_use_waits_for_the_other(project: SmallProject) -> None:
    made = project.stamp.read_bytes()
    project.stamp.unlink()
    project.forget_wheels()
    held = locks.take(project.folder / ".venv.lock")
    assert held
    process = subprocess.Popen(
        project.command("check"),
        env=project.variables(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr
    assert "attend qu'elle finisse" in process.stderr.readline()
    assert "waits until it ends" in process.stderr.readline()
    project.stamp.write_bytes(made)  # the other one has made the environment
    held.release()
    output, errors = process.communicate()
    assert (process.returncode, output, errors) == (0, "check with tiny\n", "")
