"""Every word that the software shows to people, read from `NAME.LANGUAGE.yml` beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import yaml

FOLDER: Final = Path(__file__).parent
#: The language that our texts are written in first, and the one that they are all translated into.
SOURCE: Final = "fr"
SECOND: Final = "en"
#: PyYAML's safe loader in C, ten times as fast, which its wheels hold for every system.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: The sets: interface, messages of `check`, commands, `test`, paper, HR's lists, words to guess by,
#: what is exported, the kit, names of the document, what a new project is made with.
NAMES: Final = (
    *("ui", "messages", "commands", "cli", "paper", "people", "guessing", "export", "kit"),
    *("document", "moving"),
)
#: What names the project's own document in a text of ours: {of-document}, {The-document}…
_PHRASE: Final = re.compile(r"\{([A-Za-z]+(?:-[a-z]+)*)\}")


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a file of texts, and where: the code of a message, and its details."""

    file: Path
    code: str
    line: int = 1
    column: int = 1
    details: Mapping[str, str] = field(default_factory=dict)


class TextsError(Exception):
    """A file of texts cannot be used; carries what is wrong with it."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__(*(flaw.code for flaw in flaws))
        self.flaws = flaws


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one set in one language, by key; nested keys are joined by a dot.

    `phrases` name the document that they are about; they already stand in the entries, and not in those `as_written`.
    """

    language: str
    entries: Mapping[str, str]
    phrases: Mapping[str, str] = field(default_factory=dict)
    as_written: Mapping[str, str] = field(default_factory=dict)

    def about(self, phrases: Mapping[str, str]) -> Texts:
        """Return the same texts with the phrases that name a project's document in their places."""

        def put(found: re.Match[str]) -> str:
            return phrases.get(found[1], found[0])

        entries = {key: _PHRASE.sub(put, text) for key, text in self.entries.items()}
        return Texts(self.language, entries, phrases, self.entries)

    def but(self, others: Mapping[str, str]) -> Texts:
        """Return the same texts with some of them replaced."""
        written = {**self.as_written, **others} if self.as_written else {}
        return Texts(self.language, {**self.entries, **others}, self.phrases, written)

    def also(self, name: str) -> Texts:
        """Return another set of texts, in the same language and about the same document."""
        return load(self.language, name).about(self.phrases)

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key` with its {placeholders} filled in; raises KeyError."""
        if not values:
            return self.entries[key]
        # In one pass: braces in an author's own words are no placeholders.
        text = (self.as_written or self.entries)[key]
        return text.format_map({**self.phrases, **values})

    def __contains__(self, key: object) -> bool:
        return key in self.entries

    def date(self, iso: str) -> str:
        """Return an ISO date in words, from the set `ui`; anything else is returned as it is."""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        number = self("date-first") if day.day == 1 else str(day.day)
        return self("date", day=number, month=self("months").split()[day.month - 1], year=day.year)

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the singular (`key.one`) or plural (`key.many`) text for `number`.

        French counts 0 and 1 as singular, English only 1 (Unicode CLDR plural rules): the set `document` says so.
        """
        singular = str(number) in load(self.language, "document")("singular").split()
        return self(f"{key}.{'one' if singular else 'many'}", number=number, **values)


def path(language: str, name: str) -> Path:
    """Return the file that holds the texts `name` in `language`."""
    return FOLDER / f"{name}.{language}.yml"


def speaks(language: str) -> bool:
    """Say whether the commands have words in a language."""
    return all(path(language, one).is_file() for one in ("messages", "commands", "cli"))


@cache
def spoken(language: str, official: str) -> str:
    """Return the language of the interface in `language`: the official one while it has no words."""
    return (
        language if all(path(language, one).is_file() for one in ("ui", "messages")) else official
    )


@cache
def load(language: str, name: str = "ui") -> Texts:
    """Read one set of texts; raises FileNotFoundError when the language has none.

    Raises TextsError when the file is not UTF-8, is malformed, or lacks a text that another language has.
    """
    entries = _entries(language, name)
    if flaws := tuple(_unlike(language, name)):
        raise TextsError(*flaws)
    return Texts(language, entries)


def _unlike(language: str, name: str) -> Iterator[Flaw]:
    """Yield each text that one of two languages has and the other lacks: the source, and the one asked for.

    When the source is asked for, it is compared with the second: a key misspelt in one is told of both.
    """
    other = SECOND if language == SOURCE else SOURCE
    try:
        known = _entries(other, name)
    except (FileNotFoundError, TextsError):
        return  # which has a flaw of its own
    entries = _entries(language, name)
    for key in known:
        if key not in entries:
            yield Flaw(path(language, name), "texts-key-missing", details={"key": key})
    for key in entries:
        if language == SOURCE and key not in known:
            yield Flaw(path(other, name), "texts-key-missing", details={"key": key})


@cache
def _entries(language: str, name: str) -> Mapping[str, str]:
    file = path(language, name)
    data = file.read_bytes()
    try:
        found = yaml.load(data.decode("utf-8-sig"), _LOADER)  # noqa: S506 - a safe loader
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise TextsError(Flaw(file, "file-not-utf8", line, column)) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise TextsError(Flaw(file, "yaml-syntax", *place)) from None
    if not isinstance(found, Mapping):
        raise TextsError(Flaw(file, "texts-empty"))
    return dict(_flat(found, ""))


def _flat(data: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
