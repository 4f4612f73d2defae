"""What a cell of HR's list says, and how a message quotes it."""

from __future__ import annotations

import pytest

from cadre.reading.lists.people_cells import shown

from .test_people_lists import codes, read


@pytest.mark.parametrize(
    ("words", "quoted"),
    [("a" * 60, "a" * 60), ("a" * 61, "a" * 59 + "…"), ("a\u200bb", "a\ufffdb")],
)
def test_a_message_quotes_sixty_letters_and_nothing_unseen(words: str, quoted: str) -> None:
    assert shown(words) == quoted


@pytest.mark.parametrize("name", ["No√´l", "C√¥t√©", "NoÃ«l"])
def test_a_name_read_in_another_encoding_is_unreadable(name: str) -> None:
    assert codes(read(f"Nom;Matricule\n{name};1\n".encode())) == ["people-character-unreadable"]


def test_where_both_would_do_a_semicolon_parts_the_cells() -> None:
    (person,) = read(b"Nom;Fonction,Nom\nLuc Roy;Commis,Zed\n").people
    assert person.name == "Luc Roy"
