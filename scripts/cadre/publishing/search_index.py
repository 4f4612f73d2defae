"""The index of the search of a language, made once its pages are rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from cadre.markdown.addresses import inside
from cadre.markdown.frame import search_words
from cadre.model import search
from cadre.model.search import Entry, Lexicon, Saying
from cadre.reading import Page, Project
from cadre.reading.settings import Language
from cadre.texts import Texts

Harvest: TypeAlias = Mapping[tuple[str, str], tuple[Entry, ...]]


def search_index(project: Project, language: Language, harvest: Harvest, words: Texts) -> bytes:
    """Return the search index of a language, once its pages are rendered."""
    pages = entries(project, language, harvest)
    known = project.settings.identity.names.pages
    ways = {
        inside(name): title
        for name, title in (
            (known.full_text, words("policy.full-text")),
            (known.help, words("footer.help")),
        )
        if (language.code, name) in project.pages
    }
    known_words = lexicon(project, language)
    return search.index(language.code, pages, known_words, search_words(words, len(ways)), ways)


def entries(
    project: Project, language: Language, harvest: Harvest
) -> Mapping[str, tuple[Entry, ...]]:
    """Return what the pages of a language offer, by address from the language's root."""
    return {
        inside(page.page): harvest[page.language, page.page]
        for page in _in_order(project, language.code)
        if (page.language, page.page) in harvest
    }


def lexicon(project: Project, language: Language) -> Lexicon:
    """Return people's own words in a language, with those that lead to pages."""
    found = next(one for one in project.lexicons if one.language == language.code)
    own = (
        Saying(page.words, (inside(page.page),), "", page.meta.place("search", "words"))
        for page in _in_order(project, language.code)
        if page.words
    )
    return replace(found, sayings=(*found.sayings, *own))


def _in_order(project: Project, language: str) -> Iterator[Page]:
    """Yield the pages that are searched: the policy's first, in their order, then the others."""
    ranks = {section.page: rank for rank, section in enumerate(project.settings.navigation)}
    pages = [page for page in project.pages.values() if page.language == language]
    for page in sorted(pages, key=lambda one: (ranks.get(one.page, len(ranks)), one.page)):
        if page.page in ranks and not page.excluded:
            yield page
