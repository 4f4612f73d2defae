"""The software's own words: the same in each language, and none missing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from cadre import texts
from cadre.texts.catalogues import catalogue

PACKAGE = Path(texts.FOLDER).parent
LANGUAGES = ("fr", "en")
DOCUMENT = re.compile(r"(the|of|by|this)-document", re.IGNORECASE)


def placeholders(text: str) -> set[str]:
    """Return what a text waits for; how it names the document is for its own grammar to say."""
    found = {name for _, name, _, _ in Formatter().parse(text) if name}
    return {DOCUMENT.sub("document", name) for name in found}


def codes() -> Iterator[str]:
    """Yield every message code that a Problem of the package may have."""
    for file in [
        *(PACKAGE / "checks").rglob("*.py"),
        *(PACKAGE / "reading").rglob("*.py"),
        *(PACKAGE / "fidelity").rglob("*.py"),
        PACKAGE / "model" / "schema.py",
        PACKAGE / "model" / "versions.py",
        PACKAGE / "texts" / "__init__.py",
        PACKAGE / "cli" / "mkdocs_settings.py",
        PACKAGE / "paper" / "printable.py",
    ]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", value):
                yield value


@pytest.mark.parametrize("name", texts.NAMES)
def test_each_set_has_the_same_keys_in_each_language(name: str) -> None:
    french, english = (texts.load(language, name).entries for language in LANGUAGES)
    assert french.keys() == english.keys()


@pytest.mark.parametrize("name", texts.NAMES)
def test_each_text_has_the_same_placeholders_in_each_language(name: str) -> None:
    french, english = (texts.load(language, name).entries for language in LANGUAGES)
    different = {
        key
        for key in french
        if french[key] and english[key] and placeholders(french[key]) != placeholders(english[key])
    }
    assert not different


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_is_used_and_each_code_has_a_message(language: str) -> None:
    messages = catalogue(language).messages
    named = {f"block-{what}-missing" for what in ("unit", "quiz", "step", "form")}
    used = set(codes()) | named
    assert messages.keys() <= used
    prefixes = {code.partition("-")[0] for code in messages}
    unknown = {code for code in used if code.partition("-")[0] in prefixes} - messages.keys()
    # Names of blocks, of values and of files look like codes but are none.
    assert unknown <= {
        "quiz-groups",
        "full-text",
        "consent-page",
        "translation-unrecorded",
        "note-de-service",
    }


def test_french_counts_zero_as_singular_and_english_does_not() -> None:
    assert texts.load("fr", "commands").count("check.errors", 0) == "0 erreur"
    assert texts.load("en", "commands").count("check.errors", 0) == "0 errors"
