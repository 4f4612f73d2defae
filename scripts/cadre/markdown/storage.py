"""What the site keeps in the reader's browser, and the button that erases it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Final

from cadre.blocks import BROWSER_STORAGE
from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.words import append

#: Every key that a script of ours writes, here and nowhere else; a test compares this with the browser.
KEYS: Final = ("cadre-quiz", "cadre-opened", "cadre-palette")


def render(parent: etree.Element, context: Context) -> None:
    """List the keys and what each one holds, with one button for all of them."""
    words = context.words
    parent.set("id", BROWSER_STORAGE.name)
    parent.set("data-module", "eraser")
    parent.set("data-done", words("storage.done"))
    sub(parent, "p", words("storage.title"), {"class": "storage__title"})
    listing = sub(parent, "ul")
    for key in KEYS:
        item = sub(listing, "li", attributes={"data-key": key})
        append(item, words(f"storage.{key}"))
        append(item, " (")
        sub(item, "code", key)
        append(item, ")")
    sub(parent, "button", words("storage.erase"), {"type": "button", "class": "button js-only"})
    sub(parent, "p", attributes={"role": "status"})
