"""Words → elements: ruled spaces to fill in, names that stay French, no-break spaces."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Final

from markdown.util import AtomicString

from cadre.markdown.context import Context

_RULE: Final = re.compile(r"(_{3,})")
_NO_BREAK: Final = "\u00a0"
#: French typography (OQLF): no-break space inside guillemets, before a colon that has a space, and between a
#: number and its unit.
_SPACED: Final = (
    (re.compile("« "), f"«{_NO_BREAK}"),
    (re.compile(" ([»:;!?])"), f"{_NO_BREAK}\\1"),
    (re.compile(r"(?<=\d) (?=min\b|%)"), _NO_BREAK),
)
_RAW: Final = ("code", "pre", "script", "style")


def put(parent: etree.Element, text: str, context: Context, language: str = "") -> etree.Element:
    """Put words of the policy in `parent`, letter for letter; Markdown in them does nothing.

    A run of `_` becomes a ruled space named for screen readers (WCAG 2.2, SC 1.1.1), and a name that
    stays French is marked as such in another language (SC 3.1.2).
    """
    language = language or context.language
    if language != context.language:
        parent.set("lang", language)
    for rank, part in enumerate(_RULE.split(text)):
        if rank % 2:
            rule = etree.SubElement(parent, "span", {"class": "rule", "role": "img"})
            rule.set("aria-label", context.words("policy.rule"))
            rule.text = AtomicString(part)
        else:
            _put_names(parent, part, context, language)
    return parent


def _put_names(parent: etree.Element, text: str, context: Context, language: str) -> None:
    for name, words in named(text, context, language):
        if name:
            span = etree.SubElement(parent, "span", {"lang": context.policy.official})
            span.text = AtomicString(words)
        else:
            _put_lines(parent, words)


def _put_lines(parent: etree.Element, text: str) -> None:
    first, *others = text.split("\n")
    append(parent, first)
    for line in others:
        etree.SubElement(parent, "br")
        append(parent, line)


def named(text: str, context: Context, language: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of `text`, each with whether it is a name to be marked as French."""
    pattern = name_pattern(context)
    if language == context.policy.official or not pattern:
        yield False, text
        return
    for rank, part in enumerate(re.split(f"({pattern})", text)):
        if part:
            yield bool(rank % 2), part


def name_pattern(context: Context) -> str:
    """Return the pattern of the names to mark on this page; empty in the official language."""
    if context.language == context.policy.official:
        return ""
    names = sorted(context.identity.french_names, key=len, reverse=True)
    return "|".join(map(re.escape, names))


def append(parent: etree.Element, text: str) -> None:
    """Add plain words at the end of an element."""
    if len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + text)
    else:
        parent.text = AtomicString((parent.text or "") + text)


def spaced(text: str) -> str:
    """Return `text` with the no-break spaces that French typography asks for."""
    for pattern, replacement in _SPACED:
        text = pattern.sub(replacement, text)
    return text


def space(root: etree.Element) -> None:
    """Put no-break spaces in every text below `root`, code aside."""
    for element in root.iter():
        if element.tag not in _RAW and element.text:
            element.text = _same_type(element.text, spaced(element.text))
        if element.tail:
            element.tail = _same_type(element.tail, spaced(element.tail))


def _same_type(before: str, after: str) -> str:
    return AtomicString(after) if isinstance(before, AtomicString) else after
