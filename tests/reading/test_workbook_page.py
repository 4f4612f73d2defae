"""HR's workbooks in the browser: the same people and the same marks as the command, in both engines."""

from __future__ import annotations

import base64
import io
import json
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cadre.reading.lists import people_lists
from dev import browser as browsers
from tests.reading.test_people_page import page_rules, texts
from tests.support import ROOT, drivers
from tests.support.drivers import Driver
from tests.support.signer import BROWSERS
from tests.support.workbooks import HEADINGS, workbooks
from tests.support.xlsx import Cell, Fault, Formula, Moment, Sheet, workbook

#: What the list tool does with files, one after the other.
READ = """(async () => {
  const { opened } = await import("/signer/files.mjs");
  const { interpreted } = await import("/signer/people.mjs");
  const { refused } = await import("/signer/people-rows.mjs");
  const found = [];
  for (const file of %s) {
    const read = await opened(Uint8Array.from(atob(file), (one) => one.charCodeAt(0)), 20);
    found.push("table" in read ? interpreted(read.table, %s) : refused(read.code, 1, 1, read.details));
  }
  return JSON.stringify(found.map(({ rows, ...rest }) => rest));
})()"""


@pytest.fixture(scope="module", params=BROWSERS)
def driver(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Driver]:
    """Each of the two browsers, on an empty page beside the scripts as they are written."""
    folder = tmp_path_factory.mktemp("scripts")
    shutil.copytree(ROOT / "overrides" / "components" / "signer", folder / "signer")
    page = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>.</title>'
    (folder / "index.html").write_text(page, encoding="utf-8")
    with browsers.serving(folder) as address:
        browser = request.getfixturevalue(request.param)
        if request.param == "mozilla":
            browser.browser.goto(f"{address}/")
            yield browser
            return
        with drivers.chromium(browser, address) as one:
            one.goto("/")
            yield one


def on_the_page(driver: Driver, files: Sequence[bytes]) -> list[Any]:
    encoded = json.dumps([base64.b64encode(data).decode() for data in files])
    found: list[Any] = json.loads(driver.evaluate(READ % (encoded, json.dumps(page_rules()))))
    return found


def by_the_command(data: bytes) -> dict[str, Any]:
    read = people_lists.read(data, "")
    return {
        "people": [asdict(one) for one in read.people],
        "problems": [
            {
                "code": one.code,
                "row": one.place.line,
                "column": one.place.column,
                "severity": one.severity.value,
                "details": texts(dict(one.details)),
            }
            for one in read.problems
        ],
        "ignored": list(read.ignored),
        "empty": read.empty,
    }


def same(driver: Driver, files: Sequence[bytes]) -> Iterator[tuple[Any, Any]]:
    for data, found in zip(files, on_the_page(driver, files), strict=True):
        wanted = by_the_command(data)
        yield {key: found[key] for key in wanted}, wanted


def test_each_workbook_gives_the_people_and_the_problems_of_the_command(driver: Driver) -> None:
    known = workbooks()
    assert len(known) > 50
    for name, (found, wanted) in zip(known, same(driver, list(known.values())), strict=True):
        assert found == wanted, name


def test_what_is_shown_with_what_is_hidden_is_what_is_copied_back(driver: Driver) -> None:
    rows: list[list[Cell]] = [
        ["Nom", "Secret", "Âge"],
        ["Zoé", "a", Formula("1+1", "2")],
        ["Luc", "b", Moment(46093)],
    ]
    data = workbook(Sheet(rows, hidden_rows=[2], hidden_columns=["B"]))
    source = READ.replace("({ rows, ...rest }) => rest", "({ rows }) => rows")
    files = json.dumps([base64.b64encode(data).decode()])
    assert json.loads(driver.evaluate(source % (files, json.dumps(page_rules())))) == [
        [["Nom", "Secret", "Âge"], ["Zoé", "a", "2"], ["Luc", "b", "2026-03-12"]]
    ]


CELLS = (
    st.sampled_from(
        ["Josée Tremblay", "Luc", "0042", " ", "", "=1", "#N/A", "TRUE", "Total", "é_x000A_"]
    )
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(-1e18, 1e18)
    | st.builds(Fault, st.sampled_from(["#REF!", "#N/A"]))
    | st.builds(Formula, st.sampled_from(["A1", ""]), st.sampled_from(["Zoé", "", "3"]))
    | st.builds(Moment, st.floats(-700_000, 3_000_000) | st.integers(0, 60_000), st.integers(0, 5))
)
SHEETS = st.builds(
    Sheet,
    st.lists(st.lists(CELLS, max_size=4), max_size=6).map(
        lambda rows: [[*HEADINGS, "Reçue le"], *rows]
    ),
    hidden_rows=st.sets(st.integers(2, 7), max_size=2).map(tuple),
    hidden_columns=st.sets(st.sampled_from("BCDE"), max_size=2).map(tuple),
    merged=st.sets(st.sampled_from(["B2:B4", "A3:B5", "C2:C3"]), max_size=1).map(tuple),
)


@settings(
    max_examples=4,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(SHEETS, min_size=40, max_size=40))
def test_any_workbook_gives_the_same_on_the_page(driver: Driver, sheets: list[Sheet]) -> None:
    for found, wanted in same(driver, [workbook(sheet) for sheet in sheets]):
        assert found == wanted


def test_one_letter_changed_by_damage_is_no_name(driver: Driver) -> None:
    stored = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(Sheet([["Nom"], ["Luc Roy"]])))) as archive,
        zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as copy,
    ):
        for name in archive.namelist():
            copy.writestr(name, archive.read(name))
    whole = stored.getvalue()
    damaged = whole.replace(b"Luc Roy", b"Lut Roy")
    (right, _), (found, wanted) = same(driver, [whole, damaged])
    assert [one["name"] for one in right["people"]] == ["Luc Roy"]
    assert found == wanted
    assert [one["code"] for one in found["problems"]] == ["people-workbook-broken"]
