"""Which of our scripts names which: a script names another by a relative address between double quotes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

#: What MkDocs copies as it is, and what every host serves as a script.
SOURCE: Final = ".mjs"
PUBLISHED: Final = ".js"
_NAMED: Final = re.compile(r'(?<=")\.{1,2}/[\w./-]+\.mjs(?=")')
#: An import that the browser follows before it runs the script, unlike `import("./x.mjs")`.
_STATIC: Final = re.compile(
    r'^(?:import\b(?!\s*\()[^;"]*|export\b[^;"]*\bfrom\s*)"([^"]+)"', re.MULTILINE
)


def imports(path: str, text: str) -> Iterator[str]:
    """Yield the paths of the scripts without which the script at `path` does not start."""
    for name in _STATIC.findall(text):
        yield _resolve(path, name)


def closure(path: str, scripts: Mapping[str, str]) -> frozenset[str]:
    """Return `path` and all that it names, at once or later: worker, script loaded at the first need."""
    return _reach(path, scripts, named)


def needed(path: str, scripts: Mapping[str, str]) -> frozenset[str]:
    """Return `path` and all that a browser must have before it runs it."""
    return _reach(path, scripts, imports)


def named(path: str, text: str) -> Iterator[str]:
    """Yield the paths of the scripts that the script at `path` names."""
    for name in _NAMED.findall(text):
        yield _resolve(path, name)


def renamed(path: str, text: str, names: Mapping[str, str]) -> str:
    """Return a script that names the others by their new names (path → last part of the new one)."""

    def replace(match: re.Match[str]) -> str:
        new = names.get(_resolve(path, match[0]))
        return posixpath.join(posixpath.dirname(match[0]), new) if new else match[0]

    return _NAMED.sub(replace, text)


def _resolve(path: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def _reach(
    path: str, scripts: Mapping[str, str], leads_to: Callable[[str, str], Iterator[str]]
) -> frozenset[str]:
    """Return what one reaches from `path`, itself included: two scripts may name each other."""
    found, new = {path}, [path]
    while new:
        at = new.pop()
        more = {one for one in leads_to(at, scripts[at]) if one in scripts} - found
        found |= more
        new.extend(more)
    return frozenset(found)
