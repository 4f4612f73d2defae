"""YAML as an author writes it: text, lists and mappings, each with its line and column.

Only what a bank needs is read: no alias (a few lines of them can expand without end), no tag, no key
twice, and every scalar is text (`no` is the word “no”).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TypeAlias

import yaml

from cadre.model.diagnostics import Place, Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
#: The way to a value: keys and ranks, from the top.
Route: TypeAlias = "tuple[str | int, ...]"

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 20
#: PyYAML's parser in C, ten times as fast, which its wheels hold for every system.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS: Final = (None, "!", "tag:yaml.org,2002:str")


class _Mark(Protocol):
    line: int
    column: int


class YamlError(Exception):
    """A YAML file that is refused; carries the problem to print."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True)
class Tree:
    """A file's value, and where each part of it stands."""

    path: str
    value: Value
    places: Mapping[Route, Place]

    def place(self, *route: str | int) -> Place:
        """Return where a value stands, or else the nearest value around it that exists."""
        while route and route not in self.places:
            route = route[:-1]
        return self.places.get(route, Place(self.path))

    def inside(self, *route: str | int) -> Tree:
        """Return the part of the file that stands at `route`, empty when nothing does."""
        value: Value = self.value
        for part in route:
            value = _item(value, part)
        start = len(route)
        places = {way[start:]: place for way, place in self.places.items() if way[:start] == route}
        return Tree(self.path, value, {**places, (): self.place(*route)})


def _item(value: Value, part: str | int) -> Value:
    if isinstance(value, dict):
        return value.get(str(part), "")
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return ""


def read_text(file: Path, path: str) -> str:
    """Return a file's text; raises YamlError when it is not UTF-8, far too long or refused by the disk.

    Raises FileNotFoundError when there is nothing of this name, not even a link that leads nowhere.
    """
    try:
        return decode(file.read_bytes(), path)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not file.is_symlink():
            raise
        code = "file-is-folder" if file.is_dir() else "file-unreadable"
        raise YamlError(Problem.at(Place(path), code, reason=error.strerror)) from None


def decode(data: bytes, path: str) -> str:
    """Return the text of a file's bytes; raises YamlError as `read_text` does."""
    if len(data) > MAX_BYTES:
        raise YamlError(Problem.at(Place(path), "file-too-long", limit=MAX_BYTES // 1000))
    return utf8(data, path)


def utf8(data: bytes, path: str) -> str:
    """Return the text of a file's bytes, of any length; raises YamlError when it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise YamlError(Problem.at(Place(path, line, column), "file-not-utf8")) from None


def parse(source: str, path: str) -> Tree:
    """Read one YAML document; raises YamlError with the first thing that stops the reading."""
    return Reader(source, path).read()


class Reader:
    """Reads one document; a subclass may permit more than a data file needs."""

    def __init__(self, source: str, path: str) -> None:
        self.source = source
        self.path = path
        self.places: dict[Route, Place] = {}

    def read(self) -> Tree:
        """Return the document; raises YamlError with the first thing that stops the reading."""
        try:
            events = yaml.parse(self.source, _LOADER)
            content = (event for event in events if not isinstance(event, yaml.StreamStartEvent))
            next(content)  # the document's start, or the end of an empty stream
            value = self._document(content)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise YamlError(Problem.at(self._at(mark), "yaml-syntax")) from None
        except yaml.reader.ReaderError as error:
            raise YamlError(self._forbidden_character(error)) from None
        return Tree(self.path, value, self.places)

    def _document(self, events: Iterator[yaml.Event]) -> Value:
        first = next(events, None)
        if first is None:
            raise YamlError(Problem.at(Place(self.path), "yaml-empty"))
        value = self._value(first, events, ())
        next(events)  # the document's end
        extra = next(events)
        if not isinstance(extra, yaml.StreamEndEvent):
            raise self._refusal(extra, "yaml-several-documents")
        return value

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], route: Route) -> Value:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refusal(event, "yaml-alias")
        if getattr(event, "tag", None) not in _PLAIN_TAGS:
            raise self._refusal(event, "yaml-tag", tag=short_tag(getattr(event, "tag", "")))
        return self._content(event, events, route)

    def _content(self, event: yaml.Event, events: Iterator[yaml.Event], route: Route) -> Value:
        if len(route) > MAX_DEPTH:
            raise self._refusal(event, "yaml-too-deep", limit=MAX_DEPTH)
        self.places[route] = self._at(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, route)
        return self._mapping(events, route)

    def _scalar(self, event: yaml.ScalarEvent) -> Value:
        return str(event.value)

    def _sequence(self, events: Iterator[yaml.Event], route: Route) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            values.append(self._value(event, events, (*route, len(values))))
        return values

    def _mapping(self, events: Iterator[yaml.Event], route: Route) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refusal(event, "yaml-key")
            key = str(event.value)
            if key in values:
                raise self._refusal(event, "yaml-key-twice", key=key)
            values[key] = self._value(next(events), events, (*route, key))
            self.places[(*route, key)] = self._at(event.start_mark)
        return values

    def _refusal(self, event: yaml.Event, code: str, **details: str | int) -> YamlError:
        place = self._at(event.start_mark)
        return YamlError(Problem(place, code, tuple((k, str(v)) for k, v in details.items())))

    def _at(self, mark: _Mark | None) -> Place:
        return Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path)

    def _forbidden_character(self, error: yaml.reader.ReaderError) -> Problem:
        position = int(error.position)
        line = self.source.count("\n", 0, position) + 1
        column = position - self.source.rfind("\n", 0, position)
        character = f"U+{ord(self.source[position]):04X}" if position < len(self.source) else ""
        return Problem.at(Place(self.path, line, column), "yaml-character", character=character)


def short_tag(tag: str) -> str:
    """Return a tag as an author writes it."""
    return tag.replace("tag:yaml.org,2002:", "!!")
