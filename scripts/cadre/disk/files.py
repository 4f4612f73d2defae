"""Writing files so that nobody ever meets half of one, and finding those that are an author's."""

from __future__ import annotations

import csv
import errno
import io
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_IMODE
from typing import Final
from uuid import uuid4

#: What a spreadsheet takes for a formula, and would compute when it opens a CSV file.
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")
#: What editors, systems and archives leave beside an author's files, whatever its case: hidden files
#: (`.#x`, `._x`, `.x.swp`, `.DS_Store`), Emacs' and vi's copies, Office's owner files, Windows' own.
_LITTER: Final = re.compile(
    r"\..*|#.*#|.*~|~\$.*|.*\.(?:orig|rej|bak|swp|swo|tmp)"
    r"|(?:eh)?thumbs\.db|desktop\.ini|icon\r|__macosx|__pycache__",
    re.IGNORECASE | re.DOTALL,
)


class ForeignFileError(Exception):
    """A folder to replace holds a file that is not of ours; `name` is its name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def is_litter(path: str) -> bool:
    """Say whether a name, or one on the way to it (with slashes), is that of an editor or a system."""
    return any(_LITTER.fullmatch(name) for name in path.split("/"))


def below(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield what matches `pattern` in `folder` and its folders, in the order of the names.

    What editors and systems leave is not yielded, nor is a folder, whatever its name.
    """
    for path in sorted(folder.rglob(pattern)):
        if not path.is_dir() and not is_litter(path.relative_to(folder).as_posix()):
            yield path


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`, making its folders: a reader finds the old file or the new one.

    A symbolic link stays, and what it leads to is written; a file keeps its mode. Raises OSError when
    the disk refuses, with the name of `path`; the file that was there is then untouched.
    """
    target = _followed(path)
    if target.exists() and not target.is_file() and not target.is_dir():
        target.write_bytes(data)  # a terminal or a pipe, which no file may replace
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(target)
    try:
        with draft.open("xb") as stream:
            stream.write(data)
        _keep_mode(target, draft)
        draft.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        draft.unlink(missing_ok=True)


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], ours: re.Pattern[str]) -> None:
    """Write `files` (name, bytes) into `folder`: it holds all of them or is as it was.

    A folder that is there is replaced and keeps its mode, if each of its files has a name that matches
    `ours`. Raises ForeignFileError when one has not, OSError when the disk refuses; whatever `files`
    raises while it is read, Ctrl-C included, leaves the folder as it was too.
    """
    target = _followed(folder)
    for path in target.iterdir() if target.exists() else ():
        if not ours.fullmatch(path.name) or not path.is_file():
            raise ForeignFileError(path.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft, old = _draft(target), _draft(target)
    draft.mkdir()
    try:
        for name, data in files:
            (draft / name).write_bytes(data)
        _keep_mode(target, draft)
        if target.exists():
            target.rename(old)
        draft.rename(target)
    finally:
        if old.exists() and not target.exists():
            old.rename(target)
        for leftover in (draft, old):
            shutil.rmtree(leftover, ignore_errors=True)


def csv_cell(text: str) -> str:
    """Return a cell for a CSV file that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def csv_file(rows: Iterable[Iterable[str]]) -> bytes:
    """Return a table as Excel in Quebec opens it: a BOM, semicolons, no cell that it would compute."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([csv_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _followed(path: Path) -> Path:
    """Return what a symbolic link leads to, whether it exists or not; any other path as it is."""
    if not path.is_symlink():
        return path
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return target


def _keep_mode(old: Path, new: Path) -> None:
    """Give `new` the permissions of what it replaces, if there is something."""
    if old.exists():
        new.chmod(S_IMODE(old.stat().st_mode))


def _draft(path: Path) -> Path:
    # In the same folder, because a rename is atomic only within one file system; a name of our own
    # rather than `tempfile`'s, whose files nobody but their owner may read; a short one, because a
    # name as long as a disk allows has no room for more.
    return path.with_name(f".{uuid4().hex}.tmp")
