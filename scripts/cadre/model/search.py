"""What the search knows: entries of pages, people's own words, words on which the policy is silent.

Pure data. The browser does the searching (`overrides/components/search/`), so that a page asks nothing of
anybody; one index per language, so that no result is in another language.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from cadre.model.diagnostics import Place

#: Where the index of a language stands, from that language's root.
INDEX: Final = "search/search_index.json"


class EntryKind(StrEnum):
    """What a result is, best first: the policy's own passages come before pages that mention a word."""

    PASSAGE = "passage"
    PAGE = "page"
    NOTE = "note"
    QUIZ = "quiz"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a search may open: `text` is searched and shown, `more` is searched only."""

    anchor: str
    title: str
    kind: EntryKind
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that people say, the passages that they must lead to, and the words of these to show.

    `units` are ids of passages, or the address of a page from its language's root: `rh/liste/`.
    `context`: they say who, where or on what, and count less than what one does. `name`: they only name where it
    is done (a platform, the town), and count for little beside any other word.
    """

    words: tuple[str, ...]
    units: tuple[str, ...]
    quote: str
    place: Place
    context: bool = False
    name: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """A word on which the policy says nothing, or the name of a platform that it does not name."""

    word: str
    place: Place


@dataclass(frozen=True)
class Lexicon:
    """The words of one language: `docs/LANGUAGE/mots.yml`.

    `ask` is the passage that tells what to do where the policy is silent, `media` the one that says what a
    platform is. `unions` are words on which nobody is referred to anybody.
    """

    language: str
    sayings: tuple[Saying, ...] = ()
    silences: tuple[Silence, ...] = ()
    ask: str = ""
    ask_place: Place = field(default_factory=lambda: Place(""))
    unions: tuple[str, ...] = ()
    platforms: tuple[Silence, ...] = ()
    media: str = ""
    media_place: Place = field(default_factory=lambda: Place(""))


def index(
    language: str,
    pages: Mapping[str, Iterable[Entry]],
    lexicon: Lexicon,
    words: Mapping[str, str],
    ways: Mapping[str, str],
) -> bytes:
    """Return the index of a language as JSON.

    `pages` are the entries by address from the language's root, `words` the texts that the script shows,
    `ways` the addresses that it offers. `config` and `docs` are as MkDocs' own search writes them.
    """
    docs = [
        {"location": f"{url}#{entry.anchor}" if entry.anchor else url, **_fields(entry)}
        for url, entries in pages.items()
        for entry in entries
    ]
    numbers = {doc["location"]: number for number, doc in reversed([*enumerate(docs)])}
    found = {
        place.rpartition("#")[2]: number
        for place, number in numbers.items()
        if docs[number]["kind"] is EntryKind.PASSAGE or "#" not in place
    }
    # Of several policies, the passages are named with their page: two may have the same id.
    found |= numbers
    data = {
        "config": {"lang": [language]},
        "docs": docs,
        "words": dict(words),
        "ways": dict(ways),
        "say": list(_sayings(lexicon, found)),
        "silent": {
            "words": [one.word for one in lexicon.silences],
            "to": _place(found, lexicon.ask),
        },
        "unions": list(lexicon.unions),
        "platforms": {
            "words": [one.word for one in lexicon.platforms],
            "to": _place(found, lexicon.media),
        },
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _place(found: Mapping[str, int], name: str) -> int | None:
    """Return the number of an entry by its name; for want of one, not that of the home page, whose name is empty."""
    return found.get(name) if name else None


def _fields(entry: Entry) -> dict[str, str]:
    more = {"more": entry.more} if entry.more else {}
    return {"title": entry.title, "text": entry.text, "kind": entry.kind, **more}


def _sayings(lexicon: Lexicon, found: Mapping[str, int]) -> Iterator[list[object]]:
    """Yield words, the numbers of the entries that they lead to, the words to show, 1 for a context, 2 for names.

    Rows that lead to the same place and show the same words are one: two of its words count once.
    """
    rows: dict[tuple[tuple[int, ...], str, int], dict[str, None]] = {}
    for saying in lexicon.sayings:
        targets = tuple(found[unit] for unit in saying.units if unit in found)
        if targets:
            key = (targets, saying.quote, 2 if saying.name else int(saying.context))
            rows.setdefault(key, {}).update(dict.fromkeys(saying.words))
    for (entries, quote, apart), words in rows.items():
        more = [quote, apart] if apart else [quote] if quote else []
        yield [[*words], [*entries], *more]
