"""The last step of the list tool: the register, counts a department, and whom to remind."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Final

from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.list_parts import button, table
from cadre.markdown.staff import reminder

_KINDS: Final = ("current", "earlier", "none", "unknown")
#: The status stands next to the name: it is what one looks for.
_COLUMNS: Final = ("name", "standing", "received", "department", "number", "row")
#: What the script calls everybody, and all but those of today's text.
_EVERY, _OUTSTANDING = "*", "!current"


def register_step(part: etree.Element, context: Context) -> None:
    """Add the counts, the choices, the table that they filter, and the reminder."""
    part.set("hidden", "")
    words = context.words
    counts = ["people.department", *(f"standing.{kind}" for kind in _KINDS), "register.total"]
    sub(table(part, "counts", counts, context), "tbody")
    choices = sub(part, "div", attributes={"class": "signer__choices"})
    everywhere = [(_EVERY, words("signer.register.every-department"))]
    _choice(choices, "department", words("signer.people.department"), everywhere)
    kinds = [(kind, words(f"signer.standing.{kind}")) for kind in _KINDS]
    outstanding = (_OUTSTANDING, words("signer.register.outstanding"))
    every = (_EVERY, words("signer.register.every-standing"))
    _choice(choices, "standing", words("signer.people.standing"), [every, outstanding, *kinds])
    sub(part, "p", attributes={"class": "signer__shown", "role": "status"})
    listing = table(part, "register", [f"people.{column}" for column in _COLUMNS], context)
    for heading in listing.iter("th"):
        _sortable(heading)
    sub(listing, "tbody")
    _reminder(part, context)


def _choice(
    parent: etree.Element, name: str, label: str, options: Iterable[tuple[str, str]]
) -> None:
    group = sub(parent, "p", attributes={"class": "signer__filter"})
    sub(group, "label", label, {"for": f"register-{name}"})
    # Without `off`, a browser brings back what was chosen for the list before.
    select = sub(group, "select", attributes={"id": f"register-{name}", "autocomplete": "off"})
    for value, words in options:
        sub(select, "option", words, {"value": value})


def _sortable(heading: etree.Element) -> None:
    """Turn the words of a heading into a button; a list comes in the order of its rows."""
    words, heading.text = heading.text, None
    sub(heading, "button", words or "", {"type": "button", "class": "signer__sort"})
    if heading.get("data-column") == "row":
        heading.set("aria-sort", "ascending")


def _reminder(part: etree.Element, context: Context) -> None:
    """Add the names to copy, and a text that supposes no reason, in the language of what is sent."""
    words = context.words
    sub(part, "p", words("signer.register.remind-hint"))
    button(part, "remind", words("signer.register.remind"))
    button(part, "copy-reminder", words("signer.register.reminder.copy"))
    button(part, "tick-shown", words("signer.register.tick"))
    sub(part, "p", attributes={"class": "signer__reminded", "role": "status"})
    names = sub(part, "div", attributes={"class": "signer__names", "hidden": ""})
    sub(names, "label", words("signer.register.copy-yourself"), {"for": "signer-names"})
    boxed = {"id": "signer-names", "class": "signer__cells", "readonly": "", "rows": "6"}
    sub(names, "textarea", attributes=boxed)
    label = {"id": "reminder-label", "class": "signer__label"}
    sub(part, "p", words("signer.register.reminder.label"), label)
    text = {"class": "signer__reminder", "tabindex": "0", "role": "group"}
    named = {"aria-labelledby": "reminder-label", "lang": context.policy.official}
    sub(part, "pre", "\n\n".join(reminder(context)), text | named)
