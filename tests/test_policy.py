"""The policy as data: version code, quotes, order."""

from __future__ import annotations

import hashlib

import pytest

from cadre.policy import Kind, Standing, Text, Unit, Version, fingerprint, quotes, standing

UNITS = (
    Unit("a", Kind.TITLE, "Le  titre", "cadre/a.md", 1, level=1),
    Unit("a-1", Kind.PARAGRAPH, "« Oui »,\u00a0dit-il.", "cadre/a.md", 3),
)


def test_the_code_is_the_sha256_of_the_units_one_a_line() -> None:
    assert fingerprint(UNITS) == hashlib.sha256("Le titre\n« Oui », dit-il.\n".encode()).hexdigest()


def test_renaming_an_anchor_changes_no_code() -> None:
    renamed = (Unit("z", Kind.TITLE, "Le titre", "cadre/a.md", 1, level=1), UNITS[1])
    assert fingerprint(renamed) == fingerprint(UNITS)


def test_one_letter_changes_the_code() -> None:
    changed = (UNITS[0], Unit("a-1", Kind.PARAGRAPH, "« Oui », dit-Il.", "cadre/a.md", 3))
    assert fingerprint(changed) != fingerprint(UNITS)


def test_a_letter_written_in_two_characters_is_the_same_letter() -> None:
    one = (Unit("a", Kind.PARAGRAPH, "\u00e9", "p", 1),)
    two = (Unit("a", Kind.PARAGRAPH, "e\u0301", "p", 1),)
    assert fingerprint(one) == fingerprint(two)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("« Oui »", True),
        ("Oui », dit-il.", True),
        ("oui", False),
        ("« Oui » dit-il", False),
        ("", False),
        ("  ", False),
    ],
)
def test_a_quote_is_found_word_for_word(quote: str, found: bool) -> None:
    assert quotes(UNITS[1], quote) is found


TODAY = "ab" * 32
BEFORE = "cd" * 32


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (TODAY, Standing.CURRENT),
        (TODAY[:10].upper(), Standing.CURRENT),
        (f" {TODAY[:12]} ", Standing.CURRENT),
        (BEFORE[:10], Standing.EARLIER),
        (TODAY[:9], Standing.UNKNOWN),
        ("0" * 10, Standing.UNKNOWN),
        ("", Standing.UNKNOWN),
    ],
)
def test_a_code_is_today_s_an_earlier_one_or_unknown(code: str, expected: Standing) -> None:
    versions = (
        Version(date="2018-01-01", resolution="r", code=BEFORE),
        Version(date="2019-01-01", resolution="r", code=TODAY),
    )
    assert standing(code, TODAY, versions) is expected


def test_a_unit_stands_under_the_last_title_above_it() -> None:
    second = Unit("b", Kind.TITLE, "Autre", "cadre/a.md", 5, level=2)
    last = Unit("b-1", Kind.PARAGRAPH, "Fin.", "cadre/a.md", 7)
    text = Text("fr", (*UNITS, second, last))
    assert text.heading_of(last) is second
    assert text.heading_of(UNITS[1]) is UNITS[0]
