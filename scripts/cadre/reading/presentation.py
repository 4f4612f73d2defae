"""Presentation that has no words: `**bold**`, `*italic*`, `1^er^`, `[a law](https://…)`, and references to notes.

Python-Markdown reads it, with its own patterns and none other: the rest of a text stays letter for letter.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from re import Match
from typing import Final

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTree
from markdown.util import Registry

from cadre.model.runs import Run, Runs, Style

#: Python-Markdown's own patterns that are kept: a backslash, asterisks, links.
_KEPT: Final = ("escape", "link", "em_strong")
_STEPS: Final = ("inline", "unescape")
_SUPERSCRIPT: Final = r"()\^([^\s^]+)\^"
_ESCAPED: Final = ["\\", "*", "^", "[", "]"]
_STYLES: Final = frozenset(Style)


def read(text: str, notes: Mapping[str, str], *, styled: bool) -> Runs:
    """Return the runs of a text; `notes` are the ids of the notes of its page by what they begin with.

    References to them are always read, the rest only where the page asks for it.
    """
    if not styled and not any(f"[^{label}]" in text for label in notes):
        return (Run(text),)
    root = etree.Element("div")
    etree.SubElement(root, "p").text = text
    converter = _converter(notes, styled=styled)
    for step in _STEPS:
        converter.treeprocessors[step].run(root)
    return tuple(run for run in _runs(root[0], (), "") if run.text or Style.REFERENCE in run.styles)


def _converter(notes: Mapping[str, str], *, styled: bool) -> Markdown:
    converter = Markdown()
    converter.ESCAPED_CHARS = _ESCAPED
    patterns, converter.inlinePatterns = converter.inlinePatterns, Registry()
    if styled:
        for rank, name in enumerate(_KEPT):
            converter.inlinePatterns.register(patterns[name], name, 180 - 10 * rank)
        superscript = SimpleTagInlineProcessor(_SUPERSCRIPT, Style.SUPERSCRIPT.value)
        converter.inlinePatterns.register(superscript, "superscript", 100)
    if notes:
        converter.inlinePatterns.register(_References(notes), "references", 175)
    # Made anew: it keeps the patterns that it was made with.
    converter.treeprocessors.register(InlineTree(converter), "inline", 20)
    return converter


class _References(InlineProcessor):
    """`[^1]`, where the page has such a note."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        super().__init__(rf"\[\^({'|'.join(map(re.escape, notes))})\]")
        self.notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the parser's own name
        self,
        match: Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[etree.Element, int, int]:
        element = etree.Element(Style.REFERENCE.value, {"href": self.notes[match[1]]})
        return element, match.start(0), match.end(0)


def _runs(element: etree.Element, styles: tuple[Style, ...], target: str) -> Iterator[Run]:
    if element.tag in _STYLES:
        styles = (*styles, Style(element.tag))
        target = element.get("href", target)
    if element.tag == Style.REFERENCE:
        yield Run("", styles, target)
        return
    yield Run(element.text or "", styles, target)
    for child in element:
        yield from _runs(child, styles, target)
        yield Run(child.tail or "", styles, target)
