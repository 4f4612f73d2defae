"""The official consent page: the Consent section word for word, to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cadre.model.lines import labels
from cadre.model.policy import Kind, Text, Unit, normalise
from cadre.paper.details import SheetDetails, prose
from cadre.paper.engine import compile_pdf, require_printable
from cadre.paper.units import entries
from cadre.texts import Texts


@dataclass(frozen=True, slots=True)
class ConsentDetails(SheetDetails):
    """The same, and the id of the heading of the section to print.

    `form` says that it is another form of the policy than the consent page.
    """

    section: str = field(kw_only=True)
    form: bool = False


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


def _data(units: Sequence[Unit], details: ConsentDetails, texts: Texts) -> Mapping[str, object]:
    top = min((unit.level for unit in units if unit.kind is Kind.TITLE), default=1)
    return {
        "language": details.language,
        "file-title": details.file_title(_name(units, details, texts), texts),
        "organisation": prose(details.organisation),
        "document-title": prose(details.document_title),
        "units": entries(units, top),
        "about": details.about(texts),
        "lines": "" if details.form else prose(_lines(units, texts)),
        "blank": texts("blank"),
        "page-number": texts("page-number"),
    }


def _name(units: Sequence[Unit], details: ConsentDetails, texts: Texts) -> str:
    return normalise(units[0].text) if details.form else texts("consent.name")


def _lines(units: Iterable[Unit], texts: Texts) -> str:
    """Say how many lines there are to fill in, and for whom, in the labels' own words."""
    named = [texts("list.entry", entry=label) for label in labels(units)]
    if len(named) < 2:
        return "".join(texts("consent.lines.one", lines=entry) for entry in named)
    listed = texts("list.last").join((texts("list.comma").join(named[:-1]), named[-1]))
    key = f"number.{len(named)}"
    number = texts(key) if key in texts else len(named)
    return texts("consent.lines.many", number=number, lines=listed)
