"""What announces the policy: a covering memo and a poster. They say where to read it, none of its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cadre.drawings.qr import qr_code
from cadre.model.policy import normalise
from cadre.paper.details import SheetDetails, prose
from cadre.paper.engine import compile_pdf, require_printable
from cadre.texts import Texts

_CHECK: Final = "check"
_STEPS: Final = ("read", _CHECK, "confirm")


@dataclass(frozen=True, slots=True)
class Announcement(SheetDetails):
    """What both say; `site` is the address of the home page, `phone` and `office` whom to ask.

    Each of the three is empty while the municipality gives none. `quiz` says whether the site has one.
    """

    colour: str = field(kw_only=True)
    site: str = field(kw_only=True)
    phone: str = field(kw_only=True)
    office: str = field(kw_only=True)
    quiz: bool = field(kw_only=True, default=True)


def memo(announcement: Announcement, texts: Texts) -> bytes:
    """Return the covering memo as a PDF file, tagged and archivable (PDF/UA-1 and PDF/A-2a).

    Raises UnprintableCharacterError when a text holds a character that our fonts lack.
    """
    subject = announcement.document_title or announcement.organisation
    data = {
        **_data("memo", announcement, texts),
        "heading": [
            {"label": prose(texts("memo.to")), "value": prose(texts("memo.everyone"))},
            {"label": prose(texts("memo.from")), "value": ""},
            {"label": prose(texts("memo.date")), "value": ""},
            {"label": prose(texts("memo.subject")), "value": prose(subject)},
        ],
        "invitation": prose(_invitation(announcement, texts)),
        "blank": texts("blank"),
    }
    return compile_pdf("memo.typ", data, announcement.instant)


def poster(announcement: Announcement, texts: Texts) -> bytes:
    """Return the poster as a PDF file, to the same standards; raises what `memo` raises."""
    data = {
        **_data("poster", announcement, texts),
        "document": prose(announcement.document_title or announcement.organisation),
        "where": prose(texts("poster.where")),
        "blank": texts("blank"),
    }
    return compile_pdf("poster.typ", data, announcement.instant)


def _data(kind: str, announcement: Announcement, texts: Texts) -> Mapping[str, object]:
    announcement.require_printable()
    for detail in ("site", "phone", "office"):
        require_printable(normalise(getattr(announcement, detail)), detail)
    name, site = texts(f"{kind}.name"), announcement.site
    return {
        "language": announcement.language,
        "colour": announcement.colour,
        "file-title": announcement.file_title(name, texts),
        "title": prose(name),
        "organisation": prose(announcement.organisation),
        "label": prose(texts(f"{kind}.label")),
        "steps": [
            {
                "title": prose(texts(f"steps.{step}.title")),
                "text": prose(texts(f"steps.{step}.text")),
            }
            for step in _STEPS
            if announcement.quiz or step != _CHECK
        ],
        # The version code is for the pages to sign.
        "about": [prose(line) for line in announcement.about(texts)[:-1]],
        "ask": _ask(announcement, texts),
        "site": prose(texts("site", address=site)) if site else prose(texts(f"{kind}.no-site")),
        "address": site,
        "code": qr_code(site) if site else None,
        "code-words": texts("site-code", address=site),
    }


def _invitation(announcement: Announcement, texts: Texts) -> str:
    return texts(
        "memo.invitation",
        document=normalise(announcement.document_title),
        date=normalise(announcement.version),
    )


def _ask(announcement: Announcement, texts: Texts) -> str:
    """Return whom to ask, in one line; nothing while the municipality gives nobody."""
    known = ", ".join(filter(None, (announcement.phone, announcement.office)))
    return prose(texts("ask", contact=known)) if known else ""
