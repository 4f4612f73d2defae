"""Several policies in one site: one search for all of them, and the extension of whichever holds a page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from markdown import Extension, Markdown

from cadre.checks.word_rules import mentions
from cadre.markdown import Context
from cadre.markdown.addresses import inside
from cadre.markdown.frame import search_words
from cadre.markdown.words import spaced
from cadre.model import search
from cadre.model.policy import Text
from cadre.model.search import Lexicon, Saying, Silence
from cadre.publishing.search_index import entries, lexicon
from cadre.reading import Project
from cadre.reading.settings import Language

#: What only pages of a site of several policies load.
_COMPONENT: Final = "components/policies"


class OfPage(Extension):
    """The extension of the policy that holds the page which comes next; MkDocs asks for it page after page."""

    def __init__(self, first: Extension) -> None:
        super().__init__()
        self.current = first

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the parser's own name
        """Register the processors of that policy."""
        self.current.extendMarkdown(md)


def leave_out(folder: Path) -> None:
    """Take out of a built site what lists several policies: where there is one, nothing is loaded for it."""
    shutil.rmtree(folder / _COMPONENT, ignore_errors=True)


def search_index(
    project: Project, contexts: Mapping[str, Context], site: Context, language: Language
) -> bytes:
    """Return the search index of a language: the site's own pages, and those of each policy under its name.

    `contexts` are those of the policies, by folder, `site` that of the pages that are of none.
    """
    words = site.texts[language.code]
    pages = dict(entries(project, language, site.entries))
    lexicons = [lexicon(project, language)]
    for folder, part in project.parts.items():
        name = part.settings.identity.document.shortened(language.code)
        for url, found in entries(part, language, contexts[folder].entries).items():
            pages[url] = tuple(
                replace(one, title=spaced(words("search.of-policy", policy=name, title=one.title)))
                for one in found
            )
        lexicons.append(_placed(lexicon(part, language), part.policy.text(language.code)))
    texts = [part.policy.text(language.code) for part in project.parts.values()]
    known = project.settings.identity.names.pages.help
    ways = {inside(known): words("footer.help")} if (language.code, known) in project.pages else {}
    whole = _joined(language.code, lexicons, texts)
    return search.index(language.code, pages, whole, search_words(words, len(ways)), ways)


def _placed(found: Lexicon, text: Text) -> Lexicon:
    """Return the words of one policy with each passage named by its place in the site."""

    def place(unit: str) -> str:
        return f"{inside(text.unit(unit).page)}#{unit}" if unit in text else unit

    sayings = (replace(one, units=tuple(map(place, one.units))) for one in found.sayings)
    return replace(found, sayings=tuple(sayings), media=place(found.media))


def _joined(language: str, lexicons: list[Lexicon], texts: list[Text]) -> Lexicon:
    """Return the words of all the policies; a word is one of silence only where no policy speaks of it.

    No passage of one policy says whom to ask about what is in none.
    """
    sayings: list[Saying] = [saying for one in lexicons for saying in one.sayings]
    return Lexicon(
        language,
        tuple(sayings),
        silences=tuple(_unsaid((one for lex in lexicons for one in lex.silences), texts)),
        unions=tuple(dict.fromkeys(word for one in lexicons for word in one.unions)),
        platforms=tuple(_unsaid((one for lex in lexicons for one in lex.platforms), texts)),
        media=next((one.media for one in lexicons if one.media), ""),
    )


def _unsaid(words: Iterator[Silence], texts: list[Text]) -> Iterator[Silence]:
    seen: set[str] = set()
    for one in words:
        if one.word not in seen and not any(mentions(text, one.word) for text in texts):
            yield one
        seen.add(one.word)
