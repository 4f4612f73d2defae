"""`consent --register -o registre.xlsx`: the register as a workbook."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from python_calamine import load_workbook

from cadre.cli import main, register_book
from tests.support.registers import EARLIER, Run, code, here, run

__all__ = ["code", "here", "run"]


def cells(name: str, sheet: int = 0) -> Sequence[Sequence[object]]:
    return load_workbook(name).get_sheet_by_index(sheet).to_python()


def test_as_a_workbook_it_says_the_same_with_dates_that_excel_knows(run: Run, code: str) -> None:
    assert run("--register", "-o", "registre.xlsx") == 0
    assert cells("registre.xlsx") == [
        [
            "Nom",
            "Attestation au dossier",
            "Numéro d'employé",
            "Fonction",
            "Service",
            "Code de version",
            "Attestation reçue le",
        ],
        [
            "Josée Tremblay",
            "Texte d'aujourd'hui",
            "0042",
            "Commis",
            "Travaux publics",
            code.upper(),
            date(2026, 1, 31),
        ],
        ["Luc Roy", "Version antérieure", "0043", "", "Loisirs", EARLIER, "31 janvier 2023"],
        ["Zoë O'Brien", "Aucune attestation au dossier", "0044", "", "", "", ""],
        ["Line Roy", "Code inconnu", "0045", "", "loisirs", "oui", ""],
        ["Anne Côté", "Aucune attestation au dossier", "0046", "", "TRAVAUX PUBLICS", "", ""],
    ]


def test_a_register_as_a_workbook_is_a_list_that_gives_the_same_register(run: Run) -> None:
    run("--register", "-o", "registre.xlsx")
    again = ["consent", "--register", "--people", "registre.xlsx", "-o", "encore.csv"]
    assert main(again) == 0
    run("--register")
    assert Path("encore.csv").read_bytes() == Path("registre.csv").read_bytes()


def test_one_list_gives_one_workbook_byte_for_byte(run: Run) -> None:
    run("--register", "-o", "un.xlsx")
    run("--register", "-o", "deux.xlsx")
    assert Path("un.xlsx").read_bytes() == Path("deux.xlsx").read_bytes()


def test_no_cell_of_a_workbook_is_a_formula_a_number_or_a_link() -> None:
    typed = ["=1+1", "007", "https://exemple.ca", "+33"]
    book = register_book.workbook(
        "Feuille", [["a", "b", "c", "d"], typed], datetime(2026, 1, 31, tzinfo=UTC)
    )
    Path("essai.xlsx").write_bytes(book)
    assert cells("essai.xlsx") == [["a", "b", "c", "d"], typed]
    with zipfile.ZipFile("essai.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


def test_its_titles_stay_in_sight_and_filter_the_table(run: Run) -> None:
    run("--register", "-o", "registre.xlsx")
    with zipfile.ZipFile("registre.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in sheet
    assert '<autoFilter ref="A1:G6"/>' in sheet


def test_a_register_of_another_kind_is_refused_with_the_kinds_there_are(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--register", "-o", "registre.ods") == 1
    assert capsys.readouterr().err == (
        "registre.ods : le registre s'écrit en classeur Excel ou en CSV. "
        "Donnez un nom en .xlsx ou en .csv, par exemple : -o registre.xlsx\n"
    )
    assert not Path("registre.ods").exists()
