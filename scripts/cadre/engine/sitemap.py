"""The site's map for search engines: each page, with its other languages (sitemaps.org, 0.9)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from cadre.engine.items import Page
from cadre.reading.settings import Language, Settings

NAME: Final = "sitemap.xml"
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(settings: Settings, pages: Mapping[Language, Mapping[str, Page]]) -> dict[str, bytes]:
    """Return the map and its compressed copy, by name; the same pages give the same bytes."""
    lines = (line for language in settings.shipped for line in _entries(language, pages))
    data = f"{_HEAD}{''.join(lines)}</urlset>\n".encode()
    return {NAME: data, f"{NAME}.gz": gzip.compress(data, mtime=0)}


def _entries(language: Language, pages: Mapping[Language, Mapping[str, Page]]) -> Iterator[str]:
    for path, page in pages[language].items():
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{other.code}" href="{_address(of[path])}"/>'
            for other, of in pages.items()
            if path in of
        )
        yield f"<url><loc>{_address(page)}</loc>{others}</url>\n"


def _address(page: Page) -> str:
    return escape(page.canonical_url or "")
