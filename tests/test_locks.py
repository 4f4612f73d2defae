"""A lock is one process's at a time, and ends with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cadre.disk import locks

from .support import ROOT

HOLD = """
import sys
from pathlib import Path
from cadre.disk import locks
held = locks.take(Path(sys.argv[1]))
print("held" if held else "taken", flush=True)
sys.stdin.read()
"""


def process(file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)],
        env={"PYTHONPATH": str(ROOT / "scripts")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def first_word(other: subprocess.Popen[str]) -> str:
    assert other.stdout
    return other.stdout.readline().strip()


def test_what_another_process_holds_cannot_be_taken(tmp_path: Path) -> None:
    with process(tmp_path / "lock") as other:
        assert first_word(other) == "held"
        assert locks.take(tmp_path / "lock") is None
        other.kill()


def test_a_process_that_dies_lets_go(tmp_path: Path) -> None:
    with process(tmp_path / "lock") as other:
        assert first_word(other) == "held"
        other.kill()
    held = locks.take(tmp_path / "lock")
    assert held is not None
    held.release()


def test_what_is_released_can_be_taken_and_leaves_no_file(tmp_path: Path) -> None:
    held = locks.take(tmp_path / "lock")
    assert held is not None
    with process(tmp_path / "lock") as other:
        assert first_word(other) == "taken"
        other.kill()
    held.release()
    assert list(tmp_path.iterdir()) == []
    with process(tmp_path / "lock") as other:
        assert first_word(other) == "held"
        other.kill()
