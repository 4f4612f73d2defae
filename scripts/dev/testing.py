"""The `test` verb, in three tiers: each step in a process of its own, all of them every time."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Final

from cadre import texts
from dev import chromium, firefox, node, verapdf
from dev.tools import ToolMissingError

PYTHON: Final = (sys.executable, "-m")
#: What the tests of a mark need.
_TOOLS: Final[Mapping[str, ModuleType]] = {
    "browser": chromium,
    "firefox": firefox,
    "verapdf": verapdf,
}


class Tier(Enum):
    """How much is tested: the marks of the tests that are left out, which are also the tools that are not asked for."""

    FAST = ("browser", "firefox", "verapdf", "slow")
    USUAL = ("firefox", "verapdf")
    ALL = ()


#: More workers than this only fight for the memory that each one's browser takes.
MOST_WORKERS: Final = 4


@dataclass(frozen=True, slots=True)
class Step:
    """One check: its name, the command, and the variables to add to its environment.

    `lacks` is the error for a tool that could not be had: the step then fails, whatever it can still run.
    """

    name: str
    command: Sequence[str] = ()
    variables: Mapping[str, str] | None = None
    lacks: ToolMissingError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one step ended."""

    name: str
    passed: bool
    seconds: float


def run_tests(
    root: Path,
    arguments: Sequence[str],
    language: str = texts.SOURCE,
    tier: Tier = Tier.ALL,
) -> int:
    """Run every step even after a failure, print a summary, and return the exit status.

    `arguments` go to pytest as they are; `tier` says which tests are left out.
    """
    say = texts.load(language, "cli")
    if importlib.util.find_spec("pytest") is None:
        _print(say("test.no-tools"))
        return 1
    outcomes = [_run_step(root, step, say) for step in _steps(root, arguments, say, tier)]
    _print(say("test.summary"))
    for outcome in outcomes:
        result = say("test.passed" if outcome.passed else "test.failed")
        _print(say("test.line", result=result, name=outcome.name, seconds=round(outcome.seconds)))
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _steps(root: Path, arguments: Sequence[str], say: texts.Texts, tier: Tier) -> Iterator[Step]:
    """Yield each step when its turn comes: a tool is looked for only then."""
    yield Step("ruff check", (*PYTHON, "ruff", "check"))
    yield Step("ruff format", (*PYTHON, "ruff", "format", "--check"))
    yield Step("mypy", (*PYTHON, "mypy"))
    yield _type_check_scripts(root)
    yield Step("cadre check --guess", (*PYTHON, "cadre", "check", "--guess"))
    yield _pytest(arguments, say, tier)


def _type_check_scripts(root: Path) -> Step:
    try:
        compiler = node.packages(root) / "typescript" / "bin" / "tsc"
    except ToolMissingError as error:
        return Step("tsc", lacks=error)
    return Step("tsc", (str(node.executable()), str(compiler), "--project", "jsconfig.json"))


def _pytest(arguments: Sequence[str], say: texts.Texts, tier: Tier) -> Step:
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    command = (*PYTHON, "pytest", "--numprocesses", str(workers))
    variables: dict[str, str] = {}
    left_out = list(tier.value)
    lacks: ToolMissingError | None = None
    for mark, tool in _TOOLS.items():
        if lacks or mark in left_out:
            continue
        try:
            if tool.find() is None:
                _print(say(f"test.{tool.__name__.rpartition('.')[2]}-installing"))
            variables[tool.OVERRIDE] = str(tool.ensure())
        except ToolMissingError as error:
            lacks, left_out = error, [*left_out, mark]
    marks = ("-m", " and ".join(f"not {mark}" for mark in left_out)) if left_out else ()
    return Step("pytest", (*command, *marks, *arguments), variables, lacks)


def _run_step(root: Path, step: Step, say: texts.Texts) -> Outcome:
    _print(say("test.heading", name=step.name))
    start = time.monotonic()
    passed = not step.command or _run(step.command, root, step.variables or {}) == 0
    if step.lacks is not None:
        _print(say(step.lacks.key, **step.lacks.values))
        passed = False
    return Outcome(step.name, passed, time.monotonic() - start)


def _run(command: Sequence[str], root: Path, variables: Mapping[str, str]) -> int:
    return subprocess.run(
        command, cwd=root, check=False, env={**os.environ, **variables}
    ).returncode


def _print(line: str) -> None:
    print(line, flush=True)  # in order with what the steps themselves print
