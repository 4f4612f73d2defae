"""What is pinned: all that the package imports, and the same for the tests as for everyone."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from .support import ROOT

SCRIPTS = ROOT / "scripts"
#: The modules that run in the environment of the tests only.
WITH_TEST_TOOLS = set((SCRIPTS / "dev").glob("*.py"))
OURS = {"bootstrap", "cadre", "dev", "mkdocs_hooks", "run"}


def canonical(name: str) -> str:
    """A distribution's name as an index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> tuple[set[str], set[str]]:
    """The distributions that pyproject.toml names: for everyone, and for the tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = project["dependencies"], project["optional-dependencies"]["test"]
    everyone, tests = (
        {canonical(match[0]) for line in lines if (match := re.match(r"[\w.-]+", line))}
        for lines in lists
    )
    return everyone, tests


def pins(name: str) -> dict[str, str]:
    """Each distribution of a requirements file, with its version and hashes."""
    entries = re.split(r"^(?=\w)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    pinned = (re.match(r"([\w.-]+)==([^#]+)", entry) for entry in entries)
    return {canonical(match[1]): match[2].strip() for match in pinned if match}


def imported(path: Path) -> Iterator[str]:
    """Yield the first name of each module that a file imports from elsewhere."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.fixture(scope="module")
def providers() -> Mapping[str, list[str]]:
    """The distributions that give each module: found once, in every file of the environment."""
    return packages_distributions()


@pytest.mark.parametrize(
    "path", sorted(SCRIPTS.rglob("*.py")), ids=lambda path: path.relative_to(SCRIPTS).as_posix()
)
def test_what_a_module_imports_is_declared(path: Path, providers: Mapping[str, list[str]]) -> None:
    everyone, tests = declared()
    allowed = everyone | tests if path in WITH_TEST_TOOLS else everyone
    others = set(imported(path)) - OURS - sys.stdlib_module_names
    missing = {name for name in others if not {canonical(d) for d in providers[name]} & allowed}
    assert missing == set()


def test_what_is_declared_is_pinned() -> None:
    everyone, tests = declared()
    assert everyone <= pins("requirements.txt").keys()
    assert tests <= pins("requirements-test.txt").keys()


def test_the_tools_of_an_audit_are_pinned_too() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    tools = tomllib.loads(text)["dependency-groups"]["security"]
    assert set(tools) <= pins("requirements-security.txt").keys()


def test_tests_run_with_the_versions_of_everyone() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()
