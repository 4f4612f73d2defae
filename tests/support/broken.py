"""Projects with a mistake, as data: what changes in the tiny organisation, for each key of a case."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final


def apply(case: Mapping[str, Any], root: Path) -> None:
    """Make in the project at `root` the changes that a case asks for (tests/cases/broken/README.md)."""
    for key, change in _CHANGES.items():
        for path, value in _pairs(case.get(key, {})):
            change(root, path, value)


def _pairs(listed: Mapping[str, Any] | list[str]) -> Iterator[tuple[str, Any]]:
    yield from listed.items() if isinstance(listed, Mapping) else ((path, None) for path in listed)


def _replace(root: Path, path: str, pair: list[str]) -> None:
    before, after = pair
    source = (root / path).read_text(encoding="utf-8")
    assert before in source, f"{path} does not hold {before!r}"
    _write(root / path, source.replace(before, after).encode())


def _delete(root: Path, path: str, _: object) -> None:
    if (root / path).is_dir():
        shutil.rmtree(root / path)
    else:
        (root / path).unlink()


def _move(root: Path, before: str, after: str) -> None:
    _parent(root / after)
    (root / before).rename(root / after)


def _encode(root: Path, path: str, encoding: str) -> None:
    _write(root / path, (root / path).read_text(encoding="utf-8").encode(encoding))


def _link(root: Path, path: str, target: str) -> None:
    _parent(root / path)
    (root / path).symlink_to(target)


def _write(file: Path, data: bytes) -> None:
    _parent(file)
    file.write_bytes(data)


def _parent(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)


_CHANGES: Final[Mapping[str, Callable[[Path, str, Any], None]]] = {
    "replace": _replace,
    "delete": _delete,
    "move": _move,
    "folders": lambda root, path, _: (root / path).mkdir(parents=True),
    "write": lambda root, path, text: _write(root / path, text.encode()),
    "latin1": lambda root, path, text: _write(root / path, text.encode("latin-1")),
    "bytes": lambda root, path, digits: _write(root / path, bytes.fromhex(digits)),
    "encode": _encode,
    "link": _link,
}
