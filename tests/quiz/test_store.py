"""What the browser keeps of the answers, when several pages of it answer, erase and bring back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.quiz import talking
from tests.support import ROOT

ANSWER = {"chosen": ["x"], "verdict": "best", "passages": "p", "group": "g"}
OTHER = {**ANSWER, "chosen": ["y"]}

Play = Callable[[list[Any]], dict[str, Any]]


@pytest.fixture(scope="module")
def play() -> Iterator[Play]:
    with talking(
        Path(__file__).with_name("store.mjs"), ROOT / "overrides" / "components" / "quiz"
    ) as ask:
        yield ask


def answers(found: dict[str, Any]) -> dict[str, Any]:
    state: dict[str, dict[str, Any]] = json.loads(found["kept"])
    return state["answers"]


def test_another_tab_s_answers_are_kept_beside_this_one_s(play: Play) -> None:
    found = play(
        [
            ["here", "open"],
            ["there", "open"],
            ["there", "answer", "b", OTHER],
            ["here", "answer", "a", ANSWER],
        ]
    )
    assert answers(found) == {"a": ANSWER, "b": OTHER}
    assert found["pages"] == {"here": ["a", "b"], "there": ["b"]}


def test_a_page_that_looks_again_sees_what_another_has_erased(play: Play) -> None:
    found = play(
        [
            ["here", "open"],
            ["here", "answer", "a", ANSWER],
            ["there", "open"],
            ["there", "erase", ["a"]],
            ["here", "look"],
        ]
    )
    assert found["kept"] is None
    assert found["pages"] == {"here": [], "there": []}


def test_only_the_questions_named_are_erased(play: Play) -> None:
    found = play(
        [
            ["here", "open"],
            ["here", "answer", "a", ANSWER],
            ["there", "open"],
            ["there", "answer", "b", OTHER],
            ["here", "erase", ["a", "c"]],
        ]
    )
    assert answers(found) == {"b": OTHER}


def test_what_was_erased_comes_back_under_what_was_answered_since(play: Play) -> None:
    found = play(
        [
            ["here", "open"],
            ["here", "answer", "a", ANSWER],
            ["here", "answer", "b", ANSWER],
            ["here", "erase", ["a", "b"]],
            ["there", "open"],
            ["there", "answer", "b", OTHER],
            ["here", "undo"],
        ]
    )
    assert answers(found) == {"a": ANSWER, "b": OTHER}


def test_what_another_tab_has_erased_does_not_come_back_with_this_one_s(play: Play) -> None:
    found = play(
        [
            ["here", "open"],
            ["here", "answer", "a", ANSWER],
            ["here", "answer", "b", ANSWER],
            ["here", "erase", ["a"]],
            ["there", "open"],
            ["there", "erase", ["b"]],
            ["here", "undo"],
        ]
    )
    assert answers(found) == {"a": ANSWER}


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "{",
        "null",
        "7",
        '"x"',
        "[]",
        '{"answers": 3}',
        '{"answers": {"a": 1}}',
        '{"version": "9", "answers": {"a": {"chosen": ["x"], "verdict": "right"}}}',
    ],
)
def test_rubbish_is_repaired_as_soon_as_it_is_read(rubbish: str, play: Play) -> None:
    assert play([["browser", "keep", rubbish], ["here", "open"]])["kept"] is None


def test_what_is_good_beside_rubbish_stays(play: Play) -> None:
    text = json.dumps({"version": 1, "answers": {"a": ANSWER, "b": {"chosen": 3}}})
    found = play([["browser", "keep", text], ["here", "open"]])
    assert answers(found) == {"a": ANSWER}


def test_a_sound_state_is_not_written_again(play: Play) -> None:
    steps = [
        ["here", "open"],
        ["here", "answer", "a", ANSWER],
        ["there", "open"],
        ["there", "look"],
    ]
    assert play(steps)["writes"] == 1


def test_a_later_version_is_not_touched(play: Play) -> None:
    text = json.dumps({"version": 2, "answers": {"a": ANSWER}})
    steps = [["browser", "keep", text], ["here", "open"], ["here", "answer", "b", OTHER]]
    found = play(steps)
    assert found["kept"] == text
    assert found["refusals"] == {"here": 1}
    assert found["pages"] == {"here": ["b"]}


@pytest.mark.parametrize("trouble", ["block", "fill"])
def test_a_browser_that_keeps_nothing_is_told_once_and_the_answers_last_as_long_as_the_page(
    trouble: str, play: Play
) -> None:
    steps = [
        ["browser", trouble],
        ["here", "open"],
        ["here", "answer", "a", ANSWER],
        ["here", "answer", "b", OTHER],
        ["here", "look"],
        ["here", "erase", ["a"]],
        ["here", "undo"],
        ["here", "erase", ["b"]],
    ]
    found = play(steps)
    assert found["refusals"] == {"here": 1}
    assert found["pages"] == {"here": ["a"]}
