"""Leaves a `.gz` and a `.br` beside every text file, for hosts that serve what is ready-made.

The work is done in parallel and kept by content: a page that did not change costs nothing the next time.
"""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import brotli

from cadre.disk.files import write_atomically

TEXTS: Final = frozenset({".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml"})
#: The release path: as small as each format goes. Both libraries free Python's lock while they work.
ENCODERS: Final[dict[str, Callable[[bytes], bytes]]] = {
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
    ".br": lambda data: brotli.compress(data, quality=11, mode=brotli.MODE_TEXT),
}
#: A smaller file gains less than what its own headers cost.
SMALLEST: Final = 200


@dataclass(frozen=True, slots=True)
class Compressed:
    """What was done: how many files, how many bytes before and after in brotli, how many from the cache."""

    files: int
    before: int
    after: int
    cached: int


def compress(folder: Path, cache: Path) -> Compressed:
    """Write the compressed files; raises OSError when the disk refuses."""
    files = sorted(_texts(folder))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            done = list(pool.map(lambda file: _one(file, cache), files))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return Compressed(
        len(files),
        sum(one[0] for one in done),
        sum(one[1] for one in done),
        sum(one[2] for one in done),
    )


def _texts(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        if file.suffix in TEXTS and file.is_file() and file.stat().st_size >= SMALLEST:
            yield file


def _one(file: Path, cache: Path) -> tuple[int, int, bool]:
    data = file.read_bytes()
    name = hashlib.sha256(data).hexdigest()
    size, known = len(data), True
    for suffix, encode in ENCODERS.items():
        kept = cache / f"{name}{suffix}"
        if kept.is_file():
            smaller = kept.read_bytes()
        else:
            smaller, known = encode(data), False
            with suppress(OSError):  # no cache where none can be made: the next time takes as long
                write_atomically(kept, smaller)
        write_atomically(file.with_name(file.name + suffix), smaller)
        size = len(smaller)
    return len(data), size, known
