"""Finds the browser that the tests drive, or installs one where that is allowed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from dev import node
from dev.tools import ToolMissingError

#: Names the browser to use, whatever is installed.
OVERRIDE: Final = "CADRE_CHROMIUM"

#: Tells Playwright which Node to run: its own asks for a library that a bare Debian lacks.
DRIVER_NODE: Final = "PLAYWRIGHT_NODEJS_PATH"

#: The engine alone comes first: it takes a third of the work of the same program with its windows.
COMMANDS: Final = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
MAC_APPLICATIONS: Final = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_FOLDERS: Final = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PROGRAMS: Final = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
#: Stands on Debian and on what is made from it.
DEBIAN: Final = Path("/etc/debian_version")
#: Where Playwright keeps a browser of its own, in its cache, on each system.
PLAYWRIGHT_PROGRAMS: Final = (
    "chromium_headless_shell-*/*/chrome-headless-shell",
    "chromium_headless_shell-*/*/chrome-headless-shell.exe",
    "chromium-*/chrome-*/chrome",
    "chromium-*/chrome-*/chrome.exe",
    "chromium-*/chrome-*/*.app/Contents/MacOS/*",
)

Run = Callable[[Sequence[str]], int]


def ensure(run: Run | None = None) -> Path:
    """Return the path of a browser, after installing one if there is none.

    `run` runs an installer's command and returns its exit status. Raises ToolMissingError.
    """
    if (found := find()) is not None:
        return found
    for command in _installers(os.environ):
        (run or run_silently)(command)
    if (found := find()) is not None:
        return found
    raise ToolMissingError("test.chromium-missing", variable=OVERRIDE)


def find(variables: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Return the path of an installed browser, or None.

    Raises ToolMissingError when the variable CADRE_CHROMIUM names a file that is not there.
    """
    if named := variables.get(OVERRIDE):
        if not Path(named).is_file():
            raise ToolMissingError("test.chromium-wrong", variable=OVERRIDE, path=named)
        return Path(named)
    return next((path for path in _candidates(variables, platform) if path.is_file()), None)


def _candidates(variables: Mapping[str, str], platform: str) -> Iterator[Path]:
    for command in COMMANDS:
        if found := shutil.which(command, path=variables.get("PATH", "")):
            yield Path(found)
    home = Path(variables.get("HOME") or variables.get("USERPROFILE") or Path.home())
    yield from _applications(variables, platform, home)
    yield from _playwright_programs(_playwright_cache(variables, platform, home))


def _applications(variables: Mapping[str, str], platform: str, home: Path) -> Iterator[Path]:
    """Yield where a browser stands on the systems that do not put it on the path."""
    if platform == "darwin":
        for folder in (Path("/Applications"), home / "Applications"):
            for name in MAC_APPLICATIONS:
                yield folder / f"{name}.app/Contents/MacOS/{name}"
    if platform == "win32":
        for where in filter(None, map(variables.get, WINDOWS_FOLDERS)):
            for program in WINDOWS_PROGRAMS:
                yield Path(where, program)


def _playwright_cache(variables: Mapping[str, str], platform: str, home: Path) -> Path:
    """Return the folder documented at playwright.dev/python/docs/browsers."""
    if named := variables.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    if platform == "darwin":
        return home / "Library/Caches/ms-playwright"
    if platform == "win32":
        return Path(variables.get("LOCALAPPDATA") or home / "AppData/Local", "ms-playwright")
    return Path(variables.get("XDG_CACHE_HOME") or home / ".cache", "ms-playwright")


def _playwright_programs(cache: Path) -> list[Path]:
    programs = [path for pattern in PLAYWRIGHT_PROGRAMS for path in cache.glob(pattern)]
    return sorted(programs, key=lambda path: _revision(path.relative_to(cache)), reverse=True)


def _revision(program: Path) -> int:
    digits = re.search(r"\d+", program.parts[0])
    return int(digits[0]) if digits else 0


def _installers(variables: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """Yield the commands that install a browser; system packages only as root or in CI."""
    yield from system_installers(variables, "chromium-headless-shell", "fonts-liberation")
    if find() is None:
        yield (sys.executable, "-m", "playwright", "install", "--only-shell", "chromium")


def system_installers(variables: Mapping[str, str], *packages: str) -> Iterator[Sequence[str]]:
    """Yield the commands that install packages of the system, where that is for us to do."""
    prefix = _as_root(variables)
    if prefix is not None and shutil.which("apt-get") and DEBIAN.exists():
        yield (*prefix, "apt-get", "-qq", "update")
        install = ("apt-get", "-qq", "install", "--yes", "--no-install-recommends")
        yield (*prefix, *install, *packages)


def _as_root(variables: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return what goes before a command to run it as root; None where that is not for us to do."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if variables.get("CI") == "true" and shutil.which("sudo") else None


def run_silently(command: Sequence[str]) -> int:
    """Run an installer's command and return its exit status."""
    ours = {"DEBIAN_FRONTEND": "noninteractive", DRIVER_NODE: str(node.executable())}
    variables = {**ours, **os.environ}
    # Silent: what matters afterwards is whether a browser is there, and one line says so if not.
    return subprocess.run(command, check=False, env=variables, capture_output=True).returncode
