"""How a verb speaks: what was asked for on standard output, why it refuses on standard error."""

from __future__ import annotations

import sys
from argparse import Namespace

from cadre import texts


class RefusedError(Exception):
    """The work cannot go on: `key` names the text that says why, in the set `commands`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def words(options: Namespace) -> texts.Texts:
    """Return what the commands say, in the language that the options ask for."""
    return texts.load(options.lang, "commands")


def say(text: str) -> None:
    """Print one text on standard output."""
    sys.stdout.write(f"{text}\n")


def refuse(options: Namespace, key: str, **values: object) -> int:
    """Say on standard error why the work is not done, and return the exit status of a refusal."""
    sys.stderr.write(words(options)(key, **values) + "\n")
    return 1


def note(options: Namespace, key: str, **values: object) -> None:
    """Say something beside the result, where it disturbs no file that the output goes to."""
    sys.stderr.write(words(options)(key, **values) + "\n")
