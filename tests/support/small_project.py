"""A project as small as can be, with the real run.py: one tiny package, and a command that tells its story."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from . import ROOT

SCRIPTS: Final = ROOT / "scripts"

#: Tells its arguments, and whether the packages that the requirements may name are there.
COMMAND: Final = """\
import importlib.util
import sys

present = [name for name in ("tiny", "extra") if importlib.util.find_spec(name)]
print(" ".join([*sys.argv[1:], "with", *present]))
sys.exit(3 if "fail" in sys.argv else 0)
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one use of run.py gave."""

    status: int
    output: str
    errors: str


@dataclass(frozen=True, slots=True)
class SmallProject:
    """A folder that holds a project."""

    folder: Path

    @property
    def environment(self) -> Path:
        return self.folder / ".venv"

    @property
    def stamp(self) -> Path:
        return self.environment / "cadre-stamp.json"

    def copy_to(self, folder: Path) -> SmallProject:
        shutil.copytree(self.folder, folder, symlinks=True)
        return SmallProject(folder)

    def require(self, name: str, *packages: str) -> None:
        """Write a requirements file that pins these packages, each of them in the folder `wheels`."""
        lines = [
            f"{package}==1.0 --hash=sha256:{_write_wheel(self.folder / 'wheels', package)}\n"
            for package in packages
        ]
        (self.folder / name).write_text("".join(lines), encoding="utf-8")

    def forget_wheels(self) -> None:
        """From now on pip can install nothing."""
        shutil.rmtree(self.folder / "wheels")

    def command(self, *arguments: str, python: str = sys.executable) -> list[str]:
        return [python, str(self.folder / "scripts" / "run.py"), *arguments]

    def variables(self, changes: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return an environment where pip knows no other packages than those in `wheels`."""
        kept = {key: value for key, value in os.environ.items() if not _concerns_us(key)}
        wheels = str(self.folder / "wheels")
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels}
        return {**kept, **pip, **(changes or {})}

    def run(
        self,
        *arguments: str,
        python: str = sys.executable,
        changes: Mapping[str, str] | None = None,
    ) -> Ran:
        """Use run.py from another folder than the project's."""
        command, variables = self.command(*arguments, python=python), self.variables(changes)
        done = subprocess.run(
            command, env=variables, cwd=self.folder.parent, check=False, capture_output=True
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode("utf-8", "replace"))


def make(folder: Path) -> SmallProject:
    """Make a project with no environment yet."""
    package = folder / "scripts" / "cadre"
    package.mkdir(parents=True)
    for name in ("run.py", "bootstrap.py"):
        shutil.copy(SCRIPTS / name, folder / "scripts" / name)
    (package / "disk").mkdir()
    for module in ("__init__.py", "locks.py"):
        shutil.copy(SCRIPTS / "cadre" / "disk" / module, package / "disk" / module)
    (package / "__main__.py").write_text(COMMAND, encoding="utf-8")
    (package / "__init__.py").touch()
    project = SmallProject(folder)
    project.require("requirements.txt", "tiny")
    project.require("requirements-test.txt", "tiny", "extra")
    return project


def closed_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def index(port: int) -> Mapping[str, str]:
    """Return what makes pip ask for its packages at this port."""
    address = f"http://127.0.0.1:{port}/simple"
    return {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": address}


def _concerns_us(variable: str) -> bool:
    return variable.startswith(("PIP_", "CADRE_", "PYTHON"))


def _write_wheel(folder: Path, package: str) -> str:
    """Write the wheel of an empty package and return its hash."""
    folder.mkdir(exist_ok=True)
    path, information = folder / f"{package}-1.0-py3-none-any.whl", f"{package}-1.0.dist-info"
    members: Sequence[tuple[str, str]] = (
        (f"{package}.py", ""),
        (f"{information}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n"),
        (f"{information}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
        (f"{information}/RECORD", ""),
    )
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in members:
            # A fixed date: the same package has the same hash each time.
            wheel.writestr(zipfile.ZipInfo(name), text)
    return hashlib.sha256(path.read_bytes()).hexdigest()
