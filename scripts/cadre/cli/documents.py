"""The file of an adopted text that a verb is given: its option, its draft, and why it gives none."""

from __future__ import annotations

import argparse
from argparse import Namespace
from datetime import date
from pathlib import Path

from cadre.cli.saying import RefusedError
from cadre.model.draft import Draft


def declare(verb: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add the option that names the file."""
    verb.add_argument(
        "--from",
        dest="file",
        type=Path,
        required=required,
        metavar="FILE",
        help="le texte adopté · the adopted text: .docx, .odt, .md, .txt",
    )


def draft(options: Namespace) -> Draft:
    """Return the draft of the file; raises RefusedError where it gives none."""
    # Only here: what reads documents is long to load, and few verbs need it.
    from cadre.moving import files  # noqa: PLC0415

    try:
        found = files.read(options.file)
    except files.UnknownKindError:
        raise RefusedError("kind", file=options.file) from None
    except files.UnreadableError as error:
        raise RefusedError("unreadable", file=options.file, reason=error) from None
    if not any(found.words()):
        raise RefusedError("empty", file=options.file)
    return found


def day(text: str) -> None:
    """Raise RefusedError for what is no day."""
    try:
        date.fromisoformat(text)
    except ValueError:
        raise RefusedError("date", text=text) from None
