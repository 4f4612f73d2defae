"""The list of several policies, and what a script needs to say there where the reader is in each."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from typing import Final

from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.progress import answers, marks
from cadre.markdown.words import put, spaced

#: What the script may say, as data attributes of the list, by their key in `policies`.
_WORDS: Final = (
    "begun.one",
    "begun.many",
    "opened",
    "changed",
    "answered.one",
    "answered.many",
    "done",
)


def render(parent: etree.Element, context: Context) -> None:
    """Add each policy, in the order of the settings, linked to the page where it begins."""
    entries = context.words.entries
    words = {
        f"data-{name.replace('.', '-')}": spaced(entries[f"policies.{name}"]) for name in _WORDS
    }
    listing = sub(parent, "ul", attributes={"data-module": "policies", **words})
    for folder in context.parts:
        part, _ = context.of_unit(f"{folder}/")
        _policy(listing, part)


def _policy(listing: etree.Element, part: Context) -> None:
    words, values = part.words, part.values
    data = {
        "data-store": part.identity.names.storage,
        "data-sections": json.dumps([*marks(part).values()]),
        "data-scenarios": answers(part.bank.quick(), part),
    }
    item = sub(listing, "li", attributes={"class": "policy", **data})
    link = sub(item, "a", attributes={"class": "policy__title", "href": part.link(part.home)})
    put(link, part.identity.document.shortened(part.language), part)
    facts = words("policies.facts", version=values["version"], time=values["reading-time"])
    sub(item, "p", spaced(facts), {"class": "facts"})
    sub(item, "p", words("policies.none"), {"class": "policy__state js-only"})
