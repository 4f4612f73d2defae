"""HR's list in a workbook: what is seen on the screen is what is read, and the rest is told."""

from __future__ import annotations

import io
import math
from typing import Any

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from cadre.model.diagnostics import Severity
from cadre.model.people import PeopleList, Person
from cadre.reading.lists import people_lists, sheet_xml
from cadre.reading.lists import workbook as reading
from cadre.reading.lists.sheet_xml import Book
from tests.support.xlsx import Cell, Fault, Formula, Moment, Shared, Sheet, workbook

HEADINGS: list[Cell] = ["Nom", "Matricule", "Fonction"]
LIST = Sheet([HEADINGS, ["Josée Tremblay", "0042", "Commis"]])
FOUR: list[list[Cell]] = [
    HEADINGS,
    ["Josée Tremblay", "1", "Commis"],
    ["Luc Roy", "2", "Chef"],
    ["Line Roy", "3", ""],
    ["Guy Roy", "4", ""],
]


def read(*sheets: Sheet, **options: Any) -> PeopleList:
    return people_lists.read(workbook(*sheets, **options), "liste.xlsx")


def names(result: PeopleList) -> list[str]:
    return [person.name for person in result.people]


def told(result: PeopleList) -> list[tuple[str, int, int, dict[str, str]]]:
    """Return each problem: its code, the row and column that Excel shows, what its message names."""
    return [
        (one.code, one.place.line, one.place.column, dict(one.details)) for one in result.problems
    ]


def test_a_number_in_a_workbook_is_told_once_and_read() -> None:
    rows: list[list[Cell]] = [HEADINGS, ["Josée Tremblay", 42, "Commis"], ["Luc Roy", 1034.0, ""]]
    result = read(Sheet(rows))
    assert [person.number for person in result.people] == ["42", "1034"]
    assert told(result) == [("people-number-numeric", 2, 2, {"count": "2", "number": "42"})]
    assert result.problems[0].severity is Severity.WARNING


def test_a_formula_of_a_workbook_is_refused_with_its_text() -> None:
    rows: list[list[Cell]] = [HEADINGS, [Formula("B9&C9", "Josée Tremblay"), "1", ""]]
    assert told(read(Sheet(rows))) == [("people-formula", 2, 1, {"text": "=B9&C9"})]


def test_a_formula_in_a_column_that_is_not_read_is_nothing() -> None:
    rows: list[list[Cell]] = [["Nom", "Total"], ["Josée Tremblay", Formula("1+1", "2")]]
    assert told(read(Sheet(rows))) == []


def test_the_error_of_a_formula_is_refused_as_in_a_csv() -> None:
    rows: list[list[Cell]] = [
        HEADINGS,
        ["Josée Tremblay", Fault("#REF!"), ""],
        [Fault("#N/A"), "2"],
    ]
    assert told(read(Sheet(rows))) == [
        ("people-formula-error", 2, 2, {"text": "#REF!"}),
        ("people-formula-error", 3, 1, {"text": "#N/A"}),
    ]


def test_an_error_in_a_column_that_is_not_read_is_nothing() -> None:
    rows: list[list[Cell]] = [["Nom", "Note"], ["Josée Tremblay", Fault("#REF!")]]
    assert told(read(Sheet(rows))) == []


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (Moment(46093, 1), "2026-03-12"),
        (Moment(46093.354166666664, 2), "2026-03-12 08:30"),
        (Moment(0.354166666666667, 3), "08:30"),
        (Moment(46093.3541666666, 2), "2026-03-12 08:30"),
        (Moment(46093, 4), "2026-03-12"),
        (Moment(1e300, 1), "1e+300"),
    ],
)
@pytest.mark.parametrize(("rank", "column"), [(0, 1), (1, 2), (2, 3)])
def test_a_date_or_a_time_is_told_with_its_row(
    moment: Moment, text: str, rank: int, column: int
) -> None:
    cells: list[Cell] = ["Josée Tremblay", "1", "Commis"]
    cells[rank] = moment
    result = read(Sheet([HEADINGS, ["Luc Roy", "2", ""], cells]))
    assert told(result) == [("people-cell-date", 3, column, {"text": text})]
    assert names(result) == ["Luc Roy"]


def test_a_number_in_red_is_no_date() -> None:
    result = read(Sheet([HEADINGS, ["Josée Tremblay", Moment(42, 5), ""]]))
    assert result.people[0].number == "42"


def test_a_workbook_of_an_old_mac_counts_from_another_day() -> None:
    result = read(Sheet([HEADINGS, ["Josée Tremblay", Moment(44631), ""]]), from_1904=True)
    assert told(result) == [("people-cell-date", 2, 2, {"text": "2026-03-12"})]


def test_the_date_of_an_acknowledgement_is_read() -> None:
    rows: list[list[Cell]] = [["Nom", "Attestation reçue le"], ["Josée Tremblay", Moment(46093)]]
    assert read(Sheet(rows)).people == (Person(2, "Josée Tremblay", received="2026-03-12"),)


@pytest.mark.parametrize(("value", "text"), [(True, "TRUE"), (False, "FALSE")])
@pytest.mark.parametrize(("rank", "column"), [(0, 1), (1, 2)])
def test_true_and_false_are_told_with_their_row(
    value: bool, text: str, rank: int, column: int
) -> None:
    cells: list[Cell] = ["Josée Tremblay", "1", ""]
    cells[rank] = value
    assert told(read(Sheet([HEADINGS, cells]))) == [
        ("people-cell-boolean", 2, column, {"text": text})
    ]


def test_hidden_rows_are_not_read_and_are_counted() -> None:
    result = read(Sheet(FOUR, hidden_rows=[3, 4]))
    assert names(result) == ["Josée Tremblay", "Guy Roy"]
    assert [person.row for person in result.people] == [2, 5]
    assert told(result) == [("people-hidden-rows", 1, 1, {"count": "2"})]
    assert result.problems[0].severity is Severity.WARNING
    assert result.empty == 0


def test_rows_that_a_filter_hides_are_not_read() -> None:
    column = '<filterColumn colId="2"><filters><filter val="Commis"/></filters></filterColumn>'
    filtered = f'<autoFilter ref="A1:C5">{column}</autoFilter>'
    result = read(Sheet(FOUR, hidden_rows=[3, 4, 5], extra=filtered))
    assert names(result) == ["Josée Tremblay"]
    assert told(result) == [("people-hidden-rows", 1, 1, {"count": "3"})]


def test_a_hidden_row_that_holds_nothing_is_not_counted() -> None:
    rows: list[list[Cell]] = [HEADINGS, ["Josée Tremblay"], [], ["Luc Roy"]]
    result = read(Sheet(rows, hidden_rows=[3]))
    assert told(result) == []
    assert result.empty == 0


@pytest.mark.parametrize("row", ['ht="0" customHeight="1"', 'hidden="true"', 'hidden="1"'])
def test_a_row_is_hidden_however_it_is_written(row: str) -> None:
    found = sheet_xml.read(io.BytesIO(f"<x><row {row}/><row/></x>".encode()), Book())
    assert found.hidden_rows == {1}


@pytest.mark.parametrize("column", ['width="0"', 'hidden="true"', 'hidden="1" width="9.1"'])
def test_a_column_is_hidden_however_it_is_written(column: str) -> None:
    sheet = f'<x><col min="2" max="3" {column}/><col min="4" max="5" width="9"/></x>'
    found = sheet_xml.read(io.BytesIO(sheet.encode()), Book())
    assert [rank for rank in range(6) if found.hides(rank)] == [1, 2]


def test_hidden_columns_are_not_read_and_are_named() -> None:
    result = read(Sheet(FOUR, hidden_columns=["B", "C"]))
    assert result.people[0] == Person(2, "Josée Tremblay")
    assert told(result) == [("people-hidden-columns", 1, 1, {"count": "2", "columns": "B, C"})]
    assert result.ignored == ()


def test_a_hidden_column_of_names_is_told_beside_what_is_missing() -> None:
    result = read(Sheet(FOUR, hidden_columns=["A"]))
    assert [code for code, *_ in told(result)] == ["people-hidden-columns", "people-no-headings"]


def test_a_hidden_column_that_holds_nothing_is_not_named() -> None:
    assert told(read(Sheet(FOUR, hidden_columns=["H"]))) == []


def test_a_merged_cell_is_read_on_each_of_its_rows() -> None:
    rows: list[list[Cell]] = [
        ["Nom", "Service"],
        ["Josée Tremblay", "Loisirs"],
        ["Luc Roy"],
        ["Line Roy"],
        ["Guy Roy"],
    ]
    result = read(Sheet(rows, merged=["B2:B4"]))
    assert [person.department for person in result.people] == ["Loisirs", "Loisirs", "Loisirs", ""]


def test_a_merged_cell_makes_no_row_of_its_own() -> None:
    rows: list[list[Cell]] = [["Nom", "Service"], ["Josée Tremblay", "Loisirs"]]
    result = read(Sheet(rows, merged=["B2:B1048576"]))
    assert names(result) == ["Josée Tremblay"]
    assert told(result) == []


def test_a_merged_name_is_told_as_the_same_person_twice() -> None:
    rows: list[list[Cell]] = [HEADINGS, ["Josée Tremblay", "1", "Commis"], ["", "", "Brigadière"]]
    assert [one[:3] for one in told(read(Sheet(rows, merged=["A2:A3"])))] == [
        ("people-name-twice", 3, 1)
    ]


def test_a_merged_error_is_told_on_each_of_its_rows() -> None:
    rows: list[list[Cell]] = [HEADINGS, ["Luc Roy", "1", Fault("#REF!")], ["Guy Roy", "2"]]
    assert [one[:3] for one in told(read(Sheet(rows, merged=["C2:C3"])))] == [
        ("people-formula-error", 2, 3),
        ("people-formula-error", 3, 3),
    ]


@pytest.mark.parametrize("far", [{"A1048576": " "}, {"XFD1": "x"}, {"XFD1": "x", "C1048576": " "}])
def test_a_stray_cell_changes_nothing(far: dict[str, Cell]) -> None:
    result = read(Sheet(FOUR, far=far))
    assert names(result) == ["Josée Tremblay", "Luc Roy", "Line Roy", "Guy Roy"]
    assert told(result) == []
    assert result.empty == 0


def test_a_stray_word_on_the_last_row_is_told_there() -> None:
    result = read(Sheet(FOUR, far={"B1048576": "x"}))
    assert [one[:3] for one in told(result)] == [("people-name-missing", 1_048_576, 1)]


def test_a_row_beyond_the_last_one_is_no_workbook() -> None:
    result = read(Sheet(FOUR, far={"A1048577": "x"}))
    assert [code for code, *_ in told(result)] == ["people-workbook-broken"]


def test_more_cells_than_any_list_needs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sheet_xml.MOST_CELLS == 1_000_000
    monkeypatch.setattr(sheet_xml, "MOST_CELLS", 14)
    assert names(read(Sheet(FOUR[:4]))) == ["Josée Tremblay", "Luc Roy", "Line Roy"]
    assert [code for code, *_ in told(read(Sheet([*FOUR, *FOUR])))] == ["people-too-large"]


def test_texts_that_cells_share_are_read() -> None:
    rich = (
        "<si><r><t>Josée </t></r><r><rPr><b/></rPr><t>Tremblay</t></r><rPh><t>ジョゼ</t></rPh></si>"
    )
    texts = ("<si><t>Nom</t></si>", rich, '<si><t xml:space="preserve">Luc_x000A_Roy</t></si>')
    result = read(Sheet([[Shared(0)], [Shared(1)], [Shared(2)]]), texts=texts)
    assert names(result) == ["Josée Tremblay", "Luc Roy"]


def test_a_hidden_sheet_is_not_read_and_that_is_told() -> None:
    hidden = Sheet([["Nom"], ["Luc Roy"]], name="Anciens", state="hidden")
    result = read(hidden, LIST)
    assert names(result) == ["Josée Tremblay"]
    assert told(result) == [("people-hidden-sheet", 1, 1, {"sheet": "Anciens"})]
    assert result.problems[0].severity is Severity.WARNING


def test_two_sheets_with_something_are_refused_by_their_names() -> None:
    result = read(LIST, Sheet([["Remarques"]], name="Notes"))
    assert told(result) == [("people-several-sheets", 1, 1, {"sheets": "Feuil1, Notes"})]
    assert result.people == ()


def test_sheets_with_nothing_do_not_count() -> None:
    result = read(Sheet([], name="Vide"), LIST, Sheet([[" "]], name="Vide aussi"))
    assert result.people == (Person(2, "Josée Tremblay", "0042", "Commis"),)


#: What XML may hold.
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9).filter(math.isfinite)


@given(st.lists(st.lists(st.none() | TEXTS | NUMBERS, max_size=5), max_size=5))
def test_another_reader_of_workbooks_finds_the_same_texts(rows: list[list[Cell]]) -> None:
    data = workbook(Sheet([["Nom"], *rows]))
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    found = reading.read(data).rows
    for row, cells in enumerate(other.to_python(skip_empty_area=False)):
        for rank, value in enumerate(cells):
            mine = found[row][rank] if row < len(found) and rank < len(found[row]) else ""
            assert mine.strip() == text_of(value).strip()


def text_of(value: object) -> str:
    """Return what Excel shows of a value that the other reader found."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
