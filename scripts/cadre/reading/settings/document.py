"""`mkdocs.yml` as text with its places, as MkDocs reads it: environment, anchors and merges included.

Unlike the other files of a project it is MkDocs' own, so more of YAML is permitted there. Every scalar is
text all the same: `012` is no number of a resolution, and a date stays as it is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

import yaml
from yaml.resolver import Resolver

from cadre.reading.yaml_files.tree import Reader, Route, Tree, Value, short_tag

YAML: Final = "tag:yaml.org,2002:"
_NULL: Final = f"{YAML}null"
_BOOLEAN: Final = f"{YAML}bool"
_TRUE: Final = ("yes", "true", "on")
_ENVIRONMENT: Final = "!ENV"
#: MkDocs' own tags, of which the software needs no value.
_OPAQUE: Final = ("!relative", f"{YAML}python/")
_MERGE: Final = "<<"
#: How many values a file may hold once its aliases are followed: ours holds two hundred.
MAX_VALUES: Final = 20_000

_resolver: Final = Resolver()


def parse(source: str, path: str) -> Tree:
    """Read `mkdocs.yml`; raises YamlError with the first thing that stops the reading."""
    return _Document(source, path).read()


class _Document(Reader):
    def __init__(self, source: str, path: str) -> None:
        super().__init__(source, path)
        self.anchors: dict[str, tuple[Value, int]] = {}
        self.size = 0

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], route: Route) -> Value:
        before = self.size
        self.size += 1
        if isinstance(event, yaml.AliasEvent):
            value = self._alias(event, route)
        else:
            value = self._tagged(event, events, route)
            if anchor := getattr(event, "anchor", None):
                self.anchors[anchor] = (value, self.size - before)
        if self.size > MAX_VALUES:
            raise self._refusal(event, "yaml-alias")
        return value

    def _alias(self, event: yaml.AliasEvent, route: Route) -> Value:
        if event.anchor not in self.anchors:
            raise self._refusal(event, "yaml-syntax")
        value, size = self.anchors[event.anchor]
        self.size += size
        self.places[route] = self._at(event.start_mark)
        return value

    def _tagged(self, event: yaml.Event, events: Iterator[yaml.Event], route: Route) -> Value:
        tag = getattr(event, "tag", None) or ""
        value = self._content(event, events, route)
        if tag == _ENVIRONMENT and not isinstance(value, dict):
            return _environment(value)
        if tag.startswith(_OPAQUE):
            return ""
        if tag.startswith("!") and tag != "!":
            raise self._refusal(event, "yaml-tag", tag=short_tag(tag))
        return value

    def _scalar(self, event: yaml.ScalarEvent) -> Value:
        return _plain(str(event.value)) if event.implicit[0] else str(event.value)

    def _mapping(self, events: Iterator[yaml.Event], route: Route) -> dict[str, Value]:
        values = super()._mapping(events, route)
        merged = values.pop(_MERGE, {})
        for other in merged if isinstance(merged, list) else [merged]:
            if isinstance(other, dict):
                values = {**other, **values}
        return values


def _environment(value: Value) -> Value:
    """Return the first variable that is set, as MkDocs does: the last of several items is the default."""
    items = value if isinstance(value, list) else [value]
    names, default = (items[:-1], items[-1]) if len(items) > 1 else (items, "")
    found = (os.environ[name] for name in names if isinstance(name, str) and name in os.environ)
    text = next(found, None)
    return default if text is None else _plain(text)


def tag_of(text: str) -> str:
    """Return the type that YAML gives to a value without quotation marks."""
    return str(_resolver.resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]


def _plain(text: str) -> str:
    """Return a value without quotation marks as text: nothing for null, true or false for the booleans."""
    tag = tag_of(text)
    if tag == _NULL:
        return ""
    if tag == _BOOLEAN:
        return "true" if text.lower() in _TRUE else "false"
    return text
