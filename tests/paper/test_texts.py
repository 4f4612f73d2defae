"""Our words on paper: the same in each language, with the same places to fill in."""

from __future__ import annotations

import string

from cadre.texts import load


def places(language: str) -> dict[str, set[str | None]]:
    """Return the placeholders of each text."""
    entries = load(language, "paper").entries
    return {
        key: {name for _, name, _, _ in string.Formatter().parse(text)} - {None}
        for key, text in entries.items()
    }


def test_both_languages_have_the_same_texts_and_placeholders() -> None:
    assert places("fr") == places("en")
