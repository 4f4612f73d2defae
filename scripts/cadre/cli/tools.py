"""What the `test` verb needs from outside Python, and the error for what cannot be had."""

from __future__ import annotations


class ToolMissingError(Exception):
    """A tool cannot be found or installed.

    `key` names the text, in the set `cli`, that says so in one line and how to mend it.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
