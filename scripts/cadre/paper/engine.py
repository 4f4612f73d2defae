"""The one way of making a PDF: a Typst template, its data, our fonts, two PDF standards."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Final

import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from cadre.model.policy import Unit

FONTS: Final = Path(__file__).parent / "fonts"
TEMPLATES: Final = Path(__file__).parent / "templates"
#: PDF/UA-1: a screen reader can read it. PDF/A-2a: an archive can keep it.
STANDARDS: Final[tuple[typst.PDFStandard, ...]] = ("ua-1", "a-2a")
#: Overrides and isolates: they have no shape and change the order of what is printed after them.
_REORDERING: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class UnprintableCharacterError(ValueError):
    """A text holds a character that no font of ours can print.

    `where` is the unit whose text holds it, or the name of the detail.
    """

    def __init__(self, character: str, where: Unit | str) -> None:
        place = where.id if isinstance(where, Unit) else where
        super().__init__(f"U+{ord(character):04X}: {place}")
        self.character = character
        self.where = where


class EpochError(ValueError):
    """SOURCE_DATE_EPOCH is not a number of seconds that a date can be made of."""


def compile_pdf(template: str, data: Mapping[str, object], created: datetime) -> bytes:
    """Return the PDF that `template` makes of `data`: same input, same bytes.

    Check the data's texts with `require_printable` first. Raises typst.TypstError when the template
    is wrong, ValueError when `created` has no time zone (its instant would depend on the machine).
    """
    if created.tzinfo is None:
        raise ValueError(created)
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        # Read as JSON by the template: a string prints as it is, markup in it does nothing.
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=list(STANDARDS),
        timestamp=int(created.timestamp()),
    )


def require_printable(text: str, where: Unit | str) -> None:
    """Raise UnprintableCharacterError for the first character that cannot be printed.

    `text` is normalised: line ends and tabs are spaces. Under these standards Typst refuses the
    whole document for one missing glyph, naming neither the unit nor the line.
    """
    if character := first_unprintable(text):
        raise UnprintableCharacterError(character, where)


def first_unprintable(text: str) -> str:
    """Return the first character of `text` that cannot be printed, or nothing."""
    for character in text:
        reorders = unicodedata.bidirectional(character) in _REORDERING
        if reorders or ord(character) not in _characters():
            return character
    return ""


def source_date(environ: Mapping[str, str]) -> datetime | None:
    """Return the instant that SOURCE_DATE_EPOCH names, None when it is not set.

    Raises EpochError when it is not a number of seconds
    (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    seconds = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise EpochError(seconds) from error


def instant(created: datetime | None, version_date: str) -> datetime:
    """Return a file's date of creation: `created`, else noon of the version's day (ISO 8601).

    Never the clock: two builds of one version must give the same file, so that anyone can check
    that a file is ours by making it again. Noon UTC is the same day everywhere in Canada.
    """
    return created or datetime.combine(date.fromisoformat(version_date), time(12), UTC)


@cache
def _fonts() -> typst.Fonts:
    # Neither the machine's fonts nor Typst's own: the page must look the same wherever it is made.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@cache
def _characters() -> frozenset[int]:
    known: set[int] = set()
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            known.update(font.getBestCmap())
    # Fonts map some control characters too, but those are no letters.
    return frozenset(code for code in known if unicodedata.category(chr(code)) != "Cc")
