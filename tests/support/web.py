"""Building the site, for tests that look at what readers get."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

#: Any day will do, provided that two builds of one text are alike byte for byte.
SOURCE_DATE: Final = "1547424000"


def build(root: Path, folder: Path) -> str:
    """Build the site of the project in `root` as the README says; return what went wrong, or ''."""
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder))
    variables = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": "",  # MkDocs must find the package by itself, as it does for an author
        "SOURCE_DATE_EPOCH": SOURCE_DATE,
    }
    done = subprocess.run(
        command, cwd=root, env=variables, check=False, capture_output=True, text=True
    )
    if done.returncode == 0:
        return ""
    return f"mkdocs build: {done.returncode}\n{done.stdout}{done.stderr}"
