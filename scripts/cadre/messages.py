"""The catalogue of messages of one language, from its data file."""

from __future__ import annotations

from typing import Final

from cadre import texts
from cadre.diagnostics import Catalogue, Message

_WHAT: Final = ".what"


def catalogue(language: str, name: str = "messages") -> Catalogue:
    """Return what each problem says in `language`; raises FileNotFoundError when there is none.

    `name` is the set of texts: `messages` for those of `check`, `people` for those of HR's lists.
    """
    entries = texts.load(language, name).entries
    codes = [
        key.removeprefix("messages.").removesuffix(_WHAT) for key in entries if key.endswith(_WHAT)
    ]
    messages = {
        code: Message(entries[f"messages.{code}.what"], entries[f"messages.{code}.fix"])
        for code in codes
    }
    return Catalogue(messages, entries["warning"])
