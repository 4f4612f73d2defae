"""Runs our command in copies of one process that has read every module: reading them takes longer than most work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import click
from mkdocs.__main__ import cli as mkdocs

from cadre.cli import main, site_verbs

from . import ROOT


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and all that it printed, on both streams."""

    status: int
    printed: str


class Commands:
    """The process that is copied for each command."""

    def __init__(self, asked: IO[str], told: IO[str]) -> None:
        self._asked, self._told = asked, told

    def run(self, root: Path, arguments: Sequence[str]) -> Ended:
        """Run the command in a project, with the variables of this process."""
        request = {"root": str(root), "arguments": arguments, "variables": dict(os.environ)}
        self._asked.write(json.dumps(request) + "\n")
        self._asked.flush()
        return Ended(**json.loads(self._told.readline()))


@contextmanager
def commands() -> Iterator[Commands]:
    """Start that process."""
    places = os.pathsep.join((str(ROOT / "scripts"), str(ROOT)))
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.forked"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": places, "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Commands(process.stdin, process.stdout)
        process.stdin.close()


def _serve() -> None:
    for line in sys.stdin:
        request = json.loads(line)
        reading, writing = os.pipe()
        if (child := os.fork()) == 0:
            os.close(reading)
            _speak_into(writing)
            os._exit(_run(request["root"], request["arguments"], request["variables"]))
        os.close(writing)
        with open(reading, encoding="utf-8") as printed:  # noqa: PTH123  it has no path
            text = printed.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps({"status": status, "printed": text}), flush=True)


def _speak_into(pipe: int) -> None:
    """Make a pipe both streams of this process: neither may remember that it was a file."""
    for stream in (1, 2):
        os.dup2(pipe, stream)
    sys.stdout, sys.stderr = (
        open(stream, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        for stream in (1, 2)
    )


def _run(root: str, arguments: list[str], variables: Mapping[str, str]) -> int:
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(root)
    site_verbs.mkdocs = _mkdocs
    try:
        return main(arguments)
    except BaseException:  # noqa: BLE001  as a process of its own would end
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _mkdocs(root: Path, options: Namespace, *arguments: str) -> int:
    """Run MkDocs here, where the command starts a process."""
    os.environ["CADRE_LANG"] = options.lang
    os.chdir(root)
    try:
        mkdocs.main(
            [arguments[0], "--config-file", "mkdocs.yml", *arguments[1:]], standalone_mode=False
        )
    except click.ClickException as error:
        error.show()
        return 1
    return 0


if __name__ == "__main__":
    _serve()
