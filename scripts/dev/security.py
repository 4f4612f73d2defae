"""What is known of the pinned packages: their vulnerabilities, and a list of them for whoever must know (SBOM).

The tools stand in an environment of their own: nothing else needs them, and a first `build` does not wait for them.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dev import node
from dev.tools import ToolMissingError

PYTHON_LOCKS: Final = ("requirements.txt", "requirements-test.txt", "requirements-security.txt")
NPM_LOCK: Final = "tests/package-lock.json"
_TOOLS: Final = "requirements-security.txt"
_PIP: Final = ("--disable-pip-version-check", "--no-input", "--quiet")


@dataclass(frozen=True, slots=True)
class Advisory:
    """A vulnerability that somebody has published, and the versions that mend it, if any."""

    lock: str
    package: str
    name: str
    mended: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What a service said of a lock file; `silent` packages are those of which it said nothing."""

    lock: str
    packages: int
    silent: int
    advisories: tuple[Advisory, ...]


def audits(root: Path) -> Iterator[Audit]:
    """Yield what is known of each lock file. Raises ToolMissingError, for a lock that nobody could be asked about."""
    folder = tools(root)
    for lock in PYTHON_LOCKS:
        yield of_python(lock, _output(lock, _audit_command(folder, root / lock), root))
    command = (str(node.executable()), str(node.npm()), "audit", "--json")
    yield of_npm(NPM_LOCK, _output(NPM_LOCK, command, root / "tests"))


def of_python(lock: str, told: str) -> Audit:
    """Read the report of pip-audit. It counts as good the packages that the service does not know; we do not."""
    packages = _fields(lock, told, "dependencies")
    found = [
        Advisory(
            lock, f"{one['name']} {one['version']}", each["id"], ", ".join(each["fix_versions"])
        )
        for one in packages
        for each in one.get("vulns", ())
    ]
    return Audit(lock, len(packages), sum("skip_reason" in one for one in packages), tuple(found))


def of_npm(lock: str, told: str) -> Audit:
    """Read the report of `npm audit`."""
    packages = _fields(lock, told, "vulnerabilities")
    total = int(json.loads(told)["metadata"]["dependencies"]["total"])
    found = [
        Advisory(lock, f"{name} {one['range']}", each["url"].rpartition("/")[2], "")
        for name, one in packages.items()
        for each in one["via"]
        if isinstance(each, dict)  # a mere name is a package that depends on a vulnerable one
    ]
    return Audit(lock, total, 0, tuple(found))


def bill_of_materials(root: Path, file: Path) -> None:
    """Write the packages of the site, each with its version and hashes, as CycloneDX. Needs no network once installed."""
    program = _program(tools(root), "cyclonedx-py")
    project = ("--pyproject", str(root / "pyproject.toml"))
    command = (program, "requirements", "requirements.txt", *project, "--output-reproducible")
    done = _run((*command, "-o", str(file.absolute())), root)
    if done.returncode:
        raise ToolMissingError("security.no-list", reason=_last(done.stderr))


def tools(root: Path) -> Path:
    """Return the environment of the tools, made again when their lock has changed. Raises ToolMissingError."""
    lock = root / _TOOLS
    folder = root / ".cache" / "security"
    stamp = folder / "stamp"
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return folder
    venv.create(folder, with_pip=True, clear=True)
    binary = ("--require-hashes", "--only-binary", ":all:")
    command = (_program(folder, "python"), "-m", "pip", "install", *_PIP, *binary, "-r", str(lock))
    done = _run(command, root)
    if done.returncode:
        raise ToolMissingError("security.not-installed", reason=_last(done.stderr))
    stamp.write_text(wanted, encoding="ascii")
    return folder


def _audit_command(folder: Path, lock: Path) -> Sequence[str]:
    options = ("--require-hashes", "--disable-pip", "-f", "json", "--progress-spinner", "off")
    return (_program(folder, "pip-audit"), "-r", str(lock), *options)


def _output(lock: str, command: Sequence[str], folder: Path) -> str:
    done = _run(command, folder)
    if not done.stdout.strip():
        raise ToolMissingError("security.not-asked", lock=lock, reason=_last(done.stderr))
    return done.stdout


def _fields(lock: str, told: str, name: str) -> Any:
    """Return a field of a report; an answer without it says in its own words why there is no report."""
    try:
        report = json.loads(told)
    except json.JSONDecodeError:
        report = {"message": _last(told)}
    if name not in report:
        raise ToolMissingError("security.not-asked", lock=lock, reason=report.get("message", "?"))
    return report[name]


def _run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True, encoding="utf-8"
    )


def _last(told: str) -> str:
    return next((line.strip() for line in reversed(told.splitlines()) if line.strip()), "?")


def _program(folder: Path, name: str) -> str:
    return str(folder / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}"))
