"""Which of our scripts names which: a script names another by a relative address between double quotes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

#: What MkDocs copies as it is, and what every host serves as a script.
SOURCE: Final = ".mjs"
PUBLISHED: Final = ".js"
_NAMED: Final = re.compile(r'(?<=")\.{1,2}/[\w./-]+\.mjs(?=")')
#: An import that the browser follows before it runs the script, unlike `import("./x.mjs")`.
_STATIC: Final = re.compile(
    r'^(?:import\b(?!\s*\()[^;"]*|export\b[^;"]*\bfrom\s*)"([^"]+)"', re.MULTILINE
)


def read(folder: Path, under: str = "") -> dict[str, str]:
    """Return the scripts of a folder, path from it → text; `under` names a folder inside."""
    files = sorted((folder / under).rglob(f"*{SOURCE}"))
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def imports(path: str, text: str) -> Iterator[str]:
    """Yield the paths of the scripts without which the script at `path` does not start."""
    for name in _STATIC.findall(text):
        yield resolve(path, name)


def closure(path: str, scripts: Mapping[str, str]) -> frozenset[str]:
    """Return `path` and all that it names, at once or later: worker, script loaded at the first need."""
    return reach([path], lambda one: _there(named(one, scripts[one]), scripts))


def needed(path: str, scripts: Mapping[str, str]) -> frozenset[str]:
    """Return `path` and all that a browser must have before it runs it."""
    return reach([path], lambda one: _there(imports(one, scripts[one]), scripts))


def named(path: str, text: str) -> Iterator[str]:
    """Yield the paths of the scripts that the script at `path` names."""
    for name in _NAMED.findall(text):
        yield resolve(path, name)


def renamed(path: str, text: str, names: Mapping[str, str]) -> str:
    """Return a script that names the others by their new names (path → last part of the new one)."""

    def replace(match: re.Match[str]) -> str:
        new = names.get(resolve(path, match[0]))
        return posixpath.join(posixpath.dirname(match[0]), new) if new else match[0]

    return _NAMED.sub(replace, text)


def moved(path: str, text: str, folder: str) -> str:
    """Return the text of the script at `path` for a file in another folder: it names the same scripts."""
    return _NAMED.sub(lambda match: relative(resolve(path, match[0]), folder), text)


def relative(path: str, folder: str) -> str:
    """Return how a script in `folder` names the one at `path`."""
    way = posixpath.relpath(path, folder or ".")
    return way if way.startswith("../") else f"./{way}"


def resolve(path: str, name: str) -> str:
    """Return the path of what the script at `path` calls `name`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def reach(start: Iterable[str], ways: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Return what one reaches by the `ways`, `start` included: two scripts may name each other."""
    found = set(start)
    new = list(found)
    while new:
        more = set(ways(new.pop())) - found
        found |= more
        new.extend(more)
    return frozenset(found)


def _there(paths: Iterable[str], scripts: Mapping[str, str]) -> Iterator[str]:
    return (one for one in paths if one in scripts)
