"""The software's texts about one document, for tests that have no project."""

from __future__ import annotations

from typing import Final

from cadre import texts
from cadre.model.document import Document
from cadre.texts import Texts
from cadre.texts.phrases import QUIZ, SHORT, UNSIGNED, Speech

DOCUMENT: Final = Document.model_validate(
    {"noun": "cadre", "adopted": {"number": "2019-01-016", "on": "2019-01-14"}}
)


def said(
    language: str,
    name: str = "ui",
    *,
    official: str = "fr",
    cases: tuple[str, ...] = (UNSIGNED, QUIZ, SHORT),
) -> Texts:
    """Return a set of texts about that document."""
    speech = Speech(DOCUMENT, language, official, cases=frozenset(cases))
    return texts.load(language, name).about(speech.phrases())
