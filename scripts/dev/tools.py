"""What the verbs of the test environment share: errors to tell, and the site that they look at."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


class ToolMissingError(Exception):
    """A tool cannot be found or installed.

    `key` names the text, in the set `cli`, that says so in one line and how to mend it.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class BuildStoppedError(Exception):
    """The site could not be built; the build has told why."""


def build(root: Path, folder: Path) -> None:
    """Build the site of the project at `root` into an empty folder; raises BuildStoppedError."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    if subprocess.run(command, cwd=root, check=False).returncode != 0:
        raise BuildStoppedError
