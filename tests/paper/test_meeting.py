"""Who was at a meeting: names by department or blank rows, and nothing that looks like a consent."""

from __future__ import annotations

import pytest

from cadre.model.people import Person
from cadre.paper import AcknowledgementDetails, attendance
from cadre.texts import Texts

from .sheet import Sheet

PEOPLE = (
    Person(2, "Josée Tremblay", "0042", "Commis", "Loisirs", "0123456789", "2026-01-31"),
    Person(3, "Luc Roy", department="Travaux publics"),
    Person(4, "Zoë O'Brien"),
    Person(5, "Nguyễn Thị Ánh Tuyết", department="loisirs"),
)


@pytest.fixture(scope="module")
def sheet(acknowledgement: AcknowledgementDetails, texts: Texts) -> Sheet:
    return Sheet(attendance(PEOPLE, acknowledgement, texts))


def test_the_names_are_by_department_those_without_one_last(sheet: Sheet) -> None:
    wanted = (
        *("Loisirs", "Josée Tremblay", "Nguyễn Thị Ánh Tuyết"),
        *("Travaux publics", "Luc Roy", "Sans service", "Zoë O'Brien"),
    )
    places = [sheet.words.find(words) for words in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_a_list_without_departments_has_no_heading_for_one(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    words = Sheet(attendance((Person(2, "Luc Roy"),), acknowledgement, texts)).words
    assert "Luc Roy" in words
    assert "Sans service" not in words


def test_it_shows_nothing_else_of_anybody(sheet: Sheet) -> None:
    for word in ("0042", "Commis", "0123456789", "2026-01-31"):
        assert word not in sheet.words
    metadata = f"{sheet.reader.metadata} {sheet.root['/Metadata'].get_data().decode()}"
    assert "Tremblay" not in metadata
    assert "Présence à la rencontre – CADRE D'UTILISATION DES MÉDIAS SOCIAUX" in metadata


def test_it_says_that_it_is_no_acknowledgement(sheet: Sheet) -> None:
    assert (
        "Cette feuille note qui était à la rencontre, rien de plus. "
        "Elle ne fait pas partie du cadre et n'est pas une attestation de lecture."
    ) in sheet.words
    for word in ("sign", "consent", "accept", "j'ai lu"):
        assert word not in sheet.words.lower()


def test_a_screen_reader_hears_the_headings_of_each_column(sheet: Sheet) -> None:
    assert len(sheet.tags("/Table")) == 3
    assert len(sheet.tags("/TH")) == 6


def test_each_department_can_have_its_own_sheet(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    pages = Sheet(attendance(PEOPLE, acknowledgement, texts, divided=True)).reader.pages
    first, second, third = (page.extract_text() for page in pages)
    assert "Josée Tremblay" in first
    assert "Luc Roy" not in first
    assert "Travaux publics" in second
    assert "Présence à la rencontre" in third


def test_without_a_list_it_is_one_page_of_blank_rows(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    blank = Sheet(attendance((), acknowledgement, texts))
    assert len(blank.reader.pages) == 1
    assert len(blank.tags("/TD")) == 45


def test_a_long_name_stays_in_its_row(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    """Its row is as high as its letters: 300 of the widest need more than ten lines."""
    short, long = (
        max(rule.y for rule in sheet.rules) - min(rule.y for rule in sheet.rules)
        for sheet in (
            Sheet(attendance((Person(2, name),), acknowledgement, texts))
            for name in ("Luc Roy", "W" * 300)
        )
    )
    assert long - short > 130
