"""How far a long task is, on the terminal's error stream: one line that is rewritten."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Final, TextIO, TypeVar

from cadre.texts import Texts

#: A shorter task is over before anybody wonders.
LONG: Final = 100
#: Between two lines where each one stays, as in a log.
_EVERY: Final = 250

T = TypeVar("T")


def follow(
    items: Iterable[T], total: int, say: Texts, key: str, stream: TextIO | None = None
) -> Iterator[T]:
    """Yield the items; tell how many are done, of `total`, when there are many.

    `key` names the text, with {done} and {total}.
    """
    out = stream or sys.stderr
    rewritten = out.isatty()
    every = max(1, total // 100) if rewritten else _EVERY
    for done, item in enumerate(items, 1):
        yield item
        if total >= LONG and (done % every == 0 or done == total):
            start, end = ("\r", "\n" if done == total else "") if rewritten else ("", "\n")
            out.write(f"{start}{say(key, done=done, total=total)}{end}")
            out.flush()
