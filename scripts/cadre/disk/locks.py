"""One at a time: a lock that ends with the process that holds it; standard library only.

`bootstrap.py` uses it too, before any package is installed.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import BinaryIO, Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
#: Some network disks have no locks: nothing better can be done there than to go on.
_NONE_HERE: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL})


class Lock:
    """The lock that a file stands for, once it is held."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path = path
        self._stream = stream

    def release(self) -> None:
        """Let another process have it, and take the file away."""
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        self._stream.close()
        if sys.platform == "win32":  # where a file in use stays; the next to hold it may keep it
            try:
                self._path.unlink(missing_ok=True)
            except PermissionError:
                return


def take(path: Path) -> Lock | None:
    """Return the lock that the file `path` stands for, None while another process holds it.

    Raises OSError when the file cannot be made.
    """
    stream = path.open("ab")
    try:
        _lock(stream.fileno())
        taken = path.exists() and os.path.samestat(path.stat(), os.fstat(stream.fileno()))
    except OSError as error:
        if error.errno not in _TAKEN | _NONE_HERE:
            stream.close()
            raise
        taken = error.errno in _NONE_HERE
    if not taken:
        stream.close()
        return None
    return Lock(path, stream)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
