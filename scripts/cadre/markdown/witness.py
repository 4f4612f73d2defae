"""What Python-Markdown makes of a page's source, seen before the policy's own words take its place.

`UnitTreeprocessor` puts in each unit the words that were read from the file. Whoever compares the finished
page with those words compares them with themselves; what the source alone would give stands here.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markdown import Extension, Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.treeprocessors import Treeprocessor

from cadre.blocks import BLOCKS
from cadre.policy import normalise

#: An attribute list stands at the end of the line of these, under the others (Python-Markdown, Attribute Lists).
_INLINE_ATTRIBUTES: Final = re.compile(r"h[1-6]|dt|td|th")
#: What says by its label that it is not the policy.
_ASIDE: Final = "aside"
#: Just before `UnitTreeprocessor` (25).
_PRIORITY: Final = 26


@dataclass(frozen=True, slots=True)
class Made:
    """One text that Python-Markdown makes: what it is (`h2`, `p`, `li`, `pre code`), its id, its words.

    The words of an item are those after its hyphen or number.
    """

    kind: str
    id: str
    words: str


class Witness(Extension):
    """Notes, page after page, the texts that stand outside our blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.made: tuple[Made, ...] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the parser's own name
        """Register the one processor."""
        md.treeprocessors.register(_Notes(self), "cadre-witness", _PRIORITY)


class _Notes(Treeprocessor):
    def __init__(self, witness: Witness) -> None:
        super().__init__()
        self.witness = witness

    def run(self, root: etree.Element) -> None:
        """Read the tree, and change nothing."""
        self.witness.made = tuple(_below(root, ()))


def is_block(classes: str) -> bool:
    """Say whether an element with these classes is one of our blocks, which are not the policy."""
    return any(name == _ASIDE or name in BLOCKS for name in classes.split())


def _below(parent: etree.Element, way: tuple[str, ...]) -> Iterator[Made]:
    """Yield the texts below an element, in order."""
    for rank, child in enumerate(parent):
        if not is_block(child.get("class", "")):
            first = parent.tag == "li" and rank == 0 and not (parent.text or "").strip()
            # The first paragraph of an item with empty lines around it is the item.
            here = way if first and child.tag == "p" else (*way, child.tag)
            yield from _text(child.text, here)
            yield from _below(child, here)
        yield from _text(child.tail, (*way, "text"))


def _text(text: str | None, way: tuple[str, ...]) -> Iterator[Made]:
    if not text or not text.strip():
        return
    line = _INLINE_ATTRIBUTES.fullmatch(way[-1])
    pattern = AttrListTreeprocessor.HEADER_RE if line else AttrListTreeprocessor.BLOCK_RE
    found = pattern.search(text)
    attributes = dict(get_attrs_and_remainder(found[1])[0]) if found else {}
    words = text[: found.start()] if found else text
    yield Made(_kind(way), attributes.get("id") or "", normalise(words))


def _kind(way: tuple[str, ...]) -> str:
    names = [name for name in way if name != "div"]
    return "li" if names in (["ul", "li"], ["ol", "li"]) else " ".join(names)
