"""« Attestation de lecture »: our own form, for a municipality that wants one. It is no part of the policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cadre.drawings.qr import qr_code
from cadre.model.people import Person, by_department
from cadre.model.policy import normalise
from cadre.paper.details import SheetDetails, prose
from cadre.paper.engine import compile_pdf, require_printable
from cadre.texts import Texts

#: What a list may give of a person, in the order of the form.
_FIELDS: Final = ("name", "number", "job", "department")


@dataclass(frozen=True, slots=True)
class AcknowledgementDetails(SheetDetails):
    """The same, the sentence on why the form is kept and by whom, and where its code can be checked.

    `checking` is the address of the page that tells which text a code is of. Both may be empty.
    """

    purpose: str = ""
    checking: str = ""


def acknowledgements(
    people: Sequence[Person],
    details: AcknowledgementDetails,
    texts: Texts,
    *,
    divided: bool = False,
) -> bytes:
    """Return one page a person as a PDF file, in order; the blank form when there is nobody.

    `divided` puts them by department, behind a sheet that names it and counts its pages. No page has
    a number: one that says “1 of 30” would be a part of something, and each is a whole.

    Each name is on its own page only: not in the file's title, nor in its metadata. Raises
    UnprintableCharacterError when a text holds a character that our fonts lack.
    """
    details.require_printable()
    require_printable(normalise(details.purpose), "purpose")
    require_printable(normalise(details.checking), "checking")
    for person in people:
        for name in _FIELDS:
            require_printable(normalise(getattr(person, name)), name)
    sheets = tuple(_divided(people, texts) if divided else _sheets(people, texts))
    data = _data(sheets or (_blank(texts),), details, texts)
    return compile_pdf("acknowledgement.typ", data, details.instant)


def _data(
    sheets: Sequence[Mapping[str, object]], details: AcknowledgementDetails, texts: Texts
) -> Mapping[str, object]:
    statement = texts(
        "acknowledgement.statement",
        document=normalise(details.document_title),
        date=normalise(details.version),
    )
    name, about = texts("acknowledgement.name"), details.about(texts)
    if details.checking:
        about.append(prose(texts("acknowledgement.checking", address=details.checking)))
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
        "about": about,
        "code": qr_code(details.checking) if details.checking else None,
        "code-words": texts("acknowledgement.code", address=details.checking),
        "purpose": prose(details.purpose),
        "blank": texts("blank"),
        "sheets": sheets,
    }


def _divided(people: Sequence[Person], texts: Texts) -> Iterator[Mapping[str, object]]:
    for one in by_department(people):
        count = texts.count("acknowledgement.divider", len(one.people))
        yield {"department": one.name or texts("no-department"), "count": prose(count)}
        yield from _sheets(one.people, texts)


def _sheets(people: Sequence[Person], texts: Texts) -> Iterator[Mapping[str, object]]:
    """Yield what the list gives of each person: what it leaves out is not asked for."""
    for person in people:
        values = {name: normalise(getattr(person, name)) for name in _FIELDS}
        filled = {name: value for name, value in values.items() if value}
        yield _fields(filled, texts)


def _blank(texts: Texts) -> Mapping[str, object]:
    return _fields(dict.fromkeys(_FIELDS, ""), texts)


def _fields(values: Mapping[str, str], texts: Texts) -> Mapping[str, object]:
    labelled = [{"label": _label(name, texts), "value": value} for name, value in values.items()]
    return {"fields": labelled}


def _label(name: str, texts: Texts) -> str:
    return prose(texts(f"acknowledgement.fields.{name}"))
