"""The words of a file beside those of the pages made from it: nothing lost, nothing added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from cadre.model.draft import Draft
from cadre.model.policy import Unit

#: A reference to a note is no word of the text.
_REFERENCE: Final = re.compile(r"\[\^[\w-]+\]")


def different(draft: Draft, units: Iterable[Unit]) -> tuple[str, ...]:
    """Return the words that only one side has, each after `-` (lost) or `+` (added)."""
    before = Counter(_words(draft.words()))
    after = Counter(_words(text for unit in units for text in (unit.cells or (_text(unit),))))
    lost, more = before - after, after - before
    return tuple(
        [f"-{word}" for word in lost.elements()] + [f"+{word}" for word in more.elements()]
    )


def _text(unit: Unit) -> str:
    return unit.text if unit.text.startswith(unit.marker) else f"{unit.marker} {unit.text}"


def _words(texts: Iterable[str]) -> list[str]:
    return _REFERENCE.sub("", " ".join(texts)).split()
