"""The policy as data: version code, quotes, order."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cadre import reading
from cadre.model.policy import (
    Kind,
    Policy,
    Role,
    Section,
    Text,
    Unit,
    fingerprint,
    page_hash,
    quotes,
    sentences,
    words,
)
from cadre.model.versions import Standing, Version, standing
from cadre.reading import settings

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


SIGNED = Unit("s-1", Kind.SIGNATURE, "Pour : ____", "cadre/s.md", 5)


def policy(**roles: Role) -> Policy:
    """Return a policy of two pages, `a` and `s`, that have these roles."""
    pages = tuple(
        Section(f"cadre/{name}.md", 2, roles.get(name, Role.SECTION)) for name in ("a", "s")
    )
    return Policy("fr", pages, {"fr": Text("fr", (*UNITS, SIGNED))})


def test_the_page_to_sign_is_the_one_that_says_so() -> None:
    assert policy(s=Role.SIGNED).signed == (SIGNED,)
    assert policy(a=Role.SIGNED, s=Role.FORM).signed == UNITS
    assert policy().signed == ()


def test_the_document_is_called_as_its_cover_says_else_by_its_first_words() -> None:
    assert policy().title("fr") == "Le  titre"
    assert policy(s=Role.COVER).title("fr") == "Pour : ____"
    assert Policy("fr", (), {"fr": Text("fr", ())}).title("fr") == ""


def test_of_two_units_with_one_id_the_first_is_found() -> None:
    """The second one is a mistake that `check` names; a citation must not change its words."""
    second = Unit("a-1", Kind.PARAGRAPH, "Autre.", "cadre/b.md", 3)
    text = Text("fr", (*UNITS, second))
    assert text.unit("a-1").text == "« Oui »,\u00a0dit-il."
    assert "a-1" in text
    assert "a-2" not in text


def test_a_unit_never_stands_under_the_title_of_another_page() -> None:
    alone = Unit("b-1", Kind.PARAGRAPH, "Sans titre.", "cadre/b.md", 3)
    after = Unit("b", Kind.TITLE, "Trop tard", "cadre/b.md", 5, level=1)
    assert Text("fr", (*UNITS, alone, after)).heading_of(alone) is alone
    assert Text("fr", (*UNITS, alone, after)).heading_of(after) is after


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un. Deux! Trois? Quatre", ("Un.", "Deux!", "Trois?", "Quatre")),
        ("Attendez… Puis répondez.", ("Attendez…", "Puis répondez.")),
        ("Etc. ou non… ou presque.", ("Etc. ou non… ou presque.",)),
        ("Il dit. « Non. » Élie part.", ("Il dit.", "« Non. » Élie part.")),
        ('He left. "No." Done.', ("He left.", '"No." Done.')),
        ("Voir p. 3. Œuvrer.", ("Voir p. 3.", "Œuvrer.")),
        ("Un.\n  Deux.\u00a0Trois.", ("Un.", "Deux.", "Trois.")),
    ],
)
def test_a_text_is_cut_after_a_final_mark_before_a_capital(
    text: str, expected: tuple[str, ...]
) -> None:
    assert sentences(text) == expected


def test_the_principles_are_the_pages_that_say_so() -> None:
    assert policy().principles == ()
    assert [one.page for one in policy(s=Role.PRINCIPLE).principles] == ["cadre/s.md"]


def test_a_page_has_the_twelve_first_characters_of_the_hash_of_its_words() -> None:
    # printf 'Un mot.' | sha256sum
    assert page_hash("Un\n\n  mot.\n") == "6ebb8e583240"


def test_words_are_what_white_space_parts() -> None:
    assert words(UNITS) == 6


def test_the_code_of_the_paroisse_s_text_never_changes(saint_urbain: Path) -> None:
    """Pages already signed carry its first ten characters."""
    assert reading.read(settings.load(saint_urbain)).policy.code == (
        "6d367e688c54f3a99e1037259227f53bfbfd0c778f472abb9f37331e1574a63a"
    )
