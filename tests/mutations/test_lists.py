"""The lists of mutations do not rot: each one still applies, and names tests that are there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.mutations import Mutation, read
from tests.mutations.__main__ import ENOUGH, Outcome, table
from tests.support import ROOT

ALL = read()
SLIP = Mutation("a", "one", "a.py", "old", "new", ("tests",))


def test_each_mutation_applies_and_changes_something() -> None:
    assert [one for one in ALL if not one.applies(ROOT) or one.old == one.new] == []


def test_each_mutation_names_tests_that_are_there() -> None:
    files = {test.partition("::")[0] for one in ALL for test in one.tests}
    assert [name for name in sorted(files) if not (ROOT / name).exists()] == []


def test_the_lists_are_long_enough_and_no_mutation_is_there_twice() -> None:
    assert len(ALL) >= 80
    assert [
        key
        for key, count in Counter((one.file, one.old, one.new) for one in ALL).items()
        if count > 1
    ] == []


@pytest.mark.parametrize(
    ("text", "applies"), [("an old one", True), ("old, old", False), ("new", False)]
)
def test_a_mutation_applies_where_its_text_stands_once(
    tmp_path: Path, text: str, applies: bool
) -> None:
    (tmp_path / "a.py").write_text(text, encoding="utf-8")
    assert SLIP.applies(tmp_path) is applies


def test_a_mutation_of_a_file_that_is_not_there_does_not_apply(tmp_path: Path) -> None:
    assert not SLIP.applies(tmp_path)


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ({Outcome.KILLED: 9, Outcome.SURVIVED: 1}, 0),
        ({Outcome.KILLED: 8, Outcome.SURVIVED: 1}, 1),
        ({Outcome.KILLED: 99, Outcome.STALE: 1}, 1),
        ({Outcome.KILLED: 99, Outcome.BROKEN: 1}, 1),
    ],
)
def test_nine_in_ten_of_an_area_are_killed_and_all_apply(
    counts: dict[Outcome, int], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ENOUGH == 0.9
    assert table(["a"], Counter({("a", kind): number for kind, number in counts.items()})) == status
    assert capsys.readouterr().out.splitlines()[1].split()[0] == "area"


def test_an_area_with_no_mutation_is_a_slip_of_the_one_who_asks() -> None:
    assert table([], Counter()) == 1
