"""Small helpers to build elements, and to put the bank's Markdown in them."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from typing import Final

from markdown.util import AtomicString

from cadre.drawings import pictograms

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


def hidden(parent: etree.Element, tag: str, name: str) -> etree.Element:
    """Add an element of a class that a script shows when it is due."""
    return sub(parent, tag, attributes={"class": name, "hidden": "hidden"})


def heading(parent: etree.Element, text: str, name: str, level: int) -> None:
    """Add a heading that the table of contents leaves out: the page shows it only when it is due."""
    sub(parent, "p", text, {"class": name, "role": "heading", "aria-level": str(level)})


def button(parent: etree.Element, action: str, label: str, kind: str = "") -> etree.Element:
    """Add a button of a `kind` (`main`, `quiet`) that a script listens to by its `data-action`."""
    name = f"button button--{kind}" if kind else "button"
    attributes = {"type": "button", "class": name, "data-action": action}
    return sub(parent, "button", label, attributes)
