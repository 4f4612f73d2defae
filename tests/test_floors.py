"""The house of ARCHITECTURE.md: a module imports only from the floors below its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts" / "cadre"
FLOORS = {
    "diagnostics": 1,
    "files": 1,
    "schema": 1,
    "locks": 1,
    "texts": 1,
    "policy": 2,
    "lexicon": 2,
    "bank": 2,
    "blocks": 2,
    "search": 2,
    "output": 2,
    "colours": 2,
    "drawing": 2,
    "figures": 2,
    "readability": 2,
    "messages": 2,
    "people": 2,
    "yaml_files": 2,
    "renewal": 3,
    "settings": 3,
    "frame": 4,
    "reading": 4,
    "checks": 5,
    "markdown": 5,
    "paper": 5,
    "publication": 5,
    "identity": 5,
    "documents": 6,
    "fidelity": 6,
    "site": 7,
    "cli": 9,
}
ALONE = {"__init__", "__main__"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def floor_module(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "cadre":
                yield from (f"cadre.{alias.name}" for alias in node.names)
            else:
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_every_module_has_a_floor() -> None:
    assert {floor_module(file) for file in modules()} == FLOORS.keys() | ALONE


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_module_imports_only_from_below(file: Path) -> None:
    module = floor_module(file)
    if module in ALONE:
        return
    for name in imported(file):
        if name.startswith("cadre."):
            other = name.split(".")[1]
            assert other == module or FLOORS[other] < FLOORS[module], f"{module} imports {other}"


def test_mkdocs_is_imported_in_one_file_only() -> None:
    scripts = ROOT / "scripts"
    importing = {
        file.relative_to(scripts).as_posix()
        for file in scripts.rglob("*.py")
        if any(name.split(".")[0] in ("mkdocs", "material") for name in imported(file))
    }
    assert importing == {"mkdocs_hooks.py"}


def test_the_picture_in_the_architecture_is_this_one() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for module, floor in FLOORS.items():
        assert any(
            line.startswith(f"| {floor} | ") and f"`{module}`" in line for line in text.splitlines()
        ), f"ARCHITECTURE.md does not put {module} on floor {floor}"
