"""Whose folder it is that a build would empty: one that holds a file of somebody else is left alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cadre.disk import locks
from cadre.disk.files import write_atomically

#: In the built site: the names of all its files, or of none while it is being built.
MANIFEST: Final = ".cadre-site"
_LOCK: Final = ".cadre-lock"
#: What the project is made of, at its root.
_SOURCES: Final = ("docs", "quiz", "overrides", "versions", "scripts", "tests")
#: `build --compress` leaves these beside the site's files.
COMPRESSED: Final = (".br", ".gz")
#: Systems put these into a folder that somebody looks at.
_SYSTEMS: Final = frozenset({".ds_store", "desktop.ini", "thumbs.db"})
#: What a site is made of besides the files of docs/: for a build cut short, or older than the manifest.
_SITE: Final = frozenset(
    {"", ".br", ".config", ".css", ".gz", ".html", ".ico", ".js", ".json", ".map", ".mjs", ".pdf"}
    | {".png", ".svg", ".txt", ".woff2", ".xml"}
)
_UNPUBLISHED: Final = frozenset({".md", ".yml"})
#: A site older than the manifest has all of these.
_EARLIER: Final = ("_headers", "search/search_index.json", "assets/stylesheets/cadre.*.css")


class NotOursError(Exception):
    """A build may not write here: `key` names the text that says why, in the set `commands`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True)
class Claim:
    """A folder that this build alone writes into; `theirs` are the hidden names that it leaves alone."""

    folder: Path
    theirs: frozenset[str]
    lock: locks.Lock

    def seal(self) -> None:
        """Write down what the folder holds, so that the next build knows its files from others."""
        names = sorted(
            name
            for name, _ in _files(self.folder)
            if name.partition("/")[0] not in {*self.theirs, MANIFEST, _LOCK}
        )
        _write(self.folder, names)
        self.lock.release()


def claim(folder: Path, root: Path) -> Claim:
    """Take a folder for a build of the project at `root`; what MkDocs then empties is ours.

    Raises NotOursError as `require_ours` does, or when another build is at work there, and OSError when
    the disk refuses.
    """
    require_ours(folder, root)
    folder.mkdir(parents=True, exist_ok=True)
    lock = locks.take(folder / _LOCK)
    if lock is None:
        raise NotOursError("build.busy", path=folder)
    for name in _listed(folder) or ():
        if name.startswith("."):  # MkDocs leaves them, and so an old one would stay
            (folder / name).unlink(missing_ok=True)
    theirs = frozenset(path.name for path in folder.iterdir() if path.name.startswith("."))
    _write(folder, None)
    return Claim(folder, theirs - {MANIFEST, _LOCK}, lock)


def require_ours(folder: Path, root: Path) -> None:
    """Raise NotOursError unless a build of the project at `root` made `folder`, or it is new or empty.

    Hidden names at its top do not count: MkDocs leaves them alone.
    """
    if folder.exists() and not folder.is_dir():
        raise NotOursError("build.not-folder", path=folder)
    sources = [root / name for name in _SOURCES]
    if _among(folder, (root, *root.parents)) or any(
        _among(place, sources) for place in (folder, *folder.parents)
    ):
        raise NotOursError("build.project", path=folder)
    if foreign := next(_foreign(folder, root), None):
        raise NotOursError("build.foreign", path=folder, name=foreign)


def _foreign(folder: Path, root: Path) -> Iterator[str]:
    """Yield each file that a build did not put into `folder`."""
    listed = _listed(folder)
    begun = (folder / MANIFEST).is_file() or all(any(folder.glob(name)) for name in _EARLIER)
    kinds = _SITE | {file.suffix.lower() for file in (root / "docs").rglob("*")} - _UNPUBLISHED
    for name, path in _files(folder):
        if name.startswith(".") or path.name.lower() in _SYSTEMS:
            continue
        if listed is not None:
            whole = name.removesuffix(path.suffix) if path.suffix in COMPRESSED else name
            ours = name in listed or whole in listed
        else:
            ours = begun and path.suffix.lower() in kinds
        if path.is_symlink() or not ours:
            yield name


def _listed(folder: Path) -> frozenset[str] | None:
    """Return the names that the last build wrote down; None when it did not end."""
    try:
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        return None
    return frozenset(map(str, names)) if isinstance(names, list) else None


def _write(folder: Path, names: list[str] | None) -> None:
    data = json.dumps(names, ensure_ascii=False, indent=0)
    write_atomically(folder / MANIFEST, data.encode())


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield all that is not a folder, links included, with its name from `folder`."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder).as_posix(), path


def _among(place: Path, others: Iterable[Path]) -> bool:
    """Say whether a place is one of the others, by whatever name."""
    return place.exists() and any(other.exists() and place.samefile(other) for other in others)
