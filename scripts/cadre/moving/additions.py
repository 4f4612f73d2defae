"""What an author adds to a project: a page in the navigation, a language, a question to write."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

_LANGUAGES: Final = re.compile(r"^(?P<edge> *)languages:\s*$", re.MULTILINE)
#: The verdicts of the options to write, one of them right.
_VERDICTS: Final = ("best", "wrong", "wrong", "wrong")


def in_navigation(source: str, after: str, page: str) -> str | None:
    """Return `mkdocs.yml` with a page after another one; None where the navigation does not name that one plainly."""
    match = re.search(rf"^(?P<edge> *)- (?:[^\n:]+: )?{re.escape(after)} *$", source, re.MULTILINE)
    if match is None:
        return None
    return f"{source[: match.end()]}\n{match['edge']}- {page}{source[match.end() :]}"


def with_language(source: str, code: str) -> str | None:
    """Return `mkdocs.yml` with one more language, the last; None where its list is not written plainly.

    It is not built until its author says so: its pages are still to be translated.
    """
    match = _LANGUAGES.search(source)
    if match is None:
        return None
    lines = source[match.end() :].lstrip("\n").split("\n")
    edge = len(lines[0]) - len(lines[0].lstrip())
    if not lines[0].lstrip().startswith("- "):
        return None
    end = next(
        (rank for rank, line in enumerate(lines) if line.strip() and _out(line, edge)), len(lines)
    )
    item = f"{' ' * edge}- {{locale: {code}, name: {code}, build: false}}"
    head = source[: match.end()]
    return "\n".join([head, *lines[:end], item, *lines[end:]])


def _out(line: str, edge: int) -> bool:
    """Say whether a line is no longer of a list whose items stand at `edge`."""
    indent = len(line) - len(line.lstrip())
    return indent < edge or (indent == edge and not line.lstrip().startswith("- "))


def group(name: str, titles: Mapping[str, str]) -> str:
    """Return the beginning of the file of a group of questions, before the first one."""
    lines = [
        f"group: {name}",
        "title:",
        *(f"  {code}: {_quoted(text)}" for code, text in titles.items()),
    ]
    return "\n".join([*lines, "scenarios:"]) + "\n"


def scenario(name: str, unit: str, quotes: Mapping[str, str]) -> str:
    """Return a question to write: its passage is quoted, and what is empty is told by `check`."""
    empty = dict.fromkeys(quotes, "")
    lines = [
        f"  - id: {name}",
        "    type: single",
        "    cites:",
        f"      - unit: {unit}",
        "        quote:",
        *_each(quotes, 10),
        "    situation:",
        *_each(empty, 6),
        "    question:",
        *_each(empty, 6),
        "    options:",
    ]
    for rank, verdict in enumerate(_VERDICTS, 1):
        lines += [f"      - id: option-{rank}", f"        verdict: {verdict}"]
        lines += ["        text:", *_each(empty, 10), "        feedback:", *_each(empty, 10)]
    return "\n".join(lines) + "\n"


def page(title: str, identifier: str, role: str) -> str:
    """Return a page of the text that has only its title yet; a translation has no role of its own."""
    head = f"---\nrole: {role}\n---\n\n" if role else ""
    return f"{head}# {title} {{ #{identifier} }}\n"


def _each(texts: Mapping[str, str], edge: int) -> Sequence[str]:
    return [f"{' ' * edge}{code}: {_quoted(text)}" for code, text in texts.items()]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
