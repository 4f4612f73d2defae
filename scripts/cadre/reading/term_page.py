"""The glossary page → the hard words of the policy, with their ordinary meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cadre.model.lexicon import PREFIX, Term
from cadre.reading.pages import Page


def terms(pages: Mapping[tuple[str, str], Page], language: str, glossary: str) -> tuple[Term, ...]:
    """Return the words that a language's glossary explains; none when it has no such page."""
    page = pages.get((language, glossary))
    return tuple(_terms(page)) if page else ()


def _terms(page: Page) -> Iterator[Term]:
    """Yield a term for each title whose id begins with the prefix; the text under it is its meaning."""
    elements = page.scan.elements
    for rank, title in enumerate(elements):
        if title.level and title.id.startswith(PREFIX):
            forms = tuple(form for part in title.text.split(",") if (form := part.strip()))
            following = elements[rank + 1 : rank + 2]
            meaning = following[0].text if following and not following[0].level else ""
            yield Term(title.id, forms, meaning, page.language, title.line, title.column)
