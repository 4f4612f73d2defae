"""The parts of the list tool: a step with its title, a table in its frame, a button."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from cadre.markdown.context import Context
from cadre.markdown.elements import sub


def step(parent: etree.Element, name: str, context: Context) -> etree.Element:
    """Return a step, with its title and what it is for."""
    title = {"id": f"signer-{name}", "class": "signer__step-title"}
    named = {"class": f"signer__step signer__step--{name}", "aria-labelledby": title["id"]}
    part = sub(parent, "section", attributes=named)
    # Not `h3`, which would enter the page's table of contents.
    heading = title | {"role": "heading", "aria-level": "3"}
    sub(part, "p", context.words(f"signer.{name}.title"), heading)
    sub(part, "p", context.words(f"signer.{name}.hint"))
    return part


def table(parent: etree.Element, name: str, columns: list[str], context: Context) -> etree.Element:
    """Return a table with a caption, in a frame that scrolls sideways with the keyboard too."""
    caption = context.words(f"signer.{name}.caption")
    frame = {"class": "signer__frame", "role": "region", "tabindex": "0", "aria-label": caption}
    table = sub(sub(parent, "div", attributes=frame), "table")
    table.set("class", f"signer__table signer__table--{name}")
    sub(table, "caption", caption)
    head = sub(sub(table, "thead"), "tr")
    for column in columns:
        key = {"scope": "col", "data-column": column.rpartition(".")[2]}
        sub(head, "th", context.words(f"signer.{column}"), key)
    return table


def button(parent: etree.Element, act: str, words: str, **attributes: str) -> None:
    """Add a button that the script listens to by its `data-act`."""
    named = {"type": "button", "class": "button", "data-act": act}
    sub(parent, "button", words, named | attributes)
