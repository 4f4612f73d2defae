"""What must never be in the repository: addresses of registries, paths of a machine, files too long."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .support import ROOT
from .support.tracked import tracked

REGISTRY = re.compile(r"(pypi|pythonhosted|npmjs|yarnpkg|debian)\.(org|com|net)", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(^|[^\w.~-])/(work|farm|root|tmp/bash_jobs)/", re.MULTILINE)
#: What git leaves where two changes meet.
CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
ADDRESS = re.compile(r"https?://")
MOST_LINES = 300
SOURCES = {".py", ".mjs", ".js", ".css"}


def texts() -> list[tuple[str, str]]:
    """The name and the text of each file that holds text."""
    contents = [(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in tracked()]
    return [(name, data.decode(errors="replace")) for name, data in contents if b"\0" not in data]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(REGISTRY, id="registry"),
        pytest.param(MACHINE_PATH, id="path of a machine"),
        pytest.param(CONFLICT, id="conflict"),
    ],
)
def test_no_file_holds(pattern: re.Pattern[str]) -> None:
    found = [(name, match[0]) for name, text in texts() if (match := pattern.search(text))]
    assert found == []


def test_locks_hold_no_address() -> None:
    locks = [
        (name, text)
        for name, text in texts()
        if name.startswith("requirements") or name.endswith((".lock", "-lock.json"))
    ]
    assert [name for name, _ in locks] == [
        "requirements-security.txt",
        "requirements-test.txt",
        "requirements.txt",
        "tests/package-lock.json",
    ]
    assert [name for name, text in locks if ADDRESS.search(text)] == []


def test_sources_stay_short() -> None:
    lengths = {name: text.count("\n") for name, text in texts() if Path(name).suffix in SOURCES}
    assert {name: count for name, count in lengths.items() if count > MOST_LINES} == {}


def test_what_a_page_is_waited_for_is_a_function() -> None:
    """A bare expression is evaluated again at each look, which the pages' own policy refuses."""
    waited = re.compile(r"wait_for_function\(\s*f?\"+(?!\"|\(\) =>|\w+ =>)")
    assert [name for name, text in texts() if name.endswith(".py") and waited.search(text)] == []
