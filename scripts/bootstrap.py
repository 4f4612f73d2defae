"""Makes the environment that every verb needs, then hands over to it; standard library only.

An environment is usable when its *stamp* tells the same Python and the same requirements as today.
The stamp is written last: an environment cut short has none, and is made again from nothing. The one
that it replaces is set aside meanwhile and comes back if the work fails.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cadre.disk import locks

PYTHON: Final = f"{sys.version_info.major}.{sys.version_info.minor}"
ROOT: Final = Path(__file__).resolve().parent.parent
STAMP: Final = "cadre-stamp.json"
RUN: Final = "requirements.txt"
#: Holds everything that RUN holds, and the tools of the verbs that drive a browser.
TEST: Final = "requirements-test.txt"
TEST_VERBS: Final = ("test", "screenshots", "audit", "security")
PIP_OPTIONS: Final = (
    *("--disable-pip-version-check", "--no-input", "--progress-bar", "off"),
    *("--retries", "2"),  # without a network, say so in seconds
    *("--require-hashes", "--only-binary", ":all:"),
)
#: The settings of pip that say how packages are reached, the only ones of the machine's that are kept:
#: others (`user`, `target`, `no-deps`, a constraint…) would make another environment than ours.
REACHING: Final = frozenset(
    {"cache-dir", "cert", "client-cert", "default-timeout", "extra-index-url", "find-links"}
    | {"index-url", "keyring-provider", "no-cache-dir", "no-index", "proxy", "pypi-url"}
    | {"timeout", "trusted-host", "use-deprecated", "use-feature"}
)
#: What pip says, in lower case, when it cannot reach its packages.
NETWORK_SIGNS: Final = ("connection", "timed out", "ssl certificate")


class StoppedError(Exception):
    """The environment cannot be made; `key` names the message that says why, and what to do."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Environment:
    """The virtual environment in `folder`, for the requirements that stand in `root`."""

    root: Path
    folder: Path

    @property
    def python(self) -> Path:
        """The environment's own interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def log(self) -> Path:
        """What pip said, kept beside the folder when it failed."""
        return self.folder.with_name(f"{self.folder.name}.log")

    @property
    def aside(self) -> Path:
        """Where the environment being replaced waits."""
        return self.folder.with_name(f"{self.folder.name}.old")

    @property
    def lock(self) -> Path:
        """What one process at a time holds while it makes the environment."""
        return self.folder.with_name(f"{self.folder.name}.lock")

    def wanted(self, *files: str) -> dict[str, str]:
        """Return the stamp that an environment made today from these requirements would have."""
        return {"python": PYTHON, **{name: self._hash(name) for name in files}}

    def _hash(self, name: str) -> str:
        try:
            return hashlib.sha256((self.root / name).read_bytes()).hexdigest()
        except OSError as error:
            raise StoppedError("not-read", path=self.root / name, reason=error.strerror) from error

    def stamp(self) -> dict[str, str]:
        """Return what the environment was made from; empty when it is missing or half made."""
        try:
            data = json.loads((self.folder / STAMP).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) and self.python.exists() else {}

    def serves(self, requirements: str) -> bool:
        """Say whether the environment was made from today's `requirements`."""
        return self.wanted(requirements).items() <= self.stamp().items()


def main(arguments: Sequence[str], messages: Mapping[str, str]) -> int:
    """Make the environment if it must be, run the verb in it, and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    environment = Environment(ROOT, ROOT / os.environ.get("CADRE_VENV", ".venv"))
    try:
        requirements = TEST if arguments and arguments[0] in TEST_VERBS else RUN
        if not environment.serves(requirements):
            _require_modules()
            _refuse_foreign(environment)
            with _alone(environment, messages):
                _prepare(environment, requirements, messages)
        return _hand_over(environment, arguments)
    except StoppedError as stopped:
        _say(messages[stopped.key].format(**stopped.values))
        return 1
    except OSError as error:
        _say(messages["not-written"].format(reason=error))
        return 1


def _prepare(environment: Environment, requirements: str, messages: Mapping[str, str]) -> None:
    if not environment.serves(requirements):  # another run may have made it meanwhile
        _say(messages["preparing"])
        make(environment, TEST if TEST in environment.stamp() else requirements)


@contextmanager
def _alone(environment: Environment, messages: Mapping[str, str]) -> Iterator[None]:
    """Wait until no other run is making the environment."""
    environment.folder.parent.mkdir(parents=True, exist_ok=True)
    waits = False
    while (lock := locks.take(environment.lock)) is None:
        if not waits:
            _say(messages["waiting"])
        waits = True
        time.sleep(0.2)
    try:
        yield
    finally:
        lock.release()


def make(environment: Environment, requirements: str) -> None:
    """Make the environment again from nothing, with all that `requirements` asks for.

    Raises StoppedError or OSError, after putting back the environment that was there.
    """
    with _replacing(environment):
        _create(environment)
        _install(environment, requirements)
        files = (RUN, TEST) if requirements == TEST else (RUN,)
        stamp = json.dumps(environment.wanted(*files), indent=2)
        (environment.folder / STAMP).write_text(stamp, encoding="utf-8")


def _require_modules() -> None:
    try:
        import ensurepip  # noqa: F401, PLC0415  absent from Debian's bare Python
        import venv  # noqa: F401, PLC0415
    except ImportError as error:
        raise StoppedError("no-venv", version=PYTHON) from error


def _refuse_foreign(environment: Environment) -> None:
    """Never empty a folder, named by mistake in CADRE_VENV, that holds something else."""
    folder = environment.folder
    named = folder != environment.root / ".venv"
    if named and folder.exists() and not (folder / "pyvenv.cfg").exists() and any(folder.iterdir()):
        raise StoppedError("not-ours", folder=folder)


@contextmanager
def _replacing(environment: Environment) -> Iterator[None]:
    """Set a whole environment aside during the work; put it back if the work fails."""
    folder, aside = environment.folder, environment.aside
    if environment.stamp():
        _remove(aside)
        folder.rename(aside)
    _remove(folder)
    try:
        yield
    except BaseException:
        if aside.exists():
            _remove(folder)
            aside.rename(folder)
        raise
    _remove(aside)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _create(environment: Environment) -> None:
    import venv  # noqa: PLC0415

    try:
        venv.create(environment.folder, with_pip=True, symlinks=os.name != "nt")
    except subprocess.CalledProcessError as error:
        said = error.output or b""
        if b"No module named ensurepip" in said:
            raise StoppedError("no-venv", version=PYTHON) from error
        environment.log.write_bytes(said)
        raise StoppedError("not-installed", log=environment.log) from error


def _install(environment: Environment, requirements: str) -> None:
    """Let pip install the pinned wheels, each checked against its hash."""
    # -I: a module in the folder one is in, or in PYTHONPATH, is none of the environment's.
    pip = [str(environment.python), "-I", "-m", "pip"]
    command = [*pip, "install", *PIP_OPTIONS]
    command += ["--requirement", str(environment.root / requirements)]
    variables, log = _reaching(pip), environment.log
    with log.open("wb") as output:
        done = subprocess.run(
            command, check=False, env=variables, stdout=output, stderr=subprocess.STDOUT
        )
    if done.returncode != 0:
        said = log.read_text(encoding="utf-8", errors="replace").lower()
        network = any(sign in said for sign in NETWORK_SIGNS)
        raise StoppedError("no-network" if network else "not-installed", log=log)
    log.unlink()


def _reaching(pip: Sequence[str]) -> dict[str, str]:
    """Return the variables under which pip reaches packages as the machine says, and does nothing else of it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith("PIP_")
        or name.upper() == "PIP_CONFIG_FILE"
        or name[len("PIP_") :].lower().replace("_", "-") in REACHING
    }
    listed = subprocess.run(
        [*pip, "config", "list"], check=False, env=kept, capture_output=True, encoding="utf-8"
    )
    rows = [line.partition("=") for line in listed.stdout.splitlines()]
    for section in ("global", "install", ":env:"):  # in the order in which one outdoes the other
        for name, _, value in rows:
            place, _, option = name.rpartition(".")
            if place == section and option in REACHING and ast.literal_eval(value):
                kept[f"PIP_{option.upper().replace('-', '_')}"] = ast.literal_eval(value)
    return {**kept, "PIP_CONFIG_FILE": os.devnull}


def _hand_over(environment: Environment, arguments: Sequence[str]) -> int:
    # -P: the folder one happens to be in must not hide a module of the project.
    command = [str(environment.python), "-P", "-m", "cadre", *arguments]
    variables = {
        # The theme's advice to leave MkDocs is for its maintainers, not for who runs a verb.
        "NO_MKDOCS_2_WARNING": "1",
        **{name: value for name, value in os.environ.items() if name != "PYTHONHOME"},
        # Neither another project's modules nor a locale without accents.
        "PYTHONPATH": str(environment.root / "scripts"),
        "PYTHONUTF8": "1",
    }
    try:
        return _run(command, variables)
    except OSError as error:
        raise StoppedError("not-started", path=command[0], reason=error.strerror) from error


def _run(command: list[str], variables: Mapping[str, str]) -> int:
    if os.name == "posix":
        # Until `cadre.__main__` can answer it, an interruption waits: Python itself would end in a traceback.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        os.execve(command[0], command, variables)
    with subprocess.Popen(command, env=variables) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the verb has received it too, and decides


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
