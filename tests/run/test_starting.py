"""`python3 scripts/run.py` on an old Python, in a folder that cannot be written, and when it is interrupted."""

from __future__ import annotations

import ast
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.run import assert_says_once
from tests.support import interpreters, small_project
from tests.support.small_project import SmallProject, index

pytestmark = pytest.mark.slow

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
