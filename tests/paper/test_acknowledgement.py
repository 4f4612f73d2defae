"""The acknowledgement of reading: blank, one a person, whatever the length, and nobody's name elsewhere."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from cadre.model.people import LONGEST, Column, Person
from cadre.model.policy import normalise
from cadre.paper import (
    AcknowledgementDetails,
    UnprintableCharacterError,
    acknowledgements,
    first_unprintable,
)
from cadre.texts import Texts, load
from tests.support.said import said

from .sheet import Sheet
from .test_consent import CENTIMETRE, HOSTILE

FILLED = Person(2, "Élodie Bœuf-Lévêque", "0042", "Agente à l'accueil", "Loisirs")
LONG = ("Marie-Ève de la Rivière-aux-Rats et de Saint-Louis " * 9)[:300].strip()
NAMES = ["Nguyễn Thị Ánh Tuyết", "ᐊᓇ ᓄᑕᕋᖅ", "Zoë O'Brien-D'Amours", LONG, "W" * 300]


@pytest.fixture(scope="module")
def blank(acknowledgement: AcknowledgementDetails, texts: Texts) -> Sheet:
    return Sheet(acknowledgements((), acknowledgement, texts))


@pytest.fixture(scope="module")
def filled(acknowledgement: AcknowledgementDetails, texts: Texts) -> Sheet:
    return Sheet(acknowledgements((FILLED,), acknowledgement, texts))


def lengths(sheet: Sheet) -> list[float]:
    """The rules that are not as wide as the page, in centimetres."""
    return [rule.length / CENTIMETRE for rule in sheet.rules if rule.length < 18 * CENTIMETRE]


def test_it_is_one_letter_page(blank: Sheet, filled: Sheet) -> None:
    for sheet in (blank, filled):
        assert [page.mediabox[2:] for page in sheet.reader.pages] == [[612, 792]]


@pytest.mark.parametrize(
    "line",
    [
        "Attestation de lecture",
        "Municipalité d'essai",
        "ne fait pas partie du cadre, qui ne prévoit aucune signature individuelle",
        "J'ai lu le document « CADRE D'UTILISATION DES MÉDIAS SOCIAUX »",
        "dans sa version en date du 14 janvier 2019, adopté par la résolution 2019-01-016",
        "Version en date du 14 janvier 2019",
        "Adopté par la résolution 2019-01-016",
        "Code de version du texte : 0123456789",
        "La direction générale garde cette attestation pour savoir qui a lu le cadre.",
    ],
)
def test_it_says_what_it_is_and_of_which_text(blank: Sheet, filled: Sheet, line: str) -> None:
    assert line in blank.words.replace("\N{NO-BREAK SPACE}", " ")
    assert line in filled.words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_purpose_is_absent_while_it_is_empty(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    sheet = Sheet(acknowledgements((), replace(acknowledgement, purpose=""), texts))
    assert sheet.words.endswith("Code de version du texte : 0123456789")


@pytest.mark.parametrize("word", ["signez", "signé", "accepte", "en vigueur", "certifi"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_asks_nobody_to_accept(blank: Sheet, language: str, word: str) -> None:
    ours = " ".join(load(language, "paper").entries.values())
    assert word not in f"{ours} {blank.words}".lower()


def test_the_blank_form_has_a_rule_for_each_thing_to_write(blank: Sheet) -> None:
    *fields, signature, day = lengths(blank)
    assert len(fields) == 4
    assert all(length > 12 for length in fields)
    assert signature >= 7
    assert day >= 4


def test_the_filled_form_leaves_only_the_date_and_the_signature(filled: Sheet) -> None:
    assert len(lengths(filled)) == 2
    for value in (FILLED.name, FILLED.number, FILLED.job, FILLED.department):
        assert value in filled.words


def test_what_the_list_does_not_give_is_not_asked_for(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    sheet = Sheet(acknowledgements((Person(2, "Luc Roy"),), acknowledgement, texts))
    assert "Numéro d'employé" not in sheet.words
    assert "Service" not in sheet.words


def test_a_screen_reader_hears_each_space_to_fill_in(blank: Sheet) -> None:
    spaces = [element["/Alt"] for element in blank.tags("/Figure")]
    assert spaces == ["espace à remplir à la main"] * 6


def test_a_label_and_its_value_are_read_together(filled: Sheet) -> None:
    places = [
        filled.words.index(word)
        for word in ("Nom", FILLED.name, "Numéro", FILLED.number, "Fonction", FILLED.job, "Service")
    ]
    assert places == sorted(places)


def test_no_letter_is_smaller_than_11_points(blank: Sheet, filled: Sheet) -> None:
    assert min(blank.sizes | filled.sizes) >= 11


def test_each_person_has_one_page(acknowledgement: AcknowledgementDetails, texts: Texts) -> None:
    people = [Person(row, name, "1" * 64, name, name) for row, name in enumerate(NAMES, 2)]
    sheet = Sheet(acknowledgements(people, acknowledgement, texts))
    pages = [page.extract_text() for page in sheet.reader.pages]
    assert len(pages) == len(people)
    for person, page in zip(people, pages, strict=True):
        assert "".join(person.name.split()) in "".join(page.split())
        assert "Code de version du texte" in page


@settings(max_examples=15)
@given(
    st.text(
        alphabet=st.sampled_from("WiéŒ -'ễᐊᖅ"), min_size=1, max_size=LONGEST[Column.NAME]
    ).filter(normalise)
)
def test_any_name_stays_on_its_page(text: str) -> None:
    details = AcknowledgementDetails(
        "Municipalité", "CADRE", "2019-01-14", "14 janvier 2019", "0" * 64, "fr"
    )
    person = Person(2, text, "W" * 64, text, text)
    data = acknowledgements((person,), details, said("fr", "paper"))
    assert len(PdfReader(io.BytesIO(data)).pages) == 1


CHECKING = "https://cadre.example.org/signer/attestations/"


def test_with_an_address_it_says_where_its_code_can_be_checked(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    details = replace(acknowledgement, checking=CHECKING)
    for people in ((), (FILLED,)):
        sheet = Sheet(acknowledgements(people, details, texts))
        assert len(sheet.reader.pages) == 1
        assert f"Vérifier ce code : {CHECKING}" in sheet.words.replace("\N{NO-BREAK SPACE}", " ")
        codes = [figure["/Alt"] for figure in sheet.tags("/Figure") if "QR" in figure["/Alt"]]
        assert codes == [f"Code QR qui mène à la page où vérifier ce code, {CHECKING}"]


def test_the_drawing_of_the_code_is_the_same_for_everybody(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    """It holds the address, and nobody's name: two people's are letter for letter the same."""
    details = replace(acknowledgement, checking=CHECKING, purpose="")
    first, second = (
        Sheet(acknowledgements((person,), details, texts)).reader.pages[0].get_contents()
        for person in (FILLED, Person(3, "Luc Roy"))
    )
    assert first is not None
    assert second is not None
    # The drawing is what the page ends with, and takes thousands of strokes.
    assert first.get_data()[-4000:] == second.get_data()[-4000:]
    assert b"BT" not in first.get_data()[-4000:]


def test_without_an_address_there_is_no_code(blank: Sheet) -> None:
    assert "Vérifier" not in blank.words
    assert not [figure for figure in blank.tags("/Figure") if "QR" in figure["/Alt"]]


BATCH = (
    Person(2, "Josée Tremblay", department="Travaux publics"),
    Person(3, "Luc Roy"),
    Person(4, "Zoë O'Brien", department="Loisirs"),
    Person(5, "Line Roy", department="travaux publics "),
)


def test_a_batch_by_department_has_a_sheet_before_each_department(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    sheet = Sheet(acknowledgements(BATCH, acknowledgement, texts, divided=True))
    pages = [" ".join(page.extract_text().split()) for page in sheet.reader.pages]
    organisation = "Municipalité d'essai"
    assert pages[0] == f"{organisation} Loisirs 1 attestation de lecture"
    assert "Zoë O'Brien" in pages[1]
    assert pages[2] == f"{organisation} Travaux publics 2 attestations de lecture"
    assert "Josée Tremblay" in pages[3]
    assert "Line Roy" in pages[4]
    assert pages[5] == f"{organisation} Sans service 1 attestation de lecture"
    assert "Luc Roy" in pages[6]
    assert len(pages) == 7


def test_no_page_of_a_batch_has_a_number(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    for divided in (False, True):
        sheet = Sheet(acknowledgements(BATCH, acknowledgement, texts, divided=divided))
        assert "Page" not in sheet.words


def test_no_name_is_outside_the_page(filled: Sheet) -> None:
    metadata = filled.reader.metadata
    assert metadata is not None
    assert metadata.title == "Attestation de lecture – CADRE D'UTILISATION DES MÉDIAS SOCIAUX"
    described = f"{dict(metadata)} {filled.root['/Metadata'].get_data().decode()}"
    assert "Bœuf" not in described
    assert filled.reader.outline == []


def test_two_makings_give_the_same_bytes(
    filled: Sheet, acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    assert acknowledgements((FILLED,), acknowledgement, texts) == filled.data


def test_markup_in_a_name_does_nothing(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    sheet = Sheet(acknowledgements((Person(2, HOSTILE),), acknowledgement, texts))
    assert "".join(HOSTILE.split()) in "".join(sheet.words.split())


def test_a_letter_without_a_shape_is_refused(
    acknowledgement: AcknowledgementDetails, texts: Texts
) -> None:
    with pytest.raises(UnprintableCharacterError):
        acknowledgements((Person(2, "王"),), acknowledgement, texts)


def test_all_the_letters_of_french_vietnamese_and_inuktitut_have_a_shape() -> None:
    assert first_unprintable("ÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ «» – — … ’ ỲỴỶỸỄễđƯư ᐃᓄᒃᑎᑐᑦ") == ""
