"""Parts of pages that stand alone, outside the site: what an export holds."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Final

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from cadre.markdown.addresses import inside
from cadre.markdown.context import Context

#: After everything that makes a link, before the links are finished (`LateTreeprocessor`, −10).
_PRIORITY: Final = -5
_PAGE: Final = ".md"


def html(converter: Markdown, root: etree.Element) -> str:
    """Return what is inside `root` as HTML, finished as `Markdown.convert` finishes a page."""
    converter.reset()
    for tree in converter.treeprocessors:
        made = tree.run(root)
        root = root if made is None else made
    start, end = f"<{root.tag}>", f"</{root.tag}>"
    text = converter.serializer(root).strip().removeprefix(start).removesuffix(end)
    for finish in converter.postprocessors:
        text = finish.run(text)
    return text.strip()


def stand_alone(
    converter: Markdown, context: Context, home: str, attributes: Mapping[str, str]
) -> None:
    """Have the links to pages lead to the site whose home page is at `home`; none while it is empty.

    `attributes` are given to each of those links.
    """
    links = _Links(converter, context, home, attributes)
    converter.treeprocessors.register(links, "cadre-alone", _PRIORITY)


class _Links(Treeprocessor):
    """Where there is no site, a link to one of its pages would lead nowhere: its words stay."""

    def __init__(
        self, converter: Markdown, context: Context, home: str, attributes: Mapping[str, str]
    ) -> None:
        super().__init__(converter)
        self.context = context
        self.home = home
        self.attributes = attributes

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            page, mark, anchor = link.get("href", "").partition("#")
            if not page.endswith(_PAGE) or ":" in page:
                continue
            if self.home:
                folder = posixpath.dirname(self.context.page.page)
                way = inside(posixpath.normpath(posixpath.join(folder, page)))
                link.attrib |= {"href": f"{self.home}{way}{mark}{anchor}", **self.attributes}
            else:
                link.tag = "span"
                link.attrib.clear()
