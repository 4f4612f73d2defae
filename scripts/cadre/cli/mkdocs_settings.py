"""What MkDocs itself refuses in `mkdocs.yml`, so that `check` says it before `build` does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Final

from cadre.model.diagnostics import Problem
from cadre.reading.settings import FILE, Settings

#: The one file that imports MkDocs. It stands beside the package and is no part of it.
_ADAPTER: Final = Path(__file__).parents[2] / "mkdocs_hooks.py"


def refused_by_mkdocs(settings: Settings) -> Iterator[Problem]:
    """Yield what MkDocs refuses, each at the key that it names; nothing while the file has other mistakes.

    Nothing either where MkDocs is not installed: nobody builds with it there.
    """
    if settings.problems or find_spec("mkdocs") is None:
        return
    for key, reason in _refusals()(settings.root / FILE):
        yield Problem.at(settings.place(key), "settings-mkdocs", key=key, reason=reason)


def added(problems: Iterable[Problem], refused: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what is refused and not told yet: a Markdown extension has a message of our own."""
    known = any(problem.code == "settings-extension" for problem in problems)
    for problem in refused:
        if not (known and ("key", "markdown_extensions") in problem.details):
            yield problem


@cache
def _refusals() -> Callable[[Path], Iterable[tuple[str, str]]]:
    specification = spec_from_file_location(_ADAPTER.stem, _ADAPTER)
    assert specification is not None  # noqa: S101 - the file is ours
    assert specification.loader is not None  # noqa: S101
    adapter = module_from_spec(specification)
    specification.loader.exec_module(adapter)
    refusals: Callable[[Path], Iterable[tuple[str, str]]] = adapter.refusals
    return refusals
