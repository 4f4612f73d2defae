"""Examples that nobody wrote: others in each run, the same again on request, those that failed first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from .support import ROOT

pytestmark = pytest.mark.slow

FAILING = """
from hypothesis import given, strategies as st

@given(st.integers(0, 2**60))
def test_small(number):
    assert number < 1000, number
"""


def test_examples_are_others_in_each_run_and_those_that_failed_are_kept() -> None:
    ours = settings()
    assert not ours.derandomize
    assert ours.print_blob
    assert ours.database is not None


def failure(folder: Path, *options: str) -> tuple[int, str]:
    """Run a test that fails, with our conftest, on two workers; return its status and its last line."""
    (folder / "test_small.py").write_text(FAILING, encoding="utf-8")
    (folder / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    command = (sys.executable, "-m", "pytest", "-q", "-n", "2", "-c", str(folder / "pytest.ini"))
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    done = subprocess.run(
        [*command, *options, str(folder)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "scripts")))},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def test_a_failure_tells_the_seed_of_its_run(tmp_path: Path) -> None:
    status, told = failure(tmp_path, "--hypothesis-seed=4242")
    assert status == pytest.ExitCode.TESTS_FAILED
    assert "--hypothesis-seed=4242" in told


def test_a_seed_is_chosen_when_none_is_asked_for(pytestconfig: pytest.Config) -> None:
    assert int(pytestconfig.getoption("hypothesis_seed")) >= 0
