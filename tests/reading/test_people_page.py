"""HR's lists on the page: the same cases as the command, and the same answers to lists nobody foresaw."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cadre.markdown.people import rules
from cadre.publishing.site import Site
from cadre.reading.lists import people_lists
from dev import node
from tests.support import ROOT
from tests.support.encoding_cases import file_of, read_right, refused
from tests.support.people_cases import Case, cases, files

CASES = [
    case for case in cases() if case.form != "xlsx" and case.expected.get("only", "page") == "page"
]
#: What lists are made of, and what breaks them.
PIECES = (
    *["Nom", "Prénom", "Nom de famille", "Matricule", "Poste", "Code de version", "Courriel"],
    *["N° (RH)", "Josée", "Tremblay", "josée", "0042", "1,2E+10", "6d367e688c", "œuvre", "É"],
    *["=1", "#N/A", "{{x}}", "[[", "-", "–", "\u202e", "\ufffd", "Ã©", " ", "\u00a0", "\x1c"],
    *[
        "Total",
        "Total 2",
        "Imprimé le 3",
        "&eacute;",
        "&#039;",
        "NULL",
        "N/A",
        "Null",
        "'0042",
        "42.0",
    ],
    *[
        "Jos?e",
        "Bœ",
        "½",
        "€",
        "’",
        "“",
        "…",
        " – ",
        "à",
        "Jo‚l",
        "BŽl",
        "├®",
        "Attestation reçue le",
    ],
    *[
        "sep=;",
        "sep=|",
        "|",
        ' "',
        '" ',
        "ᐊ",
        "\t",
        "\t",
        ";",
        ";",
        ",",
        ",",
        '"',
        '"',
        "\r\n",
        "\r\n",
        "\n",
        "\n",
        "\r",
    ],
)


@cache
def page_rules() -> dict[str, Any]:
    return dict(rules(Site.read(ROOT).context))


def on_the_page(lists: Sequence[bytes]) -> list[dict[str, Any]]:
    encoded = [base64.b64encode(data).decode() for data in lists]
    script = ROOT / "tests" / "support" / "people.mjs"
    done = subprocess.run(
        (node.executable(), script),
        input=json.dumps({"rules": page_rules(), "lists": encoded}).encode(),
        check=True,
        capture_output=True,
    )
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results


@cache
def results() -> dict[str, dict[str, Any]]:
    """What the page makes of every case, in one run of Node."""
    found = on_the_page([case.data for case in CASES])
    return dict(zip((case.id for case in CASES), found, strict=True))


def texts(details: dict[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in details.items()}


def test_the_page_runs_nearly_every_case() -> None:
    assert len({case.name for case in CASES}) > len(files()) - 6


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_gives_the_people_that_it_says(case: Case) -> None:
    nobody = {"number": "", "job": "", "department": "", "code": "", "received": ""}
    wanted = [nobody | person for person in case.expected.get("people", [])]
    assert results()[case.id]["people"] == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_gives_the_problems_that_it_says(case: Case) -> None:
    found = results()[case.id]["problems"]
    expected = case.expected.get("problems", [])
    places = ("code", "row", "column", "severity")
    assert [{key: one[key] for key in places} for one in found] == [
        {"severity": "error"} | {key: one[key] for key in places if key in one} for one in expected
    ]
    for one, wanted in zip(found, expected, strict=True):
        assert texts(wanted.get("details", {})).items() <= one["details"].items()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_tells_what_is_not_read(case: Case) -> None:
    assert results()[case.id]["ignored"] == case.expected.get("ignored", [])
    assert results()[case.id]["empty"] == case.expected.get("empty", 0)


def test_the_page_reads_names_alone_as_the_command_does() -> None:
    asked = [*read_right(), *refused()]
    found = on_the_page([file_of(*one) for one in asked])
    right = [[name] for name, _ in read_right()]
    assert [[one["name"] for one in each["people"]] for each in found] == [
        *right,
        *([] for _ in refused()),
    ]
    codes = [one["problems"][0]["code"] for one in found[len(right) :]]
    assert codes == ["people-encoding" for _ in refused()]


@settings(max_examples=12, phases=[Phase.generate])
@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), min_size=40, max_size=40),
    st.sampled_from(
        ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "iso8859_15", "cp850", "cp437"]
    ),
)
def test_the_page_and_the_command_agree_on_any_list(lists: list[str], encoding: str) -> None:
    files = [text.encode(encoding, "ignore") for text in lists]
    for data, found in zip(files, on_the_page(files), strict=True):
        read = people_lists.read(data, "")
        assert found["people"] == [asdict(one) for one in read.people]
        assert [
            (one["code"], one["row"], one["column"], one["severity"], one["details"])
            for one in found["problems"]
        ] == [
            (one.code, one.place.line, one.place.column, one.severity, texts(dict(one.details)))
            for one in read.problems
        ]
        assert (found["ignored"], found["empty"]) == (list(read.ignored), read.empty)
