"""Our modules as one classic script: some learning systems serve a module as text, and a browser then refuses it.

Only what our modules use is understood: named imports, `export` before what it names, `import("./x.mjs")`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

_NAMES: Final = r"\{([^}]*)\}"
_STATIC: Final = re.compile(rf'^import\s+{_NAMES}\s+from\s+"(\.[^"]+)";$', re.MULTILINE)
_LATER: Final = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORT: Final = re.compile(
    r"^export (?=(?:async function|function|class|const|let) (\w+))", re.MULTILINE
)
_LEFT: Final = re.compile(r"^\s*(?:import|export)\b[^\n]*|\bimport\s*[.(][^\n]*", re.MULTILINE)
#: Those that have a line of their own; one in the midst of a line may stand in a string.
_COMMENT: Final = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL
)


class BundleError(ValueError):
    """A module says what this bundler does not understand, or leads back to itself."""


def bundle(entries: Sequence[Path]) -> str:
    """Return one script that runs `entries` in their order, each with what it imports, before it.

    What an entry exports has its name in those that come after: so a module may be given another
    `localStorage` than the browser's. Raises BundleError.
    """
    order: dict[Path, str] = {}
    parts = ['(() => {\n"use strict";\nconst modules = [];\n']
    for entry in entries:
        parts += _with_imports(entry.resolve(), order, ())
        _, names = _without_exports(order[entry.resolve()])
        if names:
            parts.append(f"const {{ {', '.join(names)} }} = {_at(entry.resolve(), order)};\n")
    return "".join((*parts, "})();\n"))


def _with_imports(module: Path, order: dict[Path, str], above: tuple[Path, ...]) -> Iterator[str]:
    """Yield the module after those that it imports, each once, in the order of `order`."""
    if module in above:
        raise BundleError(module.name)
    if module in order:
        return
    text = _COMMENT.sub("", module.read_text(encoding="utf-8"))
    for name in (*(found[1] for found in _STATIC.findall(text)), *_LATER.findall(text)):
        yield from _with_imports((module.parent / name).resolve(), order, (*above, module))
    order[module] = text
    yield _wrapped(module, order)


def _wrapped(module: Path, order: dict[Path, str]) -> str:
    """Return a module as a function of its own, whose value is what it exports."""

    def at(name: str) -> str:
        return _at((module.parent / name).resolve(), order)

    text, names = _without_exports(order[module])
    text = _STATIC.sub(lambda found: f"const {{{_renamed(found[1])}}} = {at(found[2])};", text)
    text = _LATER.sub(lambda found: f"Promise.resolve({at(found[1])})", text)
    if left := _LEFT.search(text):
        raise BundleError(f"{module.name}: {left[0].strip()}")
    value = f"return {{ {', '.join(names)} }};\n" if names else ""
    return f"modules.push((() => {{\n{text.strip()}\n{value}}})());\n"


def _at(module: Path, order: dict[Path, str]) -> str:
    return f"modules[{list(order).index(module)}]"


def _without_exports(text: str) -> tuple[str, list[str]]:
    return _EXPORT.sub("", text), _EXPORT.findall(text)


def _renamed(names: str) -> str:
    """Return the names of an import as a destructuring writes them: `a as b` → `a: b`."""
    return re.sub(r"(\w+)\s+as\s+(\w+)", r"\1: \2", names)
