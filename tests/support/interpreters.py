"""The Pythons too old for the project that this machine happens to have."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

NAMES: Final = ("python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10")


def too_old() -> list[Path]:
    """Return one interpreter for each old version that can be started."""
    found = {name: path for name in NAMES for path in _candidates(name) if _starts(path)}
    return list(found.values())


def _candidates(name: str) -> Iterator[Path]:
    if path := shutil.which(name):
        yield Path(path)
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from pyenv.glob(f"versions/*/bin/{name}")


def _starts(path: Path) -> bool:
    """Say whether it is more than a launcher for a version that is not there."""
    return subprocess.run((path, "-V"), check=False, capture_output=True).returncode == 0
