"""Each rule of the search alone: how a word is read, and which of two results comes first."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dev import node
from tests.support import ROOT

CASES = yaml.safe_load((ROOT / "tests/cases/search/words.yml").read_text(encoding="utf-8"))
WEIGHTS = yaml.safe_load((ROOT / "tests/cases/search/weights.yml").read_text(encoding="utf-8"))
RANKS = yaml.safe_load((ROOT / "tests/cases/search/ranks.yml").read_text(encoding="utf-8"))

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """One Node for all: a line in, a line out."""
    script = Path(__file__).with_name("ask.mjs")
    with subprocess.Popen(
        [str(node.executable()), str(script), str(ROOT / "overrides/components/search")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def run(*request: Any) -> Any:
            stdin.write(json.dumps(request) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())

        yield run
        stdin.close()


@pytest.mark.parametrize(("request_", "answer"), CASES, ids=str)
def test_a_word_is_read(request_: list[Any], answer: Any, ask: Ask) -> None:
    assert ask(*request_) == answer


def searched(case: dict[str, Any], ask: Ask) -> Any:
    docs = [one if isinstance(one, dict) else {"text": one} for one in case["docs"]]
    return ask("search", case.get("language", "fr"), docs, case["query"], case.get("more", {}))


@pytest.mark.parametrize("case", RANKS, ids=lambda case: case["about"])
def test_a_rule_decides(case: dict[str, Any], ask: Ask) -> None:
    found = searched(case, ask)
    assert found["pages"] == case["pages"]
    for key in ("quotes", "silent", "platforms", "answer"):
        if key in case:
            assert found[key] == case[key]


@pytest.mark.parametrize("case", WEIGHTS, ids=lambda case: case["about"])
def test_the_first_entry_is_worth_so_many_times_the_second(case: dict[str, Any], ask: Ask) -> None:
    scores = searched(case, ask)["scores"]
    assert scores["0"] / scores["1"] == pytest.approx(case["times"], rel=0.001)
