"""Small helpers to build elements, and to put the bank's Markdown in them."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from typing import Final

from markdown.util import AtomicString

from cadre import pictograms

_BLANK_LINE: Final = re.compile(r"\n\s*\n")


def sub(
    parent: etree.Element, tag: str, words: str = "", attributes: dict[str, str] | None = None
) -> etree.Element:
    """Add an element with literal words in it, and return it."""
    element = etree.SubElement(parent, tag, attributes or {})
    if words:
        element.text = AtomicString(words)
    return element


def pictogram(name: str) -> etree.Element:
    """Return one of our drawings; raises KeyError when there is no such drawing."""
    return etree.fromstring(pictograms.svg(name))  # noqa: S314 - our own file


def inline(element: etree.Element, markdown: str) -> etree.Element:
    """Put inline Markdown in an element; HTML in it shows itself."""
    element.text = html.escape(" ".join(markdown.split()), quote=False)
    return element


def paragraphs(parent: etree.Element, markdown: str) -> None:
    """Add Markdown paragraphs, parted by empty lines; HTML in them shows itself."""
    for part in _BLANK_LINE.split(markdown.strip()):
        inline(etree.SubElement(parent, "p"), part)
