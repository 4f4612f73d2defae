"""The catalogue of messages of one language, from its data file."""

from __future__ import annotations

from os.path import relpath
from pathlib import Path
from typing import Final

from cadre import texts
from cadre.model.diagnostics import Catalogue, Message, Place, Problem
from cadre.texts import TextsError

_WHAT: Final = ".what"


def flawed(error: TextsError, root: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the software's own texts as problems, their paths from `root`."""
    return tuple(
        Problem(
            Place(Path(relpath(flaw.file, root)).as_posix(), flaw.line, flaw.column),
            flaw.code,
            tuple(flaw.details.items()),
        )
        for flaw in error.flaws
    )


def readable(language: str) -> Catalogue:
    """Return the messages in `language`, or in the first language whose messages can be read.

    Raises TextsError when those of none can.
    """
    for one in (language, texts.SOURCE):
        try:
            return catalogue(one)
        except TextsError:
            continue
    return catalogue(texts.SECOND)


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
