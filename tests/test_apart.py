"""Software and tenant apart: no word, page name or language of one municipality is in the software.

Nor in the tests that read whatever project they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from .support import ROOT

#: The names that pages, files and keys have where a project gives none: they stand in one file.
NAMES: Final = "scripts/cadre/reading/settings/names.py"
#: And those that `new` gives to the pages of a project in French.
MOVING: Final = "scripts/cadre/texts/moving.fr.yml"
#: What no file of the software may say, and where it may after all.
FORBIDDEN: Final = (
    (r"saint-urbain|st-urbain|charlevoix", ()),
    (r"\b(le|du|ce|au|un|de) cadre\b", ()),
    (r"loyaut|/confidentialite|/consentement|/presence\b|/roles\b|\bacces-\d", ()),
    (
        r"(que-faire|rapide|complet|texte-integral|glossaire|accessibilite|essentiel)\.md",
        (NAMES, MOVING),
    ),
    (r"signer/(index|attestations)|cadre/texte", (NAMES,)),
    (r"[\"'](fr)[\"'](?! ?:)", ("scripts/cadre/texts/__init__.py",)),
)
#: The examples that schemas give are in a language, whichever it is.
EXAMPLE: Final = re.compile(r"examples=\[.*")


ENDINGS: Final = (".py", ".yml", ".html", ".mjs", ".js", ".css", ".typ", ".conf", ".md")


def sources() -> Iterator[str]:
    """Yield the files of the software, by their paths from the root."""
    for folder in ("scripts", "overrides", "tests/tenant"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in ENDINGS and file.is_file():
                yield file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(("pattern", "allowed"), FORBIDDEN, ids=lambda one: str(one)[:20])
def test_the_software_says_nothing_of_one_municipality(
    pattern: str, allowed: tuple[str, ...]
) -> None:
    wanted = re.compile(pattern, re.IGNORECASE)
    found = [
        f"{name}:{number}: {line.strip()}"
        for name in sources()
        if name not in allowed
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1)
        if wanted.search(EXAMPLE.sub("", line))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ('page = Page("index.md", "fr")', 5),
        ('"--lang", default="fr"', 5),
        ("Ce que dit le cadre", 1),
        ("Paroisse de Saint-Urbain", 0),
        ('HELP = "que-faire.md"', 3),
    ],
)
def test_what_would_say_something_is_seen(words: str, pattern: int) -> None:
    assert re.search(FORBIDDEN[pattern][0], words, re.IGNORECASE)


def test_the_style_sheets_of_the_software_are_with_it(saint_urbain: Path) -> None:
    ours = {file.name for file in (ROOT / "overrides" / "assets").glob("*.css")}
    assert {"cadre.css", "print.css", "home.css"} <= ours
    # Another municipality may have one of its own there.
    assert not list((saint_urbain / "docs").rglob("*.css"))
