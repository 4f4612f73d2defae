"""The house of ARCHITECTURE.md: a module imports only from below, and stands just above what it imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest

from .support import ROOT

PACKAGE = ROOT / "scripts" / "cadre"
ALONE = {"__init__", "__main__"}
ROW = re.compile(r"\| (?P<floor>\d+) \| (?P<modules>`.*?`) \|")


def drawn(text: str) -> dict[str, int]:
    """Return the floor of each module, as the table of ARCHITECTURE.md gives it."""
    rows = (ROW.match(line) for line in text.splitlines())
    return {
        name: int(row["floor"])
        for row in rows
        if row
        for name in re.findall(r"`([\w.]+)`", row["modules"])
        if not name.endswith(".py")
    }


def module_of(name: str) -> str:
    """Return the module of the package that a dotted name is in: `cadre.paper.engine` → `paper`."""
    return name.split(".")[1]


def imported(source: str, package: str = "cadre") -> Iterator[str]:
    """Yield the dotted names that a source imports; `package` is where it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            above = package.rsplit(".", node.level - 1)[0] if node.level else ""
            name = ".".join(filter(None, (above, node.module)))
            whole = name == "cadre" or not node.module
            yield from (f"{name}.{alias.name}" for alias in node.names) if whole else (name,)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def imports() -> dict[str, set[str]]:
    """Return, for each module, the other modules of the package that it imports."""
    found: dict[str, set[str]] = {}
    for file in PACKAGE.rglob("*.py"):
        way = file.relative_to(PACKAGE.parent).with_suffix("").parts
        if (module := module_of(".".join(way))) not in ALONE:
            package = ".".join(way[:-1])
            names = imported(file.read_text(encoding="utf-8"), package)
            others = {module_of(name) for name in names if name.startswith("cadre.")}
            found.setdefault(module, set()).update(others - {module})
    return found


def floors(graph: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return the floor of each module: one above the highest that it imports; raises CycleError."""
    found: dict[str, int] = {}
    for module in TopologicalSorter(graph).static_order():
        found[module] = 1 + max((found[other] for other in graph.get(module, ())), default=0)
    return found


def test_the_picture_in_the_architecture_is_that_of_the_imports() -> None:
    assert drawn((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")) == floors(imports())


def test_mkdocs_is_imported_in_one_file_only() -> None:
    scripts = ROOT / "scripts"
    importing = {
        file.relative_to(scripts).as_posix()
        for file in scripts.rglob("*.py")
        for name in imported(file.read_text(encoding="utf-8"))
        if name.split(".")[0] in ("mkdocs", "material")
    }
    assert importing == {"mkdocs_hooks.py"}


def test_a_floor_is_one_above_the_highest_import() -> None:
    graph = {
        "roof": {"wall", "ground"},
        "wall": {"ground"},
        "ground": set[str](),
        "shed": {"ground"},
    }
    assert floors(graph) == {"ground": 1, "wall": 2, "shed": 2, "roof": 3}


def test_two_modules_that_import_each_other_have_no_floor() -> None:
    with pytest.raises(CycleError):
        floors({"wall": {"roof"}, "roof": {"wall"}})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import cadre.paper.engine", ["cadre.paper.engine"]),
        ("from cadre import texts, paper", ["cadre.texts", "cadre.paper"]),
        ("from cadre.paper import engine", ["cadre.paper"]),
        ("from . import engine", ["cadre.paper.engine"]),
        ("from .engine import x", ["cadre.paper.engine"]),
        ("from .. import texts", ["cadre.texts"]),
        ("from ..texts import load", ["cadre.texts"]),
        ("def f():\n    from cadre.cli import main", ["cadre.cli"]),
        ("if x:\n    import mkdocs.plugins as p", ["mkdocs.plugins"]),
    ],
)
def test_every_way_of_importing_is_seen(source: str, expected: list[str]) -> None:
    assert list(imported(source, "cadre.paper")) == expected


def test_the_table_is_read() -> None:
    table = "| Floor | Module |\n|---|---|\n| 1 | `a` | x |\n| 12 | `b`, `c` | `not` |\n| 3 | `d.py` | x |"
    assert drawn(table) == {"a": 1, "b": 12, "c": 12}
