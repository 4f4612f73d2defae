"""HR's lists: the golden cases, what only a workbook can hold, and any bytes at all."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre.model.diagnostics import Severity
from cadre.model.people import PeopleList
from cadre.paper import first_unprintable
from cadre.reading.lists import people_lists
from cadre.texts.catalogues import catalogue
from tests.support.people_cases import Case, cases, files
from tests.support.xlsx import Cell, Sheet, workbook

HEADINGS: list[Cell] = ["Nom", "Matricule", "Fonction"]
LIST = Sheet([HEADINGS, ["Josée Tremblay", "0042", "Commis"]])


def read(data: bytes) -> PeopleList:
    return people_lists.read(data, "liste", first_unprintable)


def told(result: PeopleList) -> list[dict[str, Any]]:
    return [
        {
            "code": problem.code,
            "row": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity.value,
        }
        for problem in result.problems
    ]


def codes(result: PeopleList) -> list[str]:
    return [problem.code for problem in result.problems]


def test_there_are_cases() -> None:
    assert len(files()) > 20


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_gives_the_people_that_it_says(case: Case) -> None:
    people = [asdict(person) for person in read(case.data).people]
    nobody = {"number": "", "job": "", "department": "", "code": "", "received": ""}
    assert people == [nobody | person for person in case.expected.get("people", [])]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_gives_the_problems_that_it_says(case: Case) -> None:
    result = read(case.data)
    expected = case.expected.get("problems", [])
    details = [problem.pop("details", {}) for problem in map(dict, expected)]
    plain = [{k: v for k, v in problem.items() if k != "details"} for problem in expected]
    assert told(result) == [{"severity": "error", **problem} for problem in plain]
    for problem, wanted in zip(result.problems, details, strict=True):
        assert {key: str(value) for key, value in wanted.items()}.items() <= dict(
            problem.details
        ).items()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_tells_what_is_not_read(case: Case) -> None:
    result = read(case.data)
    assert list(result.ignored) == case.expected.get("ignored", [])
    assert result.empty == case.expected.get("empty", 0)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_each_problem_has_words_for_it(case: Case, language: str) -> None:
    words = catalogue(language, "people")
    assert all(words.what(one) and words.fix(one) for one in read(case.data).problems)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (workbook(Sheet([])), "people-empty"),
        (workbook(LIST)[:200], "people-workbook-broken"),
        (b"PK\x03\x04", "people-workbook-broken"),
        (b"a" * 20_000_001, "people-too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_gives_no_list_says_why(data: bytes, code: str) -> None:
    assert codes(read(data)) == [code]


def test_ten_thousand_people_are_read_and_one_more_is_not() -> None:
    rows = "".join(f"Personne {chr(97 + n % 26)}{n};{n}\n" for n in range(10_000))
    most = f"Nom;Matricule\n{rows}".encode()
    assert len(read(most).people) == 10_000
    assert codes(read(most + b"Une de trop;x\n")) == ["people-too-many-rows"]


@given(st.binary())
def test_any_bytes_give_people_or_located_problems(data: bytes) -> None:
    check(read(data))


@given(st.text(alphabet='Nom;,\t\r\n"=-Éœ{[\u202e#N/A0'))
def test_any_rows_under_a_heading_give_people_or_located_problems(rows: str) -> None:
    check(read(f"Nom;Matricule\n{rows}".encode()))


@given(st.binary(max_size=40), st.integers(0, 2000))
def test_a_damaged_workbook_gives_people_or_located_problems(damage: bytes, place: int) -> None:
    data = workbook(LIST)
    check(read(data[:place] + damage + data[place + len(damage) :]))


def check(result: PeopleList) -> None:
    assert result.people or result.problems
    words = catalogue("fr", "people")
    for problem in result.problems:
        assert words.what(problem)
        assert min(problem.place.line, problem.place.column) >= 1
    refused = {one.place.line for one in result.problems if one.severity is Severity.ERROR}
    assert not refused & {person.row for person in result.people}
