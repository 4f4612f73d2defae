"""The official consent page: the Consent section word for word, to be filled in by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from cadre.paper.engine import compile_pdf, require_printable
from cadre.policy import SHORT_CODE, Kind, Text, Unit, normalise
from cadre.texts import Texts

#: A run of underscores stands for a rule to write on; the group keeps it when a text is split.
_BLANK: Final = re.compile(r"(_{3,})")
#: Spaces that French typography never lets a line end at: inside « » and before a colon.
_FIXED_SPACE: Final = re.compile(r"(?<=«) | (?=[»:])")


@dataclass(frozen=True, slots=True)
class ConsentDetails:
    """What the page says beside the section's own words.

    `version_date` is an ISO date and `version` the same in words; `code` is the whole version code;
    `section` is the id of the section's heading; `document_title` may be empty, and `created` None.
    """

    organisation: str
    document_title: str
    version_date: str
    version: str
    resolution: str
    code: str
    section: str
    language: str
    created: datetime | None = None

    @property
    def instant(self) -> datetime:
        """The file's date of creation: `created`, else noon of the version's day.

        Never the clock: two builds of one version must give the same file, so that anyone can check
        that a file is ours by making it again. Noon UTC is the same day everywhere in Canada.
        """
        return self.created or datetime.combine(
            date.fromisoformat(self.version_date), time(12), UTC
        )


def official_page(text: Text, details: ConsentDetails, texts: Texts) -> bytes:
    """Return the consent page as a PDF file, tagged and archivable (PDF/UA-1 and PDF/A-2a).

    Raises KeyError when the text has no unit `details.section`, UnprintableCharacterError when a
    text holds a character that our fonts lack.
    """
    units = text.page(text.unit(details.section).page)
    for unit in units:
        require_printable(normalise(unit.text), unit)
    for name in ("organisation", "document_title", "version", "resolution"):
        require_printable(normalise(getattr(details, name)), name)
    return compile_pdf("consent.typ", _data(units, details, texts), details.instant)


def _data(units: Sequence[Unit], details: ConsentDetails, texts: Texts) -> Mapping[str, object]:
    top = min((unit.level for unit in units if unit.kind is Kind.TITLE), default=1)
    return {
        "language": details.language,
        "file-title": _file_title(details, texts),
        "organisation": _prose(details.organisation),
        "document-title": _prose(details.document_title),
        "units": [_unit(unit, top) for unit in units],
        "about": [
            texts("version", date=normalise(details.version)),
            texts("resolution", resolution=normalise(details.resolution)),
            texts("code", code=details.code[:SHORT_CODE]),
        ],
        "lines": _prose(_lines(units, texts)),
        "blank": texts("blank"),
        "page-number": texts("page-number"),
    }


def _unit(unit: Unit, top: int) -> Mapping[str, object]:
    words = normalise(unit.text)
    common = {"kind": unit.kind.value, "language": unit.language}
    if unit.kind is Kind.SIGNATURE:
        return {**common, "fields": _fields(words)}
    return {**common, "text": _prose(words), "level": unit.level - top + 1}


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


def _file_title(details: ConsentDetails, texts: Texts) -> str:
    name, document = texts("consent.name"), normalise(details.document_title)
    return texts("consent.file-title", name=name, document=document) if document else name


def _prose(text: str) -> str:
    return _FIXED_SPACE.sub("\N{NO-BREAK SPACE}", normalise(text))
