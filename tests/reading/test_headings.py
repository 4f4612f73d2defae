"""The headings of HR's lists: many ways of writing, one meaning each."""

from __future__ import annotations

import pytest
import yaml

from cadre import texts
from cadre.model.people import Column
from cadre.reading.lists import headings


def listed() -> list[tuple[str, str]]:
    data = yaml.safe_load((texts.FOLDER / headings.FILE).read_text(encoding="utf-8"))
    return [(name, heading) for name, all_ in data.items() for heading in all_]


def test_each_column_has_headings() -> None:
    assert {name for name, _ in listed()} == set(Column)


@pytest.mark.parametrize(("column", "heading"), listed())
def test_a_heading_means_one_thing_however_it_is_written(column: str, heading: str) -> None:
    for written in (
        heading,
        heading.upper(),
        f"  {heading.replace(' ', '  ')} *",
        f"{heading} (RH)",
    ):
        assert headings.known([written]) == {0: Column(column)}


@pytest.mark.parametrize(
    "heading", ["Titre", "N°", "#", "Courriel", "", "Nom du fichier", "Prénom2"]
)
def test_what_may_mean_something_else_is_not_read(heading: str) -> None:
    assert headings.known([heading]) == {}


@pytest.mark.parametrize(("rank", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_a_column_without_heading_has_the_letters_of_excel(rank: int, letters: str) -> None:
    assert headings.letters_of(rank) == letters


@pytest.mark.parametrize(
    "name", ["Total", "TOTAUX", "Sous-total :", "Total : 12", "Page 3 de 4", "As of 2026-11-25"]
)
def test_a_row_of_a_report_is_no_person(name: str) -> None:
    assert headings.is_no_person(name)


@pytest.mark.parametrize("name", ["Page Dubois", "Total Roy", "Anne Total", "Liste", "Datel 2", ""])
def test_a_person_is_no_row_of_a_report(name: str) -> None:
    assert not headings.is_no_person(name)
