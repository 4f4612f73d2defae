"""« Attestation de lecture »: our own form, for a municipality that wants one. It is no part of the policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cadre.paper.details import SheetDetails, prose
from cadre.paper.engine import compile_pdf, require_printable
from cadre.people import Person
from cadre.policy import normalise
from cadre.texts import Texts

#: What a list may give of a person, in the order of the form.
_FIELDS: Final = ("name", "number", "job", "department")


@dataclass(frozen=True, slots=True)
class AcknowledgementDetails(SheetDetails):
    """The same, and the sentence on why the form is kept and by whom, when there is one."""

    purpose: str = ""


def acknowledgements(
    people: Sequence[Person], details: AcknowledgementDetails, texts: Texts
) -> bytes:
    """Return one page a person as a PDF file, in order; the blank form when there is nobody.

    Each name is on its own page only: not in the file's title, nor in its metadata. Raises
    UnprintableCharacterError when a text holds a character that our fonts lack.
    """
    details.require_printable()
    require_printable(normalise(details.purpose), "purpose")
    for person in people:
        for name in _FIELDS:
            require_printable(normalise(getattr(person, name)), name)
    data = _data(people, details, texts)
    return compile_pdf("acknowledgement.typ", data, details.instant)


def _data(
    people: Sequence[Person], details: AcknowledgementDetails, texts: Texts
) -> Mapping[str, object]:
    statement = texts(
        "acknowledgement.statement",
        document=normalise(details.document_title),
        date=normalise(details.version),
        resolution=normalise(details.resolution),
    )
    name = texts("acknowledgement.name")
    return {
        "language": details.language,
        "file-title": details.file_title(name, texts),
        "organisation": prose(details.organisation),
        "name": name,
        "status": prose(texts("acknowledgement.status")),
        "statement": prose(statement),
        "labels": [_label(name, texts) for name in _FIELDS],
        "signature": _label("signature", texts),
        "date": _label("date", texts),
        "about": details.about(texts),
        "purpose": prose(details.purpose),
        "blank": texts("blank"),
        "sheets": [_fields(person, texts) for person in people] or [_blank(texts)],
    }


def _fields(person: Person, texts: Texts) -> list[Mapping[str, str]]:
    """Return what the list gives of a person: what it leaves out is not asked for."""
    values = {name: normalise(getattr(person, name)) for name in _FIELDS}
    return [
        {"label": _label(name, texts), "value": value} for name, value in values.items() if value
    ]


def _blank(texts: Texts) -> list[Mapping[str, str]]:
    return [{"label": _label(name, texts), "value": ""} for name in _FIELDS]


def _label(name: str, texts: Texts) -> str:
    return prose(texts(f"acknowledgement.fields.{name}"))
