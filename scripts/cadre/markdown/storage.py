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
    _kept(listing, context)
    if context.identity.offline:
        _item(listing, COPY, words(f"storage.{COPY}"))
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


def _kept(listing: etree.Element, context: Context) -> None:
    """List the keys of the policy; of several, those of each under its name, and the one that they share."""
    store = context.identity.names.storage
    for name in KEPT[-1:] if context.parts else KEPT:
        _item(listing, f"{store}-{name}", context.words(f"storage.{name}"))
    for part in context.parts.values():
        policy = part.identity.document.shortened(context.language)
        for name in KEPT:
            said = part.texts[context.language](f"storage.{name}")
            title = context.words("search.of-policy", policy=policy, title=said)
            _item(listing, f"{part.identity.names.storage}-{name}", spaced(title))


def _item(listing: etree.Element, key: str, said: str) -> None:
    item = sub(listing, "li", attributes={"data-key": key})
    append(item, said)
    append(item, " (")
    sub(item, "code", key)
    append(item, ")")
