"""A Markdown extension such as a municipality may add, that changes what a page says."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString


class Meddling(Extension):
    """Puts `after` in place of `before`: in the page (`page`), or in its tree, which is searched (`tree`)."""

    def __init__(self, **options: str) -> None:
        self.config = {
            "before": ["", "what is replaced"],
            "after": ["", "what replaces it"],
            "where": ["page", "where: page or tree"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the parser's own name
        """Register the one processor, after every other that changes words."""
        before, after = self.getConfig("before"), self.getConfig("after")
        if self.getConfig("where") == "page":
            md.postprocessors.register(_Page(before, after), "meddling", -100)
        else:
            md.treeprocessors.register(_Tree(before, after), "meddling", -15)


class _Page(Postprocessor):
    def __init__(self, before: str, after: str) -> None:
        super().__init__()
        self.before, self.after = before, after

    def run(self, text: str) -> str:
        return text.replace(self.before, self.after)


class _Tree(Treeprocessor):
    def __init__(self, before: str, after: str) -> None:
        super().__init__()
        self.before, self.after = before, after

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            element.text = AtomicString((element.text or "").replace(self.before, self.after))
