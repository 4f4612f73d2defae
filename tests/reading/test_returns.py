"""What the page's two steps decide about a list, without the page: whom to print for, whose form came back."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from dev import node
from tests.reading.test_people_page import page_rules
from tests.support import ROOT

WHOLE = "6d367e688c" + "0" * 54
RULES = {"current": WHOLE, "versions": ["0123456789" + "f" * 54, WHOLE], "shown": 10}
DAY = "2026-11-03"


def decided(**case: Any) -> dict[str, Any]:
    done = subprocess.run(
        (node.executable(), ROOT / "tests" / "support" / "returns.mjs"),
        input=json.dumps({"rules": page_rules() | RULES, "cases": [case]}).encode(),
        check=True,
        capture_output=True,
    )
    (result,) = json.loads(done.stdout)
    found: dict[str, Any] = result
    return found


def test_nobody_is_chosen_at_first() -> None:
    found = decided(list="Nom\nLuc Roy\n", date=DAY)
    assert (found["changed"], found["printed"]) == ([], [])


def test_printing_changes_no_row() -> None:
    found = decided(list="Nom\nLuc Roy\nLine Roy\n", print=[2, 3], date=DAY)
    assert (found["changed"], found["printed"]) == ([], [2, 3])
    assert "6d367e688c" not in found["text"]


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("", "6d367e688c"),
        ("0123456789", "6d367e688c"),
        ("oui", "6d367e688c"),
        ("6d367e68", "6d367e688c"),
        ("6d367e688", "6d367e688c"),
        ("6d367e688d", "6d367e688c"),
        ("6D367E688C", "6D367E688C"),
        (WHOLE, WHOLE),
    ],
)
def test_the_code_of_a_return_becomes_that_of_today_and_stays_if_it_is(
    code: str, written: str
) -> None:
    text = decided(list=f"Nom\tCode de version\nLuc Roy\t{code}\n", returned=[2], date=DAY)["text"]
    assert text == f"Nom\tCode de version\tAttestation reçue le\r\nLuc Roy\t{written}\t{DAY}"


def test_a_row_that_says_it_already_does_not_change() -> None:
    rows = "Nom\tCode de version\tReçue le\nLuc Roy\t6d367e688c\t2026-11-03\nZoé\t6d367e688c\t\n"
    found = decided(list=rows, returned=[2, 3], date=DAY)
    assert found["changed"] == [3]


def test_columns_that_are_there_are_used_wherever_they_stand() -> None:
    rows = "Reçue le\tNom\tCode de version\tNote\n\tLuc Roy\t\tx\n\tZoé\t\ty\n"
    assert decided(list=rows, returned=[3], date=DAY)["text"].split("\r\n") == [
        "Reçue le\tNom\tCode de version\tNote",
        "\tLuc Roy\t\tx",
        "2026-11-03\tZoé\t6d367e688c\ty",
    ]


def test_rows_above_the_headings_and_wrong_rows_stay_as_they_are() -> None:
    rows = "Liste du 3 mai\n\nNom\tMatricule\nLuc Roy\t1\nZoé\t1\n"
    assert decided(list=rows, returned=[4, 5], date=DAY)["text"].split("\r\n") == [
        "Liste du 3 mai\t\t\t",
        "\t\t\t",
        "Nom\tMatricule\tCode de version\tAttestation reçue le",
        "Luc Roy\t1\t6d367e688c\t2026-11-03",
        "Zoé\t1\t\t",
    ]


def test_a_corrected_list_keeps_who_was_chosen_in_each_step() -> None:
    found = decided(
        list="Nom\nLuc Roy\nZoé\n",
        print=[2],
        returned=[3],
        date=DAY,
        corrected="Nom\nZoé\nLuc Roy\n",
    )
    assert (found["changed"], found["printed"]) == ([2], [3])


def test_two_hundred_thousand_empty_rows_are_read_and_copied_back() -> None:
    rows = "Nom\n" + "\n" * 200_000 + "Luc Roy\n"
    found = decided(list=rows, returned=[200_002], date=DAY)
    assert found["changed"] == [200_002]
    assert found["text"].endswith("\r\nLuc Roy\t6d367e688c\t2026-11-03")


def test_a_row_of_many_cells_is_read() -> None:
    rows = "Nom" + "\t" * 150_000 + "x\nLuc Roy" + "\tx" * 150_000 + "\n"
    assert decided(list=rows, print=[2])["printed"] == [2]
