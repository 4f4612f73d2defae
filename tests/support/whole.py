"""The whole of a text on paper, and its units in a page: what a test looks for in both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cadre.model.policy import Text
from cadre.paper import ConsentDetails, official_page
from tests.paper.sheet import Sheet
from tests.support.said import said


def printed(text: Text) -> str:
    """Return the words of a PDF made from every unit of a text, as if all stood on the page that is signed."""
    return _sheet(text).words.replace("\N{NO-BREAK SPACE}", " ")


def letters(words: str) -> str:
    """Return words without what a sheet adds or takes: spaces, lines to fill in, and numbers of notes."""
    return re.sub(r"[\s\d_\N{NO-BREAK SPACE}]", "", words)


def letters_printed(text: Text) -> str:
    """Return the letters of that PDF, without the line at the foot of each page."""
    pages = [page.extract_text().splitlines() for page in _sheet(text).reader.pages]
    return "".join(letters("".join(lines[: len(lines) - (len(pages) > 1)])) for lines in pages)


def _sheet(text: Text) -> Sheet:
    units = tuple(replace(unit, page="tout.md") for unit in text.units)
    details = ConsentDetails(
        organisation="Bourg",
        document_title="",
        version_date="2024-03-05",
        version="5 mars 2024",
        code="0" * 64,
        language=text.language,
        section=units[0].id,
    )
    data = official_page(Text(text.language, units), details, said(text.language, "paper"))
    return Sheet(data)


def words(element: Any) -> Iterator[str]:
    """Yield the words of a unit's element, without those of its links and of the units in it."""
    yield element.text or ""
    for rank, child in enumerate(element):
        classes = (child.get("class") or "").split()
        if child.tag == "br":
            yield "\n"
        if rank and child.tag in ("td", "th"):
            yield " | "
        if not {"unit-link", "unit-reference", "unit"}.intersection(classes):
            yield from words(child)
        yield child.tail or ""
