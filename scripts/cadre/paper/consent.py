"""The official consent page: the Consent section word for word, to be filled in by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cadre.paper.details import SheetDetails, prose
from cadre.paper.engine import compile_pdf, require_printable
from cadre.policy import Kind, Text, Unit, normalise
from cadre.texts import Texts

#: A run of underscores stands for a rule to write on; the group keeps it when a text is split.
_BLANK: Final = re.compile(r"(_{3,})")


@dataclass(frozen=True, slots=True)
class ConsentDetails(SheetDetails):
    """The same, and the id of the heading of the section to print."""

    section: str = field(kw_only=True)


def official_page(text: Text, details: ConsentDetails, texts: Texts) -> bytes:
    """Return the consent page as a PDF file, tagged and archivable (PDF/UA-1 and PDF/A-2a).

    Raises KeyError when the text has no unit `details.section`, UnprintableCharacterError when a
    text holds a character that our fonts lack.
    """
    units = text.page(text.unit(details.section).page)
    for unit in units:
        require_printable(normalise(unit.text), unit)
    details.require_printable()
    return compile_pdf("consent.typ", _data(units, details, texts), details.instant)


def printed(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the words that the template gets of each unit, joined as they stand on the sheet."""
    made = (_unit(unit, unit.level) for unit in units)
    return tuple(
        "".join(field["label"] + field["blank"] for field in one["fields"])
        if "fields" in one
        else one["text"]
        for one in made
    )


def _data(units: Sequence[Unit], details: ConsentDetails, texts: Texts) -> Mapping[str, object]:
    top = min((unit.level for unit in units if unit.kind is Kind.TITLE), default=1)
    return {
        "language": details.language,
        "file-title": details.file_title(texts("consent.name"), texts),
        "organisation": prose(details.organisation),
        "document-title": prose(details.document_title),
        "units": [_unit(unit, top) for unit in units],
        "about": details.about(texts),
        "lines": prose(_lines(units, texts)),
        "blank": texts("blank"),
        "page-number": texts("page-number"),
    }


def _unit(unit: Unit, top: int) -> Mapping[str, Any]:
    words = normalise(unit.text)
    # The template marks an item by a bullet; one that has a number needs none.
    kind = Kind.PARAGRAPH if unit.numbered else unit.kind
    common = {"kind": kind.value, "language": unit.language}
    if unit.kind is Kind.SIGNATURE:
        return {**common, "fields": _fields(words)}
    return {**common, "text": prose(words), "level": unit.level - top + 1}


def _fields(words: str) -> list[Mapping[str, str]]:
    """Cut a signature line into labels, each with the underscores that follow it, if any."""
    pieces = [*_BLANK.split(words), ""]
    fields = zip(pieces[::2], pieces[1::2], strict=True)
    return [{"label": label, "blank": blank} for label, blank in fields if label or blank]


def _lines(units: Iterable[Unit], texts: Texts) -> str:
    """Say how many lines there are to fill in, and for whom, in the labels' own words."""
    labels = [_label(normalise(unit.text)) for unit in units if unit.kind is Kind.SIGNATURE]
    entries = [texts("list.entry", entry=label) for label in labels]
    if len(entries) < 2:
        return "".join(texts("consent.lines.one", lines=entry) for entry in entries)
    listed = texts("list.last").join((texts("list.comma").join(entries[:-1]), entries[-1]))
    key = f"number.{len(entries)}"
    number = texts(key) if key in texts else len(entries)
    return texts("consent.lines.many", number=number, lines=listed)


def _label(words: str) -> str:
    labels = (piece.strip(" :") for piece in _BLANK.split(words)[::2])
    return next(filter(None, labels), words)
