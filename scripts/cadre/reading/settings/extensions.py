"""The Markdown extensions that `mkdocs.yml` adds, with their options as Python-Markdown takes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import yaml

from cadre.reading.settings.document import YAML, tag_of
from cadre.reading.yaml_files import Tree, Value

#: The types that options have: any other value is a text.
_TYPED: Final = tuple(f"{YAML}{name}" for name in ("bool", "int", "float"))


def extensions(tree: Tree) -> dict[str, dict[str, Any]]:
    """Return each extension with its options; those that only Python can give are left out."""
    listed = tree.inside("markdown_extensions").value
    entries = listed.items() if isinstance(listed, dict) else _pairs(listed)
    return {name: _given(options) if isinstance(options, dict) else {} for name, options in entries}


def _pairs(listed: Value) -> Iterator[tuple[str, Value]]:
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict):
            yield from entry.items()
        elif isinstance(entry, str):
            yield entry, ""


def _given(options: dict[str, Value]) -> dict[str, Any]:
    """Return options without those whose value is empty, at every depth."""
    return {key: typed(value) for key, value in options.items() if value != ""}


def typed(value: Value) -> Any:
    """Return a value as YAML gives it to MkDocs; what is empty in a mapping is left out."""
    if isinstance(value, dict):
        return _given(value)
    if isinstance(value, list):
        return [typed(item) for item in value]
    return yaml.safe_load(value) if tag_of(value) in _TYPED else value
