"""Writing files so that nobody ever meets half of one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from uuid import uuid4

#: What a spreadsheet takes for a formula, and would compute when it opens a CSV file.
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")


class ForeignFileError(Exception):
    """A folder to replace holds a file that is not of ours; `name` is its name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`, making its folders: a reader finds the old file or the new one.

    Raises OSError when the disk refuses; the file that was there is then untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path)
    try:
        with draft.open("xb") as stream:
            stream.write(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], ours: re.Pattern[str]) -> None:
    """Write `files` (name, bytes) into `folder`: it holds all of them or is as it was.

    A folder that is there is replaced, if each of its files has a name that matches `ours`. Raises
    ForeignFileError when one has not, OSError when the disk refuses; whatever `files` raises while it
    is read, Ctrl-C included, leaves the folder as it was too.
    """
    for path in folder.iterdir() if folder.exists() else ():
        if not ours.fullmatch(path.name) or not path.is_file():
            raise ForeignFileError(path.name)
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft, old = _draft(folder), _draft(folder)
    draft.mkdir()
    try:
        for name, data in files:
            (draft / name).write_bytes(data)
        if folder.exists():
            folder.rename(old)
        draft.rename(folder)
    finally:
        if old.exists() and not folder.exists():
            old.rename(folder)
        for leftover in (draft, old):
            shutil.rmtree(leftover, ignore_errors=True)


def csv_cell(text: str) -> str:
    """Return a cell for a CSV file that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _draft(path: Path) -> Path:
    # In the same folder, because a rename is atomic only within one file system; a name of our own
    # rather than `tempfile`'s, whose files nobody but their owner may read.
    return path.with_name(f".{path.name}.{uuid4().hex}.tmp")
