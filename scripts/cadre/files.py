"""Writing files so that nobody ever meets half of one."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`, making its folders: a reader finds the old file or the new one.

    Raises OSError when the disk refuses; the file that was there is then untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # In the same folder, because a rename is atomic only within one file system; a name of our own
    # rather than `tempfile`'s, whose files nobody but their owner may read.
    draft = path.with_name(f".{path.name}.{uuid4().hex}.tmp")
    try:
        with draft.open("xb") as stream:
            stream.write(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
