"""A copy of the project to change: what is at work is never touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support import ROOT
from tests.support.tracked import tracked

#: How long the named tests of one mutation may take: far more than they need, on a busy machine too.
LONGEST = 900


@contextmanager
def copied() -> Iterator[Path]:
    """Yield the folder of a copy of all that git follows, or would follow at the next commit."""
    with TemporaryDirectory(prefix="mutations-") as folder:
        copy = Path(folder) / "cadre"
        for path in tracked():
            place = copy / path.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, place)
        yield copy


def run(copy: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run some tests in a copy, until the first that fails; raises subprocess.TimeoutExpired."""
    options = ("-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--no-header")
    command = (sys.executable, "-m", "pytest", *options, *tests)
    # A compiled file is told from its source by a date in seconds: a mutation comes and goes faster.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command,
        cwd=copy,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=LONGEST,
    )
