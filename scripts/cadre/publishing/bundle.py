"""Puts scripts together: what a page needs before it starts comes in one file.

Each script becomes a function that runs once and returns what it exports (a scope of its own, so no name
clashes with another's); a bundle holds those of an *entry* and of all that it imports, and starts the entry.

A script is in one bundle only, so that what it holds exists once in a page. What is loaded later (by
`import("./x.mjs")` or as a worker) is an entry too: it takes from the bundle that loads it what is already
there. What two bundles share, when neither always comes first, has a bundle of its own.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final, TypeAlias

from cadre.publishing import modules
from cadre.publishing.sources import BundleError, Source

__all__ = ["BundleError", "bundles", "classic"]

_Sources: TypeAlias = Mapping[str, Source]
_ONCE: Final = "const $once = (make, made) => () => (made ??= make());\n"


def bundles(scripts: Mapping[str, str], entries: Iterable[str]) -> dict[str, str]:
    """Return the modules to publish, path → text: the `entries`, what is loaded later, what is shared.

    `scripts` are the sources, path → text. A bundle stands at its entry's path, by which the others name
    it; a script that nothing leads to is left out. Raises BundleError.
    """
    sources = _sources(scripts)
    owners = _owners(sources, frozenset(entries))
    return {root: "".join(_parts(root, sources, owners)) for root in sorted({*owners.values()})}


def classic(entry: str, scripts: Mapping[str, str]) -> str:
    """Return one script that is no module, `(() => {…})();`, with all that the one at `entry` leads to.

    For pages where modules do not load: opened from a folder, inside a learning platform. What is imported
    later is in it, and still runs later. `scripts` are the sources, path → text. Raises BundleError, also for
    a script that asks for its own address, as one with a worker does: here it has no file of its own.
    """
    sources = _sources(scripts)
    reached = modules.reach([entry], lambda one: sources[one].imports | sources[one].later)
    functions = "".join(sources[one].whole() for one in _ordered(sources, reached))
    return f'(() => {{\n"use strict";\n{_ONCE}{functions}{sources[entry].name}();\n}})();\n'


def _sources(scripts: Mapping[str, str]) -> _Sources:
    return {path: Source(path, text, scripts) for path, text in scripts.items()}


def _ordered(sources: _Sources, paths: Iterable[str]) -> list[str]:
    """Return the paths, each after those that it imports; raises BundleError for a circle."""
    graph = {path: sorted(sources[path].imports) for path in sorted(paths)}
    try:
        return [path for path in TopologicalSorter(graph).static_order() if path in graph]
    except CycleError as error:
        raise BundleError(" → ".join(error.args[1])) from None


def _parts(root: str, sources: _Sources, owners: Mapping[str, str]) -> Iterator[str]:
    """Yield the parts of a bundle: what it takes from others, its functions, its start, what it gives."""
    own = _ordered(sources, (one for one, owner in owners.items() if owner == root))
    folder = posixpath.dirname(root)
    taken = {one for path in own for one in sources[path].imports if owners[one] != root}
    for other in sorted({owners[one] for one in taken}):
        names = ", ".join(sources[one].name for one in sorted(taken) if owners[one] == other)
        yield f'import {{ {names} }} from "{modules.relative(other, folder)}";\n'
    yield _ONCE
    yield from (sources[one].function(folder) for one in own)
    start = f"{sources[root].name}();\n"
    exports = ", ".join(sources[root].exports)
    yield f"export const {{ {exports} }} = {start}" if exports else start
    asked = {
        one for path, owner in owners.items() if owner != root for one in sources[path].imports
    }
    if given := ", ".join(sources[one].name for one in own if one in asked):
        yield f"export {{ {given} }};\n"


def _owners(sources: _Sources, entries: frozenset[str]) -> dict[str, str]:
    """Return, for each script that the entries lead to, the entry of the bundle that holds it."""
    reached = modules.reach(entries, lambda one: sources[one].imports | sources[one].named)
    roots = set(entries).union(*(sources[one].named for one in reached))
    while True:
        users = _users(sources, roots)
        before = _before(sources, entries, users)
        owners = {one: _owner(users[one], before) for one in users}
        shared = {one for one, owner in owners.items() if not owner}
        if not shared:
            return owners
        # Only those that no other shared one imports: the rest goes with them.
        under = {one for path in shared for one in _imported(sources, path) - {path}}
        roots |= shared - under or shared


def _imported(sources: _Sources, path: str) -> frozenset[str]:
    return modules.reach([path], lambda one: sources[one].imports)


def _users(sources: _Sources, roots: Iterable[str]) -> dict[str, set[str]]:
    """Return, for each script, the entries that import it, at once or through others."""
    users: dict[str, set[str]] = {}
    for root in roots:
        ways = {one: sources[one].imports.difference(roots) for one in sources}
        for one in modules.reach([root], ways.__getitem__):
            users.setdefault(one, set()).add(root)
    return users


def _before(
    sources: _Sources, entries: frozenset[str], users: Mapping[str, set[str]]
) -> dict[str, set[str]]:
    """Return, for each entry, those that are always there when it starts, itself included.

    They are its dominators in the graph of who loads whom. A worker finds nobody; nor does what a page asks
    for, or what a script imports at once.
    """
    roots = {one for some in users.values() for one in some}
    loading: dict[str, set[str]] = {}
    for root in roots:
        naming = [one for one in users if root in sources[one].named | sources[one].imports]
        if root not in entries and all(_only_later(sources[one], root) for one in naming):
            loading[root] = set().union(*(users[one] for one in naming))
    found = {root: set(roots) if root in loading else {root} for root in roots}
    changed = True
    while changed:
        new = {
            root: {root, *set(roots).intersection(*(found[one] for one in some))}
            for root, some in loading.items()
        }
        changed = any(found[root] != some for root, some in new.items())
        found |= new
    return found


def _only_later(source: Source, path: str) -> bool:
    return path in source.later and path not in source.imports


def _owner(users: set[str], before: Mapping[str, set[str]]) -> str:
    """Return the one of the `users` that is there whenever another is; nothing when there is none."""
    found = (one for one in sorted(users) if all(one in before[other] for other in users))
    return next(found, "")
