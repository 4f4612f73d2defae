"""What the site keeps in the reader's browser, and the button that erases it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Final

from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.words import append, spaced
from cadre.model.blocks import BROWSER_STORAGE

#: What a script of ours keeps, each under a key that the settings begin; a test compares this with the browser.
KEPT: Final = ("quiz", "opened", "passages", "palette")
#: What it keeps besides, where `mkdocs.yml` asks for it: the name begins that of each copy.
COPY: Final = "cadre-pages"
#: What the script may say once the button is used, or where the browser keeps nothing.
_SAID: Final = ("done", "restored", "nothing", "not-kept")


def render(parent: etree.Element, context: Context) -> None:
    """List the keys and what each one holds, with one button for all of them."""
    words = context.words
    parent.set("id", BROWSER_STORAGE.name)
    parent.set("data-module", "eraser")
    for name in _SAID:
        parent.set(f"data-{name}", spaced(words(f"storage.{name}")))
    sub(parent, "p", words("storage.title"), {"class": "storage__title"})
    listing = sub(parent, "ul")
    kept = {f"{context.identity.names.storage}-{name}": name for name in KEPT}
    for key, name in {**kept, **({COPY: COPY} if context.identity.offline else {})}.items():
        item = sub(listing, "li", attributes={"data-key": key})
        append(item, words(f"storage.{name}"))
        append(item, " (")
        sub(item, "code", key)
        append(item, ")")
    button = {"type": "button", "class": "button js-only"}
    sub(
        parent,
        "button",
        words("storage.erase"),
        {**button, "data-action": "erase", "data-pending": ""},
    )
    sub(parent, "p", attributes={"role": "status"})
    undo = {**button, "data-action": "undo", "hidden": "hidden"}
    sub(parent, "button", words("storage.undo"), undo)
