"""The house of ARCHITECTURE.md: a room imports only from below, and stands just above what it imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest

from .support import ROOT

SCRIPTS = ROOT / "scripts"
ALONE = {"__init__", "__main__"}
ROW = re.compile(r"\| (?P<floor>\d+) \| (?P<modules>`.*?`) \|")


def drawn(text: str) -> dict[str, int]:
    """Return the floor of each room, as the table of ARCHITECTURE.md gives it."""
    rows = (ROW.match(line) for line in text.splitlines())
    return {
        name: int(row["floor"])
        for row in rows
        if row
        for name in re.findall(r"`([\w.]+)`", row["modules"])
        if not name.endswith(".py")
    }


def room_of(name: str) -> str:
    """Return the room that a dotted name is in: `cadre.paper.engine` → `paper`, `dev.node` → `dev`."""
    package, *rest = name.split(".")
    return rest[0] if package == "cadre" else package


def imported(source: str, package: str = "cadre") -> Iterator[str]:
    """Yield the dotted names that a source imports, of modules or in them; `package` is where it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            above = package.rsplit(".", node.level - 1)[0] if node.level else ""
            name = ".".join(filter(None, (above, node.module)))
            yield from (f"{name}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def modules() -> dict[str, set[str]]:
    """Return what each module of ours imports of the others, by dotted names."""
    files = [file for name in ("cadre", "dev") for file in (SCRIPTS / name).rglob("*.py")]
    ways = {file: file.relative_to(SCRIPTS).with_suffix("").parts for file in files}
    ours = {".".join(way).removesuffix(".__init__") for way in ways.values()}
    found: dict[str, set[str]] = {}
    for file, way in ways.items():
        name = ".".join(way).removesuffix(".__init__")
        names = imported(file.read_text(encoding="utf-8"), ".".join(way[:-1]))
        nearest = {one if one in ours else one.rpartition(".")[0] for one in names}
        found[name] = (nearest & ours) - {name}
    return found


def rooms() -> dict[str, set[str]]:
    """Return, for each room, the other rooms that its modules import from."""
    found: dict[str, set[str]] = {}
    for module, others in modules().items():
        if module != "cadre" and (room := room_of(module)) not in ALONE:
            found.setdefault(room, set()).update({room_of(other) for other in others} - {room})
    return found


def floors(graph: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return the floor of each room or module: one above the highest that it imports; raises CycleError."""
    found: dict[str, int] = {}
    for module in TopologicalSorter(graph).static_order():
        found[module] = 1 + max((found[other] for other in graph.get(module, ())), default=0)
    return found


def test_the_picture_in_the_architecture_is_that_of_the_imports() -> None:
    assert drawn((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")) == floors(rooms())


def test_no_modules_import_each_other_in_a_ring() -> None:
    assert floors(modules())["cadre.cli.commands"] > 1


def test_mkdocs_is_imported_in_one_file_only() -> None:
    importing = {
        file.relative_to(SCRIPTS).as_posix()
        for file in SCRIPTS.rglob("*.py")
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
        ("from cadre.paper import engine", ["cadre.paper.engine"]),
        ("from . import engine", ["cadre.paper.engine"]),
        ("from .engine import x", ["cadre.paper.engine.x"]),
        ("from .. import texts", ["cadre.texts"]),
        ("from ..texts import load", ["cadre.texts.load"]),
        ("def f():\n    from cadre.cli import main", ["cadre.cli.main"]),
        ("if x:\n    import mkdocs.plugins as p", ["mkdocs.plugins"]),
    ],
)
def test_every_way_of_importing_is_seen(source: str, expected: list[str]) -> None:
    assert list(imported(source, "cadre.paper")) == expected


def test_the_table_is_read() -> None:
    table = "| Floor | Module |\n|---|---|\n| 1 | `a` | x |\n| 12 | `b`, `c` | `not` |\n| 3 | `d.py` | x |"
    assert drawn(table) == {"a": 1, "b": 12, "c": 12}
