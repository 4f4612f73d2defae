"""What the engine refuses, and the date that it gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cadre.model.policy import Kind, Text
from cadre.paper import (
    ConsentDetails,
    UnprintableCharacterError,
    official_page,
    source_date,
)
from cadre.texts import Texts

from .samples import section, unit
from .sheet import Sheet


@pytest.mark.parametrize("character", ["漢", "\u202e", "\x07", "😀"])
def test_a_character_without_a_shape_is_named_with_its_unit(
    details: ConsentDetails, texts: Texts, character: str
) -> None:
    faulty = unit("consentement-1", Kind.PARAGRAPH, f"Un mot {character} inconnu.")
    with pytest.raises(UnprintableCharacterError) as caught:
        official_page(section(faulty), details, texts)
    assert (caught.value.character, caught.value.where) == (character, faulty)


def test_a_character_without_a_shape_is_named_with_its_detail(
    consent: Text, details: ConsentDetails, texts: Texts
) -> None:
    with pytest.raises(UnprintableCharacterError) as caught:
        official_page(consent, replace(details, organisation="漢"), texts)
    assert caught.value.where == "organisation"


@pytest.mark.parametrize(
    "words", ["Un œuf à l'École, « déjà » : 10 %", "Nguyễn Thị Ánh", "ᐃᓄᒃᑎᑐᑦ", "a\tb\nc"]
)
def test_names_that_people_have_are_printed(
    details: ConsentDetails, texts: Texts, words: str
) -> None:
    text = section(unit("a", Kind.PARAGRAPH, words))
    assert " ".join(words.split()) in Sheet(official_page(text, details, texts)).words


def test_the_date_given_wins(consent: Text, details: ConsentDetails, texts: Texts) -> None:
    given = replace(details, created=datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    metadata = Sheet(official_page(consent, given, texts)).reader.metadata
    assert metadata is not None
    assert metadata.creation_date == given.created


def test_a_date_without_a_time_zone_is_refused(
    consent: Text, details: ConsentDetails, texts: Texts
) -> None:
    naive = datetime(2026, 11, 24, 8, 0, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="2026-11-24"):
        official_page(consent, replace(details, created=naive), texts)


def test_the_source_date_is_read_in_seconds() -> None:
    assert source_date({"SOURCE_DATE_EPOCH": "1547424000"}) == datetime(2019, 1, 14, tzinfo=UTC)


@pytest.mark.parametrize("environ", [{}, {"SOURCE_DATE_EPOCH": ""}])
def test_no_source_date_is_no_date(environ: dict[str, str]) -> None:
    assert source_date(environ) is None


@pytest.mark.parametrize("seconds", ["2019-01-14", "1.5", "9" * 30])
def test_a_source_date_that_is_none_is_refused(seconds: str) -> None:
    with pytest.raises(ValueError, match=seconds):
        source_date({"SOURCE_DATE_EPOCH": seconds})
