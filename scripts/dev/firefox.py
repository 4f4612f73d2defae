"""Finds the Firefox that the tests drive, or installs one where that is allowed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from dev import chromium
from dev.chromium import Run
from dev.tools import ToolMissingError

#: Names the browser to use, whatever is installed.
OVERRIDE: Final = "CADRE_FIREFOX"

COMMANDS: Final = ("firefox", "firefox-esr")
MAC_PROGRAM: Final = "Applications/Firefox.app/Contents/MacOS/firefox"
WINDOWS_PROGRAM: Final = "Mozilla Firefox/firefox.exe"


def ensure(run: Run | None = None) -> Path:
    """Return the path of a Firefox, after installing one if there is none.

    `run` runs an installer's command and returns its exit status. Raises ToolMissingError.
    """
    if (found := find()) is not None:
        return found
    for command in chromium.system_installers(os.environ, "firefox-esr"):
        (run or chromium.run_silently)(command)
    if (found := find()) is not None:
        return found
    raise ToolMissingError("test.firefox-missing", variable=OVERRIDE)


def find(variables: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Return the path of an installed Firefox, or None.

    Raises ToolMissingError when the variable CADRE_FIREFOX names a file that is not there.
    """
    if named := variables.get(OVERRIDE):
        if not Path(named).is_file():
            raise ToolMissingError("test.firefox-wrong", variable=OVERRIDE, path=named)
        return Path(named)
    return next((path for path in _candidates(variables, platform) if path.is_file()), None)


def _candidates(variables: Mapping[str, str], platform: str) -> Iterator[Path]:
    for command in COMMANDS:
        if found := shutil.which(command, path=variables.get("PATH", "")):
            yield Path(found)
    if platform == "darwin":
        home = Path(variables.get("HOME") or Path.home())
        yield from (folder / MAC_PROGRAM for folder in (Path("/"), home))
    if platform == "win32":
        for where in filter(None, map(variables.get, chromium.WINDOWS_FOLDERS)):
            yield Path(where, WINDOWS_PROGRAM)
