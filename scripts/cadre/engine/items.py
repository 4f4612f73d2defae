"""Pages, sections and links as templates know them: their names are those that the theme reads."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from cadre.reading.yaml_files import Value


@dataclass(eq=False)
class Heading:
    """An entry of a page's contents."""

    title: str
    id: str
    level: int
    children: list[Heading] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The way to it."""
        return f"#{self.id}"


@dataclass(eq=False)
class Section:
    """A part of the navigation; it is active while one of its pages is made."""

    title: str
    children: list[Item] = field(default_factory=list)
    parent: Section | None = None

    @property
    def active(self) -> bool:
        """Whether the page that is being made stands in it."""
        return any(child.active for child in self.children)


@dataclass(eq=False)
class Link:
    """A way out of the site, or to a file of it."""

    title: str
    url: str
    children: None = None
    active: bool = False


@dataclass(eq=False)
class Page:
    """A page: `source` is its file below docs/; the navigation may give it a title of its own."""

    source: str
    url: str
    site_url: str
    #: What its front matter says.
    meta: Value
    given: str = ""
    heading: str = ""
    content: str = ""
    toc: list[Heading] = field(default_factory=list)
    parent: Section | None = None
    active: bool = False
    previous_page: Page | None = None
    next_page: Page | None = None
    children: None = None
    edit_url: None = None

    @property
    def title(self) -> str:
        """The navigation's name, else the page's own, else its first heading, else its file's."""
        told = self.meta.get("title", "") if isinstance(self.meta, dict) else ""
        name = posixpath.basename(self.source).removesuffix(".md").replace("-", " ")
        name = name.replace("_", " ")
        name = name.capitalize() if name.islower() else name
        return self.given or str(told) or self.heading or name

    @property
    def is_homepage(self) -> bool:
        """Whether it is the page at the site's root."""
        return self.url == ""

    @property
    def canonical_url(self) -> str | None:
        """Its whole address, when the site has one."""
        return urljoin(f"{self.site_url.rstrip('/')}/", self.url) if self.site_url else None


Item = Page | Section | Link


@dataclass(eq=False)
class Navigation:
    """The items of the navigation, its pages in their order, and the page where it begins."""

    items: list[Item]
    pages: list[Page]
    homepage: Page | None


def navigation(value: Value, pages: Mapping[str, Page], titles: Mapping[str, str]) -> Navigation:
    """Return the navigation of a language: `pages` are its own, by path, `titles` the words in that language."""
    items = list(_items(value, pages, titles))
    listed = list(_pages(items))
    for before, after in pairwise(listed):
        before.next_page, after.previous_page = after, before
    return Navigation(items, listed, pages.get("index.md"))


def _items(value: Value, pages: Mapping[str, Page], titles: Mapping[str, str]) -> Iterator[Item]:
    for item in value if isinstance(value, list) else ():
        title, target = next(iter(item.items())) if isinstance(item, dict) else ("", item)
        title = titles.get(title, title)
        if isinstance(target, list):
            section = Section(title, list(_items(target, pages, titles)))
            for child in section.children:
                if not isinstance(child, Link):
                    child.parent = section
            yield section
        elif page := pages.get(posixpath.normpath(str(target))):
            page.given = title
            yield page
        else:
            yield Link(title or str(target), str(target))


def _pages(items: Iterable[Item]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Section):
            yield from _pages(item.children)
        elif isinstance(item, Page):
            yield item


def relative(target: str, page: Page | None, base: str) -> str:
    """Return the way to an address of the site from a page, or from `base` where no page is known."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or target.startswith(("/", "#")):
        return target
    if page is None:
        return posixpath.join(base, target)
    way = posixpath.relpath(target or ".", page.url or ".")
    return f"{way}/" if target.endswith("/") else way
