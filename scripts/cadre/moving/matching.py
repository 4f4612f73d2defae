"""Two states of an adopted text, passage by passage: what stays, changes, is added, is removed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from cadre.model.draft import Block, Draft, Item, Note, Table, Title
from cadre.model.policy import Unit

#: Two passages less alike than this are two passages, not one that changed.
_ALIKE: Final = 0.5
_REFERENCE: Final = re.compile(r"\[\^[\w-]+\]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the new text: a block, and the row of it that it is, for a table."""

    block: Block
    row: int = 0

    @property
    def text(self) -> str:
        """Its words as a unit has them: the marker first, cells between bars, references to notes left out."""
        block = self.block
        if isinstance(block, Table):
            return plain(" | ".join(block.rows[self.row]))
        before = (
            block.marker
            if isinstance(block, Item)
            else block.number
            if isinstance(block, Note)
            else ""
        )
        return plain(f"{before} {block.text}")


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one passage: `old` alone is removed, `new` alone is added, both stay or change."""

    old: Unit | None
    new: Passage | None

    @property
    def changed(self) -> bool:
        """Whether the words are others, or there is only one side."""
        return self.old is None or self.new is None or plain(self.old.text) != self.new.text


def plain(text: str) -> str:
    """Return words to compare: white space folded, references to notes left out."""
    return " ".join(_REFERENCE.sub("", text).split())


def passages(draft: Draft) -> Iterator[Passage]:
    """Yield the passages of a draft, each row of a table apart."""
    for block in draft.blocks:
        rows = len(block.rows) if isinstance(block, Table) else 1
        yield from (Passage(block, row) for row in range(rows))


def match(units: Sequence[Unit], found: Sequence[Passage]) -> tuple[Step, ...]:
    """Return what becomes of each unit, in the order of the new text."""
    old, new = [plain(unit.text) for unit in units], [one.text for one in found]
    steps: list[Step] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            steps.extend(Step(*pair) for pair in zip(units[i:j], found[k:m], strict=True))
        else:
            steps.extend(_paired(units[i:j], found[k:m]))
    return tuple(steps)


def _paired(units: Sequence[Unit], found: Sequence[Passage]) -> Iterator[Step]:
    """Yield the pairs that are most alike, all taken together and in order; the rest is removed or added."""
    pairs = _best(units, found)
    at = 0
    for rank, unit in enumerate(units):
        other = pairs.get(rank)
        if other is None:
            yield Step(unit, None)
            continue
        yield from (Step(None, one) for one in found[at:other])
        yield Step(unit, found[other])
        at = other + 1
    yield from (Step(None, one) for one in found[at:])


def _best(units: Sequence[Unit], found: Sequence[Passage]) -> dict[int, int]:
    """Return the ranks of the pairs whose likenesses have the greatest sum, none crossing another."""
    width = len(found) + 1
    sums = [[0.0] * width for _ in range(len(units) + 1)]
    alike = [[_alike(unit, one) for one in found] for unit in units]
    for i in range(len(units) - 1, -1, -1):
        for k in range(len(found) - 1, -1, -1):
            taken = alike[i][k] + sums[i + 1][k + 1] if alike[i][k] >= _ALIKE else 0.0
            sums[i][k] = max(taken, sums[i + 1][k], sums[i][k + 1])
    pairs, i, k = {}, 0, 0
    while i < len(units) and k < len(found):
        if sums[i][k] == sums[i + 1][k]:
            i += 1
        elif sums[i][k] == sums[i][k + 1]:
            k += 1
        else:
            pairs[i] = k
            i, k = i + 1, k + 1
    return pairs


def _alike(unit: Unit, passage: Passage) -> float:
    if bool(unit.level) != isinstance(passage.block, Title):
        return 0.0
    return SequenceMatcher(
        None, plain(unit.text).split(), passage.text.split(), autojunk=False
    ).ratio()
