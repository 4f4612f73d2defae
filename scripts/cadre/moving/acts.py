"""A new act written where a project says what adopted its text: in `mkdocs.yml`, and a version in `versions.yml`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Final

from cadre.model.versions import Change

_INDENT: Final = re.compile(r" *")
_FLOW: Final = re.compile(
    r"(?P<before>.*adopted:\s*\{.*?)(?P<amended>,\s*amended:\s*\[.*\])?\s*\}(?P<after>.*)$"
)
_ITEM: Final = re.compile(r"^(?P<edge> *)- ", re.MULTILINE)


def amended(source: str, line: int, number: str, day: str) -> str | None:
    """Return `mkdocs.yml` with one more act under `amended:`; None where its `adopted:` is not written plainly.

    `line` is that of `adopted:`, from 1.
    """
    lines = source.split("\n")
    act = f"{{number: {_quoted(number)}, on: {day}}}"
    row = line - 1
    if match := _FLOW.match(lines[row]):
        before = (match["amended"] or ", amended: []")[:-1]
        joined = f"{before}{act}]" if before.endswith("[") else f"{before}, {act}]"
        lines[row] = f"{match['before'].rstrip()}{joined}}}{match['after']}"
        return "\n".join(lines)
    if lines[row].strip() != "adopted:" and not lines[row].lstrip().startswith("kind:"):
        return None
    return _in_block(lines, row, act)


def _in_block(lines: list[str], row: int, act: str) -> str | None:
    while row and lines[row].strip() != "adopted:":
        row -= 1
    edge = _edge(lines[row])
    end = row + 1
    while end < len(lines) and lines[end].strip() and _edge(lines[end]) > edge:
        end += 1
    children = lines[row + 1 : end]
    if not children:
        return None
    inside = " " * _edge(children[0])
    listed = [one for one in children if one.strip() == "amended:"]
    if not listed and any(one.strip().startswith("amended:") for one in children):
        return None
    new = [] if listed else [f"{inside}amended:"]
    return "\n".join([*lines[:end], *new, f"{inside}  - {act}", *lines[end:]])


def with_version(source: str, number: str, day: str, code: str, changes: Iterable[Change]) -> str:
    """Return `versions.yml` with one more version at its end, and what it changed."""
    match = _ITEM.search(source)
    edge = match["edge"] if match else "  "
    lines = [
        f"{edge}- date: {day}",
        f"{edge}  number: {_quoted(number)}",
        f"{edge}  code: {code}",
        f"{edge}  compared:",
    ]
    found = [f"{edge}    - {{{_fields(change)}}}" for change in changes]
    lines += [f"{edge}  changes:", *found] if found else []
    return source.rstrip("\n") + "\n" + "\n".join(lines) + "\n"


def _fields(change: Change) -> str:
    sides = {"unit": change.unit, "before": change.before, "after": change.after}
    return ", ".join(f"{key}: {_quoted(text)}" for key, text in sides.items() if text)


def _edge(line: str) -> int:
    match = _INDENT.match(line)
    return len(match[0]) if match else 0


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
