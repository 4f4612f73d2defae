"""The quiz's state: whatever the reader does, and whatever the browser kept, its rules hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quiz import talking
from tests.support import ROOT

MODULE = ROOT / "overrides" / "components" / "quiz" / "quiz-state.mjs"
IDS = ["a", "b", "c", "d"]
VERDICTS = ["best", "partly", "acceptable", "wrong"]
OPTIONS = {"x": "best", "y": "best", "z": "acceptable", "w": "wrong"}
#: What each choice among those options is worth, written by hand; « gone » is an option of another time.
WORTH = {
    ("x", "y"): "best",
    ("x",): "partly",
    ("y", "z"): "partly",
    ("z",): "acceptable",
    ("w",): "wrong",
    ("x", "y", "w"): "wrong",
    ("gone",): None,
    ("x", "y", "gone"): None,
}

Replay = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def replay() -> Iterator[Replay]:
    """One Node for all examples: a line in, a line out."""
    with talking(Path(__file__).with_name("replay.mjs"), MODULE) as ask:
        yield lambda **request: ask({"steps": [], **request})


answers = st.fixed_dictionaries(
    {
        "chosen": st.sampled_from([list(choice) for choice in WORTH]),
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
    found = replay(steps=steps, questions=dict.fromkeys(IDS, OPTIONS))
    assert found["now"] == {"version": 1, "answers": expected}

    summary = found["summary"]
    worth = {id_: WORTH[tuple(one["chosen"])] for id_, one in expected.items()}
    assert sorted(summary["given"]) == sorted(id_ for id_ in worth if worth[id_])
    assert sorted(summary["given"] + summary["remaining"]) == IDS
    assert set(summary["right"]) == {id_ for id_ in worth if worth[id_] == "best"}
    assert set(summary["possible"]) == {id_ for id_ in worth if worth[id_] == "acceptable"}
    assert set(summary["missed"]) == {id_ for id_ in worth if worth[id_] in {"wrong", "partly"}}
    assert set(summary["sure"]) == {id_ for id_ in summary["missed"] if expected[id_].get("sure")}
    assert summary["missed"][: len(summary["sure"])] == summary["sure"]


def kept(**chosen: str) -> str:
    """Write what a browser keeps, each question with the options chosen."""
    answers = {
        id_: {"chosen": options.split(), "verdict": "best", "passages": "p", "group": "g"}
        for id_, options in chosen.items()
    }
    return json.dumps({"version": 1, "answers": answers})


COUNTS = [
    ("a wrong answer is missed", "x best, w wrong", "w", "missed"),
    ("some of the right answers are missed", "x best, y best, w wrong", "x", "missed"),
    ("a possible answer is neither right nor missed", "x best, z acceptable", "z", "possible"),
    ("all the right answers are right", "x best, y best, w wrong", "y x", "right"),
    ("a verdict amended since is today's", "x wrong, w best", "x", "missed"),
    ("an option renamed since is not an answer", "new-name best, w wrong", "x", "remaining"),
    ("one option of two renamed since is not an answer", "x best, new best", "x y", "remaining"),
]


@pytest.mark.parametrize(("about", "options", "chosen", "counted"), COUNTS)
def test_an_answer_counts_once_and_as_what_it_is_today(
    about: str, options: str, chosen: str, counted: str, replay: Replay
) -> None:
    today = dict(part.split() for part in options.split(", "))
    summary = replay(text=kept(a=chosen), questions={"a": today})["summary"]
    lists = ("right", "possible", "missed", "remaining")
    assert {name: summary[name] for name in lists} == {
        name: ["a"] if name == counted else [] for name in lists
    }, about


def test_a_question_that_no_longer_exists_is_not_counted(replay: Replay) -> None:
    today = {"a": {"x": "best", "w": "wrong"}, "b": {"x": "best", "w": "wrong"}}
    summary = replay(text=kept(a="x", gone="x"), questions=today)["summary"]
    assert (summary["given"], summary["remaining"]) == (["a"], ["b"])


def test_answers_given_without_hesitation_and_missed_come_first(replay: Replay) -> None:
    text = json.loads(kept(a="w", b="w", c="x", d="w"))
    text["answers"]["b"]["sure"] = text["answers"]["c"]["sure"] = True
    text["answers"]["d"]["sure"] = False
    questions = {id_: {"x": "best", "w": "wrong"} for id_ in IDS}
    summary = replay(text=json.dumps(text), questions=questions)["summary"]
    assert (summary["missed"], summary["sure"]) == (["b", "a", "d"], ["b"])


def test_what_is_put_back_gives_way_to_what_was_answered_since(replay: Replay) -> None:
    before = json.loads(kept(a="x", b="x"))["answers"]
    found = replay(text=kept(b="w"), steps=[["restore", before]])["now"]["answers"]
    assert {id_: one["chosen"] for id_, one in found.items()} == {"a": ["x"], "b": ["w"]}


A, B = ({"chosen": [option], "verdict": "best", "passages": "p", "group": "g"} for option in "xw")


@pytest.mark.parametrize(
    ("shown", "kept_now", "busy", "change"),
    [
        (None, None, False, "stay"),
        (A, A, False, "stay"),
        (None, A, False, "tell"),
        (A, B, False, "tell"),
        (None, A, True, "stay"),
        (A, B, True, "stay"),
        (A, None, False, "clear"),
        (A, None, True, "clear"),
    ],
)
def test_a_choice_being_made_is_left_alone_but_what_is_erased_is_not_shown(
    shown: Any, kept_now: Any, busy: bool, change: str, replay: Replay
) -> None:
    assert replay(news={"shown": shown, "kept": kept_now, "busy": busy})["change"] == change


@pytest.mark.parametrize(("today", "stale"), [("p", False), ("q", True)])
def test_an_answer_is_of_another_time_when_its_passages_have_changed(
    today: str, stale: bool, replay: Replay
) -> None:
    assert replay(aged={"answer": A, "passages": today})["stale"] is stale


@pytest.mark.parametrize(
    ("before", "now", "erased"),
    [
        ({"a": A}, {}, True),
        ({"a": A, "b": B}, {"a": A}, False),
        ({}, {}, False),
        ({}, {"a": A}, False),
    ],
)
def test_all_has_gone_when_there_was_something(
    before: dict[str, Any], now: dict[str, Any], erased: bool, replay: Replay
) -> None:
    states = [{"version": 1, "answers": answers} for answers in (before, now)]
    assert replay(gone=states)["erased"] is erased


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["version", "answers", "chosen", "verdict", "a", "passages", "__proto__"]
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@given(text=st.text(max_size=40) | json_values.map(json.dumps))
def test_whatever_the_browser_kept_gives_a_state(replay: Replay, text: str) -> None:
    found = replay(text=text)["now"]
    assert found["version"] == 1
    for answer in found["answers"].values():
        assert answer["verdict"] in VERDICTS
        assert answer["chosen"]
        assert all(isinstance(option, str) for option in answer["chosen"])


def test_what_can_be_read_is_not_lost_beside_what_cannot(replay: Replay) -> None:
    good = {"chosen": ["x"], "verdict": "best", "passages": "p", "group": "g"}
    bad = {
        "b": {"chosen": 3},
        "c": None,
        "Pas un nom": good,
        "d": {**good, "verdict": 1},
        "e": {**good, "chosen": []},
        "f": {**good, "chosen": ["x", 1]},
    }
    found = replay(text=json.dumps({"version": 1, "answers": {"a": good, **bad}}))
    assert found["now"]["answers"] == {"a": good}
    assert found["first"]["sound"] is False


def test_a_sound_state_is_known_as_such(replay: Replay) -> None:
    text = json.dumps(json.loads(kept(a="x")), separators=(",", ":"))
    assert replay(text=text)["first"]["sound"] is True
    assert replay(text=None)["first"]["sound"] is True
    assert replay(text="{")["first"]["sound"] is False


def test_an_older_state_without_later_fields_is_still_read(replay: Replay) -> None:
    older = json.dumps({"answers": {"a": {"chosen": ["x"], "verdict": "wrong"}}})
    found = replay(text=older)
    assert found["first"]["writable"] is True
    assert found["now"]["answers"]["a"]["passages"] == ""


def test_the_state_of_a_later_version_is_neither_shown_nor_overwritten(replay: Replay) -> None:
    later = json.dumps({**json.loads(kept(a="x")), "version": 2})
    first = replay(text=later)["first"]
    assert (first["writable"], first["state"]["answers"]) == (False, {})


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
