"""What is done in a page's tree beside our extensions: links lead to addresses, the title is noted."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as etree
from copy import deepcopy
from typing import Any, Final
from urllib.parse import unquote, urlsplit, urlunsplit

from markdown import Extension, Markdown
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

from cadre.engine.items import Heading, Page, relative

_LINKS: Final = {"a": "href", "img": "src"}


class PageExtension(Extension):
    """Finishes page after page; `addresses` are those of all files, by their paths below docs/."""

    def __init__(self, addresses: dict[str, str]) -> None:
        super().__init__()
        self.addresses = addresses
        self.page = Page("", "", "", "")

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the parser's own name
        """Register both where MkDocs has its own: `LateTreeprocessor` (−10) counts on it."""
        md.treeprocessors.register(_LinkTreeprocessor(self), "plain-links", 0)
        md.treeprocessors.register(_TitleTreeprocessor(md, self), "plain-title", -1)


class _LinkTreeprocessor(Treeprocessor):
    def __init__(self, extension: PageExtension) -> None:
        super().__init__()
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Change the tree in place: `check` has refused what leads nowhere."""
        for element in root.iter():
            if (name := _LINKS.get(element.tag)) and (target := element.get(name)):
                element.set(name, self._address(target))

    def _address(self, target: str) -> str:
        scheme, host, path, query, anchor = urlsplit(target)
        if scheme or host or not path or path.startswith(("/", "\\")):
            return target
        page = self.extension.page
        source = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), unquote(path)))
        # A file that all languages share may be named as if it stood in the language's folder.
        shared = source.partition("/")[2]
        for known in (source, shared):
            if known in self.extension.addresses:
                way = relative(self.extension.addresses[known], page, "")
                return urlunsplit(("", "", way, query, anchor))
        return target


class _TitleTreeprocessor(Treeprocessor):
    """Note the words of a first heading, before they are spaced."""

    def __init__(self, md: Markdown, extension: PageExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Leave the tree as it is."""
        first = next(iter(root), None)
        if first is not None and first.tag == "h1":
            inner = render_inner_html(remove_fnrefs(deepcopy(first)), self.md)
            self.extension.page.heading = strip_tags(inner)


def contents(tokens: list[dict[str, Any]]) -> list[Heading]:
    """Return a page's contents from what the `toc` extension found."""
    return [
        Heading(one["name"], one["id"], one["level"], contents(one["children"])) for one in tokens
    ]
