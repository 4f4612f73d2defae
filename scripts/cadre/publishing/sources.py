"""The source of a script of ours, cut up: what it imports, what it exports, what it says beside that.

Of the language of modules (ECMA-262, clause 16.2) our scripts use `import { a, b as c }` and `import "./x.mjs"`,
`export` before a function, a class or one `const`, and paths between double quotes that begin with a dot,
each statement at the beginning of a line. Anything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cadre.publishing import modules
from cadre.publishing.javascript import compact

_IMPORT: Final = re.compile(
    r'^import\s*(?:\{([^}]*)\}\s*from\s*)?"(\.{1,2}/[\w./-]+\.mjs)";?\n?', re.MULTILINE
)
_EXPORT: Final = re.compile(
    r"^export (?=(?:async function|function|class|const)\b\*? ([\w$]+))", re.MULTILINE
)
_REFUSED: Final = re.compile(r"^(?:import\b(?!\s*[(.])|export\b).*", re.MULTILINE)
_LATER: Final = re.compile(r'\bimport\("(\.{1,2}/[\w./-]+\.mjs)"\)')
_OWN_ADDRESS: Final = re.compile(r"^.*\bimport\.meta\b.*$", re.MULTILINE)


class BundleError(ValueError):
    """What cannot be put with others: `components/a/a.mjs:3: the line`, or a circle, `a.mjs → b.mjs → a.mjs`."""


@dataclass(frozen=True)
class Source:
    """A script at `path` among `others`; each of its ways is a set of their paths."""

    path: str
    text: str
    others: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name of the function that runs it."""
        return "$" + re.sub(r"\W", "_", self.path.removesuffix(modules.SOURCE))

    @cached_property
    def _compact(self) -> str:
        return compact(self.text)

    @cached_property
    def imports(self) -> frozenset[str]:
        """What must have run before it; raises BundleError for a script that is not there."""
        found = {self._resolved(one[2]): one[0] for one in _IMPORT.finditer(self._compact)}
        for path, line in found.items():
            if path not in self.others:
                raise self._refused(line)
        return frozenset(found)

    @cached_property
    def later(self) -> frozenset[str]:
        """What it imports when it needs it."""
        found = frozenset(self._resolved(one) for one in _LATER.findall(self._compact))
        return found & self.others.keys()

    @cached_property
    def named(self) -> frozenset[str]:
        """What it names beside its imports: later, or as a worker."""
        return frozenset(modules.named(self.path, self._body)) & self.others.keys()

    @cached_property
    def exports(self) -> tuple[str, ...]:
        """The names that it gives."""
        return tuple(_EXPORT.findall(self._compact))

    @cached_property
    def _body(self) -> str:
        body = _EXPORT.sub("", _IMPORT.sub(self._taken, self._compact))
        if refused := _REFUSED.search(body):
            raise self._refused(refused[0])
        return body

    def function(self, folder: str) -> str:
        """Return the function that runs it at its first call, for a module in `folder`."""
        return self._function(modules.moved(self.path, self._body, folder))

    def whole(self) -> str:
        """Return that function for a script that has no file beside it: what comes later is in it too."""
        if alone := _OWN_ADDRESS.search(self._body):
            raise self._refused(alone[0])
        later = _LATER.sub(
            lambda found: f"Promise.resolve().then({self._named(found[1])})", self._body
        )
        return self._function(later)

    def _function(self, body: str) -> str:
        given = f"return {{ {', '.join(self.exports)} }};"
        return f"const {self.name} = $once(() => {{\n{body}{given}\n}});\n"

    def _taken(self, found: re.Match[str]) -> str:
        """Return what takes an import's names from the function of the script that gives them."""
        names = re.sub(r"\s+as\s+", ": ", (found[1] or "").strip())
        call = f"{self._named(found[2])}();\n"
        return f"const {{ {names} }} = {call}" if names else call

    def _named(self, name: str) -> str:
        path = self._resolved(name)
        return Source(path, "", {}).name

    def _resolved(self, name: str) -> str:
        return modules.resolve(self.path, name)

    def _refused(self, line: str) -> BundleError:
        first = line.partition("\n")[0].strip()
        lines = [number for number, one in enumerate(self.text.split("\n"), 1) if first in one]
        return BundleError(f"{self.path}:{lines[0] if lines else 1}: {first}")
