"""Readers' fonts: the site uses those of their machines, so tests bring narrow, common and wide ones.

From npm, pinned: a test that measures a page gives it one of these sets, and depends on no machine.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from playwright.sync_api import BrowserContext, Page, Route

#: Sans serif and serif. Arimo and Tinos have the widths of Arial and Times; DejaVu is as wide as Verdana.
SETS: Final = {
    "narrow": ("roboto-condensed", "crimson-text"),
    "common": ("arimo", "tinos"),
    "wide": ("dejavu-sans", "dejavu-serif"),
}
_FACES: Final = ((400, "normal"), (700, "normal"), (400, "italic"))
_ADDRESS: Final = "/__fonts/"
#: As a browser's own setting does: not a style of the page, whose policy would refuse it.
_ADD_STYLE: Final = """(() => {{
const sheet = new CSSStyleSheet();
sheet.replaceSync({style});
document.adoptedStyleSheets = [sheet];
}})();"""


def give(context: BrowserContext, packages: Path, name: str, style: str = "") -> None:
    """Give each page of `context` the fonts of a set, and a `style` of the reader's own."""

    def serve(route: Route) -> None:
        package, _, file = route.request.url.partition(_ADDRESS)[2].partition("/")
        route.fulfill(path=packages / "@fontsource" / package / "files" / file)

    context.route(f"**{_ADDRESS}**", serve)
    context.add_init_script(_ADD_STYLE.format(style=json.dumps(_sheet(name) + style)))


def settled(page: Page) -> None:
    """Wait until the page is drawn in those fonts."""
    page.evaluate("document.body.offsetHeight, document.fonts.ready.then(() => {})")


def _sheet(name: str) -> str:
    sans, serif = SETS[name]
    faces = "".join(_face(package, *face) for package in (sans, serif) for face in _FACES)
    return f'{faces}\n:root {{ --cadre-sans: "{sans}" !important; --cadre-serif: "{serif}" !important; }}\n'


def _face(package: str, weight: int, style: str) -> str:
    file = f"{_ADDRESS}{package}/{package}-latin-{weight}-{style}.woff2"
    return (
        f'@font-face {{ font-family: "{package}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{file}"); }}\n'
    )
