"""The quiz's state: whatever the reader does, and whatever the browser kept, its rules hold."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre.cli import node
from tests.support import ROOT

MODULE = ROOT / "overrides" / "components" / "quiz" / "quiz-state.mjs"
REPLAY = Path(__file__).with_name("replay.mjs")
IDS = ["a", "b", "c", "d"]
VERDICTS = ["best", "partly", "acceptable", "wrong"]

Replay = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def replay() -> Iterator[Replay]:
    """One Node for all examples: a line in, a line out."""
    with subprocess.Popen(
        [str(node.executable()), str(REPLAY), str(MODULE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def run(**request: Any) -> dict[str, Any]:
            stdin.write(json.dumps({"steps": [], **request}) + "\n")
            stdin.flush()
            answer: dict[str, Any] = json.loads(stdout.readline())
            return answer

        yield run
        stdin.close()


answers = st.fixed_dictionaries(
    {
        "chosen": st.lists(st.sampled_from(["x", "y", "z"]), min_size=1, max_size=3, unique=True),
        "verdict": st.sampled_from(VERDICTS),
        "passages": st.sampled_from(["p1", "p2"]),
        "group": st.sampled_from(["g", "h"]),
    },
    optional={"sure": st.booleans()},
)
actions = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(IDS), answers),
    st.tuples(st.just("forget"), st.lists(st.sampled_from(IDS), max_size=4)),
    st.tuples(st.just("reload")),
    st.tuples(st.just("erase")),
)


@given(steps=st.lists(actions, max_size=12))
def test_any_sequence_of_actions_keeps_the_rules(replay: Replay, steps: list[Any]) -> None:
    expected: dict[str, Any] = {}
    for name, *values in steps:
        if name == "answer":
            expected = {**expected, values[0]: values[1]}
        elif name == "forget":
            expected = {id_: one for id_, one in expected.items() if id_ not in values[0]}
        elif name == "erase":
            expected = {}
    found = replay(steps=steps, ids=IDS)
    assert found["now"] == {"version": 1, "answers": expected}

    summary = found["summary"]
    assert sorted(summary["given"] + summary["remaining"]) == IDS
    assert set(summary["right"]).isdisjoint(summary["missed"])
    assert set(summary["sure"]) <= set(summary["missed"]) <= set(summary["given"])
    assert summary["missed"][: len(summary["sure"])] == summary["sure"]
    for id_ in summary["given"]:
        counted = (id_ in summary["right"], id_ in summary["missed"])
        verdict = expected[id_]["verdict"]
        assert counted == (verdict == "best", verdict in {"wrong", "partly"})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["version", "answers", "chosen", "verdict", "a", "__proto__"]), inner
        )
    ),
    max_leaves=12,
)


@given(text=st.text(max_size=40) | json_values.map(json.dumps))
def test_whatever_the_browser_kept_gives_a_state(replay: Replay, text: str) -> None:
    found = replay(text=text, ids=IDS)["now"]
    assert found["version"] == 1
    for answer in found["answers"].values():
        assert answer["verdict"] in VERDICTS
        assert answer["chosen"]
        assert all(isinstance(option, str) for option in answer["chosen"])


def test_what_can_be_read_is_not_lost_beside_what_cannot(replay: Replay) -> None:
    good = {"chosen": ["x"], "verdict": "best", "passages": "p", "group": "g"}
    kept = json.dumps({"version": 1, "answers": {"a": good, "b": {"chosen": 3}, "c": None}})
    assert replay(text=kept)["now"]["answers"] == {"a": good}


def test_an_older_state_without_later_fields_is_still_read(replay: Replay) -> None:
    kept = json.dumps({"answers": {"a": {"chosen": ["x"], "verdict": "wrong"}}})
    found = replay(text=kept)
    assert found["first"]["writable"] is True
    assert found["now"]["answers"]["a"]["passages"] == ""


def test_the_state_of_a_later_version_is_never_overwritten(replay: Replay) -> None:
    kept = json.dumps({"version": 2, "answers": {}})
    assert replay(text=kept)["first"]["writable"] is False


@pytest.mark.parametrize(
    ("options", "chosen", "verdict"),
    [
        ("x best, y wrong", "x", "best"),
        ("x best, y wrong", "y", "wrong"),
        ("x best, y acceptable, z wrong", "y", "acceptable"),
        ("x best, y best, z wrong", "x y", "best"),
        ("x best, y best, z wrong", "x", "partly"),
        ("x best, y best, z wrong", "x y z", "wrong"),
        ("x best, y best, z acceptable", "z", "acceptable"),
        ("x best, y best, z acceptable", "x z", "partly"),
        ("x best, y best, z acceptable", "x y z", "best"),
    ],
)
def test_the_verdict_is_the_one_of_the_guide(
    options: str, chosen: str, verdict: str, replay: Replay
) -> None:
    given_options = dict(part.split() for part in options.split(", "))
    judged = {"options": given_options, "chosen": chosen.split()}
    assert replay(judged=judged)["verdict"] == verdict
