"""What must wait until MkDocs has rewritten and checked the page's links."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Final

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from cadre.markdown.context import Context
from cadre.markdown.words import space
from cadre.model.marks import Mark

_DIRECTIVE: Final = "data-mark"
_FILE: Final = "data-file"
_SCHEMES: Final = ("http:", "https:", "mailto:", "tel:")


def mark(link: etree.Element, words: Mark) -> etree.Element:
    """Ask that a link open its page with words marked."""
    link.set(_DIRECTIVE, words.directive)
    return link


def file_link(parent: etree.Element, href: str) -> etree.Element:
    """Return a link, below `parent`, to a file that the build writes and MkDocs does not know."""
    return etree.SubElement(parent, "span", {_FILE: href})


class LateTreeprocessor(Treeprocessor):
    """Finish the links that MkDocs must not see, disarm unsafe ones, put the no-break spaces.

    Each link that leaves the page says its address, which the style shows on paper.
    """

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            if href := element.attrib.pop(_FILE, None):
                element.tag = "a"
                element.set("href", href)
            elif element.tag == "a":
                self._finish(element)
            if element.get("class") == "term":
                continue  # on paper the policy's words stand alone
            if element.tag == "a" and (printed := self.context.printed(element.get("href", ""))):
                element.set("data-address", printed)
        space(root)

    def _finish(self, link: etree.Element) -> None:
        href = link.get("href", "")
        scheme = href.split("/", 1)[0].lower()
        if ":" in scheme and not scheme.startswith(("#", "?", *_SCHEMES)):
            del link.attrib["href"]
        elif directive := link.attrib.pop(_DIRECTIVE, None):
            link.set("href", f"{href}{directive}")
