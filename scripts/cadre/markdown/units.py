"""Units of the policy in the page: literal words, an anchor, a quiet permalink."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Final

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from cadre.lexicon import Term
from cadre.markdown.context import Context
from cadre.markdown.terms import Links, meanings
from cadre.markdown.words import put
from cadre.policy import Kind, Unit

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
#: A list whose items begin with their own numbers: the browser adds none.
NUMBERS: Final = {"class": "unit-numbers"}
_ID: Final = re.compile(r"\{:?[^{}]*#(?P<id>[^\s}]+)[^{}]*\}\s*$")


def permalink(unit: Unit, context: Context) -> etree.Element:
    """Return the link of a unit to itself; its label names the passage, its sign is in the style."""
    label = context.words("unit.link", name=context.name(unit))
    kind = " unit-link--title" if unit.kind is Kind.TITLE else ""
    return etree.Element(
        "a", {"class": f"unit-link{kind}", "href": f"#{unit.id}", "aria-label": label}
    )


def fill(element: etree.Element, unit: Unit, context: Context) -> etree.Element:
    """Make `element` the unit: its id, its words, its permalink inside it unless it is a title."""
    for child in list(element):
        element.remove(child)
    element.text = None
    element.set("id", unit.id)
    element.set("class", f"unit unit--{unit.kind}")
    put(element, unit.text, context, unit.language)
    if unit.kind is not Kind.TITLE:
        element.append(permalink(unit, context))
    return element


def _holds_unit(element: etree.Element) -> bool:
    return any("unit" in one.get("class", "").split() for one in element.iter())


class UnitTreeprocessor(Treeprocessor):
    """On a page of policy text, turn each block that ends with an id into the unit of that id.

    It runs before inline Markdown, which would change letters of the text.
    """

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        if not self.context.page.official:
            return
        links = Links.of(self.context.terms.get(self.context.language, ()))
        for parent in list(root.iter()):
            for element in list(parent):
                if (unit := self._unit(element)) is not None:
                    tail = element.tail
                    fill(element, unit, self.context).tail = tail
                    if unit.kind is Kind.TITLE:
                        link = permalink(unit, self.context)
                        parent.insert(list(parent).index(element) + 1, link)
                    else:
                        links.put(element)
        for numbered in root.iter("ol"):
            if _holds_unit(numbered):
                numbered.attrib.update(NUMBERS)
        self._announce(root)
        self._explain(root, links.met)

    def _announce(self, root: etree.Element) -> None:
        """Put, under the page's title, a heading that says who speaks from there on."""
        for rank, element in enumerate(root):
            if element.tag == "h1":
                voice = etree.Element("h2", {"class": "voice"})
                voice.text = self.context.words("policy.voice")
                root.insert(rank + 2, voice)  # after the title's own link
                return

    def _explain(self, root: etree.Element, terms: list[Term]) -> None:
        """Put the meaning of the words that the page links after its last unit."""
        last = max((rank for rank, one in enumerate(root) if _holds_unit(one)), default=-1)
        if terms and last >= 0:
            holder = etree.Element("div")
            meanings(holder, terms, self.context)
            root.insert(last + 1, holder[0])

    def _unit(self, element: etree.Element) -> Unit | None:
        if element.tag not in ("p", "li", *_HEADINGS):
            return None
        match = _ID.search(element.text or "")
        return self._known(match["id"]) if match else None

    def _known(self, unit_id: str) -> Unit | None:
        text = self.context.text
        return text.unit(unit_id) if unit_id in text else None
