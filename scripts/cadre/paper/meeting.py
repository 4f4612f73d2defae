"""« Présence à la rencontre »: who was at a meeting, and nothing more. It is no acknowledgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cadre.model.people import Person, by_department
from cadre.model.policy import normalise
from cadre.paper.details import SheetDetails, prose
from cadre.paper.engine import compile_pdf, require_printable
from cadre.texts import Texts

#: What a page holds below its head, when nobody is named.
_BLANK_ROWS: Final = 15


def attendance(
    people: Sequence[Person], details: SheetDetails, texts: Texts, *, divided: bool = False
) -> bytes:
    """Return the sheet as a PDF file, its people by department; blank rows when there is nobody.

    `divided` begins a page, with its own head, for each department. It gives names and departments
    only: everyone at the meeting sees it. Raises UnprintableCharacterError when a text holds a
    character that our fonts lack.
    """
    details.require_printable()
    for person in people:
        require_printable(normalise(person.name), "name")
        require_printable(normalise(person.department), "department")
    return compile_pdf("meeting.typ", _data(people, details, texts, divided), details.instant)


def _data(
    people: Sequence[Person], details: SheetDetails, texts: Texts, divided: bool
) -> Mapping[str, object]:
    name = texts("meeting.name")
    labels = ("subject", "date", "place", "person", "department", "present")
    return {
        "language": details.language,
        "file-title": details.file_title(name, texts),
        "organisation": prose(details.organisation),
        "name": prose(name),
        "status": prose(texts("meeting.status")),
        "labels": {label: prose(texts(f"meeting.{label}")) for label in labels},
        "subject": prose(details.document_title or details.organisation),
        "about": [prose(line) for line in details.about(texts)[:-1]],
        "blank": texts("blank"),
        "page-number": texts("page-number"),
        "divided": divided,
        "rows": 0 if people else _BLANK_ROWS,
        "groups": list(_groups(people, texts)),
    }


def _groups(people: Sequence[Person], texts: Texts) -> Iterator[Mapping[str, object]]:
    departments = by_department(people)
    for one in departments:
        nameless = texts("no-department") if len(departments) > 1 else ""
        yield {
            "department": normalise(one.name) or nameless,
            "people": [normalise(person.name) for person in one.people],
        }
