"""The aide-mémoire: the principles in the plain words of « En bref », on one page, for those with no desk.

The points are read from the pages, each of them whole and in order: some rest on the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cadre.drawings.qr import qr_code
from cadre.model.policy import normalise
from cadre.paper.details import SheetDetails, prose
from cadre.paper.engine import compile_pdf, require_printable
from cadre.texts import Texts


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle: its title in the policy, and the points that sum it up."""

    title: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary(SheetDetails):
    """What the sheet says; `address` is that of the home page, empty while the site has none."""

    principles: tuple[Principle, ...] = field(kw_only=True)
    official_language: str = field(kw_only=True)
    colour: str = field(kw_only=True)
    address: str = field(kw_only=True)


def aide_memoire(summary: Summary, texts: Texts) -> bytes:
    """Return the sheet as a PDF file, tagged and archivable (PDF/UA-1 and PDF/A-2a).

    Raises UnprintableCharacterError when a text holds a character that our fonts lack.
    """
    summary.require_printable()
    require_printable(normalise(summary.address), "address")
    for words in _words(summary.principles):
        require_printable(normalise(words), words)
    return compile_pdf("aide_memoire.typ", _data(summary, texts), summary.instant)


def _data(summary: Summary, texts: Texts) -> Mapping[str, object]:
    name, document = texts("aide-memoire.name"), normalise(summary.document_title)
    about = summary.about(texts)[:-1]  # the version code is for the pages to sign
    if summary.address:
        about.append(texts("aide-memoire.site", address=summary.address))
    return {
        "language": summary.language,
        "official-language": summary.official_language,
        "colour": summary.colour,
        "file-title": summary.file_title(name, texts),
        "title": name,
        "document": prose(document),
        "organisation": prose(summary.organisation),
        "label": prose(texts("aide-memoire.label")),
        "principles": [
            {"title": prose(one.title), "points": [prose(point) for point in one.points]}
            for one in summary.principles
        ],
        "about": [prose(entry) for entry in about],
        "code": qr_code(summary.address) if summary.address else None,
        "code-words": texts("aide-memoire.code", address=summary.address),
    }


def _words(principles: Iterable[Principle]) -> Sequence[str]:
    return [words for one in principles for words in (one.title, *one.points)]
