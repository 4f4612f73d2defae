"""The hard words of the policy and their ordinary meaning: pure data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: The page that explains words, and how the id of a word of the policy begins there.
PREFIX: Final = "mot-"


@dataclass(frozen=True, slots=True)
class Term:
    """A word, in the forms that the policy's text gives it, and what it means outside of it."""

    id: str
    forms: tuple[str, ...]
    meaning: str
    language: str
    line: int
    column: int = 1
