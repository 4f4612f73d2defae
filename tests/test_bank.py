"""The real bank: fair, complete, and settled by the text."""

from __future__ import annotations

import csv
from collections import Counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cadre import reading, settings
from cadre.bank import Scenario, Type, Verdict, schema
from cadre.checks.coverage import coverage
from cadre.policy import sentences
from cadre.reading import bank_files
from tests.support import PRINCIPLES, ROOT

PROJECT = reading.read(settings.load(ROOT))
BANK = PROJECT.bank
SINGLES = [one for one in BANK.all() if one.type is Type.SINGLE]
#: What the text forbids without room: no « possible » beside these words (scenarios.md, rules).
WITHOUT_ROOM = ("ne peut", "en aucun cas", "formellement interdit")


def best(scenario: Scenario) -> int:
    return next(rank for rank, one in enumerate(scenario.options) if one.verdict is Verdict.BEST)


@pytest.mark.parametrize(
    ("group", "least"),
    [
        *((principle, 3) for principle in PRINCIPLES),
        ("acces", 2),
        ("presence", 2),
        ("roles", 2),
        ("consequences", 1),
        ("consentement", 1),
    ],
)
def test_each_group_has_enough_scenarios(group: str, least: int) -> None:
    assert len(BANK.group(group).scenarios) >= least


def test_the_bank_is_large_enough_and_of_both_types() -> None:
    types = Counter(one.type for one in BANK.all())
    assert sum(types.values()) >= 26
    assert types[Type.MULTIPLE] >= 4


def test_the_quick_quiz_has_one_question_of_each_group_with_one_answer() -> None:
    assert len(BANK.quick()) == 11
    assert {one.type for one in BANK.quick()} == {Type.SINGLE}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_best_option_is_seldom_the_longest(language: str) -> None:
    longest = 0
    for scenario in SINGLES:
        lengths = [len(option.text[language]) for option in scenario.options]
        longest += lengths[best(scenario)] == max(lengths)
    assert longest / len(SINGLES) < 0.4


def test_the_best_option_is_in_no_favourite_place() -> None:
    places = Counter(best(scenario) for scenario in SINGLES)
    assert max(places.values()) / len(SINGLES) < 0.45
    assert len(places) >= 3


@pytest.mark.parametrize("scenario", BANK.all(), ids=lambda scenario: scenario.id)
def test_a_scenario_offers_a_few_options_and_a_mistake_to_learn_from(scenario: Scenario) -> None:
    most = 4 if scenario.type is Type.SINGLE else 5
    assert 3 <= len(scenario.options) <= most
    assert any(option.verdict is Verdict.WRONG for option in scenario.options)


@pytest.mark.parametrize("scenario", BANK.all(), ids=lambda scenario: scenario.id)
def test_possible_is_never_said_beside_words_that_leave_no_room(scenario: Scenario) -> None:
    for option in scenario.options:
        if option.verdict is Verdict.ACCEPTABLE:
            quoted = " ".join(one.quote["fr"].lower() for one in option.cites)
            assert not any(words in quoted for words in WITHOUT_ROOM)


def test_nothing_is_left_unquoted_where_the_text_gives_rules() -> None:
    left = {one.unit.page for one in coverage(PROJECT) if one.left}
    rules = {f"cadre/{name}.md" for name in (*PRINCIPLES, "acces", "presence", "roles")}
    assert not left & rules


def test_the_splitter_cuts_the_text_as_the_checklist_does() -> None:
    with (ROOT / "tests" / "cases" / "units.fr.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["id"], row["text_fr"]) for row in csv.DictReader(file)]
    wanted: list[str] = []
    for identifier, text in rows:
        if identifier == "081-mesures-b":  # one sentence, cut by a page break
            wanted[-1] += f" {text}"
        else:
            wanted.append(text)
    units = PROJECT.policy.text("fr").units
    assert [sentence for unit in units for sentence in sentences(unit.text)] == wanted


def test_the_schema_that_editors_read_is_the_model_s() -> None:
    assert (ROOT / "quiz" / "schema.json").read_text(encoding="utf-8") == schema()


FIELDS = ("group", "title", "scenarios", "id", "type", "cites", "unit", "quote", "options")
VALUES = st.recursive(
    st.sampled_from(["", "loyaute", "single", "best", "wrong", "a b", "É", "1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from((*FIELDS, "verdict", "fr", "en", "x")), inner, max_size=5)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=9))
def test_any_structure_gives_a_group_or_problems_with_a_place(value: object) -> None:
    data = yaml.safe_dump(value, allow_unicode=True).encode()
    found = bank_files.parse(data, "quiz/x.yml")
    assert found.group is not None or found.problems
    assert all(problem.place.line >= 1 for problem in found.problems)
