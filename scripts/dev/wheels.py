"""Whether each package of the site is ready to install on each system: a wheel, and one whose hash is in the lock."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from dev.tools import ToolMissingError

LOCK: Final = "requirements.txt"
#: The tags that pip takes on each system; it adds by itself the older ones of macOS and of manylinux2014.
PLATFORMS: Final[Mapping[str, Sequence[str]]] = {
    "Windows x86-64": ("win_amd64",),
    "macOS x86-64": ("macosx_13_0_x86_64",),
    "macOS arm64": ("macosx_13_0_arm64",),
    "Linux glibc x86-64": (
        *("manylinux_2_28_x86_64", "manylinux_2_17_x86_64"),
        *("manylinux2014_x86_64", "linux_x86_64"),
    ),
    "Linux musl x86-64": ("musllinux_1_2_x86_64", "musllinux_1_1_x86_64"),
}
_ENTRY: Final = re.compile(r"^(?=\w)", re.MULTILINE)
_MARKER: Final = re.compile(r" ;[^\\\n]*(?= \\)")
_ABSENT: Final = re.compile(r"No matching distribution found for ([\w.-]+)==")
_PIP: Final = (
    *("--disable-pip-version-check", "--no-input", "--quiet", "--dry-run", "--ignore-installed"),
    *("--no-deps", "--require-hashes", "--only-binary", ":all:", "--report", "-"),
)
#: Runs pip on some lines of a lock for some tags: its status, what it printed, what it said.
Pip = Callable[[str, Sequence[str]], tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """For one system: the compiled wheels found, and the packages that have none."""

    platform: str
    compiled: tuple[str, ...]
    absent: tuple[str, ...]


def standings(root: Path, pip: Pip | None = None) -> Iterator[Standing]:
    """Yield what stands for each system. Raises ToolMissingError when the index cannot be asked."""
    entries = requirements((root / LOCK).read_text(encoding="utf-8"))
    for platform, tags in PLATFORMS.items():
        yield _standing(platform, tags, dict(entries), pip or _pip)


def requirements(lock: str) -> dict[str, str]:
    """Return the lines of each package; what it holds for another system than this one is to be found too."""
    entries = (entry for entry in _ENTRY.split(lock) if "==" in entry)
    return {entry.partition("==")[0]: _MARKER.sub("", entry, count=1) for entry in entries}


def _standing(platform: str, tags: Sequence[str], entries: dict[str, str], pip: Pip) -> Standing:
    """Ask again without each package that has no wheel: pip stops at the first."""
    absent: list[str] = []
    while True:
        status, printed, said = pip("".join(entries.values()), tags)
        if not status:
            return Standing(platform, tuple(_compiled(printed)), tuple(absent))
        match = _ABSENT.search(said)
        # This system has them all: what is not found for it either tells that nobody could be asked.
        if match is None or match[1] not in entries or pip(entries[match[1]], ())[0]:
            last = next((line for line in reversed(said.splitlines()) if line.strip()), "?")
            raise ToolMissingError("security.not-asked", lock=LOCK, reason=last)
        absent.append(match[1])
        del entries[match[1]]


def _compiled(report: str) -> Iterator[str]:
    for one in json.loads(report)["install"]:
        name = one["download_info"]["url"].rpartition("/")[2]
        if not name.endswith("-any.whl"):
            yield name


def _pip(lines: str, tags: Sequence[str]) -> tuple[int, str, str]:
    with TemporaryDirectory() as folder:
        lock = Path(folder) / LOCK
        lock.write_text(lines, encoding="utf-8")
        wanted = [word for tag in tags for word in ("--platform", tag)]
        place = ("--target", str(Path(folder) / "nothing"), "-r", str(lock))
        command = (sys.executable, "-m", "pip", "install", *_PIP, *wanted, *place)
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr
