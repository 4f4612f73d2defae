"""`python3 scripts/run.py`: makes its environment, keeps it, mends it, and says clearly what it cannot do."""

from __future__ import annotations

import ast
import os
import signal
import socket
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import bootstrap
from cadre import locks

from .support import interpreters, small_project
from .support.small_project import SmallProject, closed_port, index

RUN = small_project.SCRIPTS / "run.py"

#: Grammar that Python 2.7 cannot read, though Python 3.6 may.
TOO_NEW = (
    ast.AnnAssign,
    ast.AsyncFunctionDef,
    ast.Await,
    ast.JoinedStr,
    ast.MatMult,
    ast.Match,
    ast.NamedExpr,
    ast.Nonlocal,
    ast.Starred,
    ast.YieldFrom,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A project used once, so that it has its environment."""
    project = small_project.make(tmp_path_factory.mktemp("made") / "project")
    ran = project.run("check")
    assert ran.status == 0, ran.errors
    return project


@pytest.fixture
def project(made: SmallProject, tmp_path: Path) -> SmallProject:
    """A project with an environment, to spoil at will."""
    return made.copy_to(tmp_path / "project")


@pytest.fixture
def fresh(tmp_path: Path) -> SmallProject:
    """A project with no environment."""
    return small_project.make(tmp_path / "project")


def assert_says_once(errors: str, french: str, english: str) -> None:
    """The two last lines are the message, in French then in English, and there is no traceback."""
    first, second = errors.splitlines()[-2:]
    assert french in first
    assert english in second
    assert "Traceback" not in errors


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


@pytest.mark.skipif(os.name == "nt", reason="no signal to send there")
def test_an_interruption_waits_until_the_verb_can_answer_it(project: SmallProject) -> None:
    (project.folder / "scripts" / "cadre" / "__main__.py").write_text(
        "import signal\nprint(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))\n",
        encoding="utf-8",
    )
    assert project.run("check").output == "True\n"


@pytest.mark.skipif(os.name == "nt", reason="no signal to send there")
def test_the_verb_answers_an_interruption_that_came_before_it() -> None:
    come = (
        "import os, signal, sys\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\n"
        "os.kill(os.getpid(), signal.SIGINT)\n"
        "os.execv(sys.executable, [sys.executable, '-m', 'cadre', 'check'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", come],
        env={**os.environ, "PYTHONPATH": str(small_project.SCRIPTS)},
        check=False,
        capture_output=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="no signal to send there")
def test_interruption_leaves_no_traceback_and_no_stamp(fresh: SmallProject) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(60)
        process = subprocess.Popen(
            fresh.command("check"),
            env=fresh.variables(index(silent.getsockname()[1])),
            stderr=subprocess.PIPE,
            text=True,
        )
        connection, _ = silent.accept()  # pip is at work
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
        connection.close()
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert not fresh.stamp.exists()


def test_grammar_is_that_of_old_pythons() -> None:
    tree = ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 4))
    assert [node for node in ast.walk(tree) if isinstance(node, TOO_NEW)] == []


@pytest.mark.parametrize("python", interpreters.too_old(), ids=lambda path: path.name)
def test_old_python_is_told_so(fresh: SmallProject, python: Path) -> None:
    ran = fresh.run("check", python=str(python))
    assert (ran.status, ran.output) == (1, "")
    assert_says_once(ran.errors, "Il faut Python 3.11", "Python 3.11 or later is needed")
    assert len(ran.errors.splitlines()) == 2


def test_folder_that_cannot_be_written_is_said(fresh: SmallProject) -> None:
    (fresh.folder / "file").touch()
    ran = fresh.run("check", changes={"CADRE_VENV": str(fresh.folder / "file" / "environment")})
    assert ran.status == 1
    assert_says_once(ran.errors, "Impossible d'écrire", "cannot be written")
