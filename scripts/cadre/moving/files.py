"""A file of a word processor → draft, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from cadre.model.draft import Draft
from cadre.moving import opendocument, plain, word

_READERS: Final[Mapping[str, Callable[[bytes], Draft]]] = {
    ".docx": word.read,
    ".odt": opendocument.read,
    ".md": lambda data: plain.read(_text(data), markdown=True),
    ".txt": lambda data: plain.read(_text(data), markdown=False),
}


class UnreadableError(Exception):
    """A file gives no text; its message is the reason, in the words of what read it."""


class UnknownKindError(Exception):
    """No reader takes files of this ending."""


def read(file: Path) -> Draft:
    """Return the draft of a file; raises UnknownKindError, UnreadableError."""
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise UnknownKindError
    try:
        return reader(file.read_bytes())
    except (
        Exception
    ) as error:  # zip, XML and both libraries have errors of their own, of every kind
        raise UnreadableError(
            str(error).splitlines()[0] if str(error) else type(error).__name__
        ) from error


def _text(data: bytes) -> str:
    """Return a text in UTF-8, or as Notepad wrote it before."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")
