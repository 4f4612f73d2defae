"""The policy's units as the templates get them."""

from __future__ import annotations

import pytest

from cadre.model.policy import Kind
from cadre.paper.details import fixed
from cadre.paper.units import entries

from .samples import unit


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Date : lundi", "Date\u00a0: lundi"),
        ("« Adopté »", "«\u00a0Adopté\u00a0»"),
        ("Lu; relu", "Lu; relu"),
    ],
)
def test_no_line_begins_with_a_sign_that_ends_words(text: str, printed: str) -> None:
    assert fixed(text) == printed


def test_the_highest_title_of_a_section_is_the_first_level_of_its_sheet() -> None:
    (made,) = entries([unit("a", Kind.TITLE, "Sous-titre", level=3)], top=2)
    assert made["level"] == 2


def test_two_underscores_are_letters_and_three_a_line_to_fill_in() -> None:
    (made,) = entries([unit("a", Kind.SIGNATURE, "Poste a__b : ___")], top=1)
    assert made["fields"] == [{"label": "Poste a__b : ", "blank": "___"}]
