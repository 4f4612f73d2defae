"""`{{ name }}` in a page → the value of that name."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from re import Match

from markdown.inlinepatterns import InlineProcessor

from cadre.markdown.context import Context
from cadre.model.blocks import VALUE


class ValueProcessor(InlineProcessor):
    """Replace a known name by its value; an unknown one stays as it is written."""

    def __init__(self, context: Context) -> None:
        super().__init__(VALUE.pattern)
        self.context = context

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the parser's own name
        self, match: Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        """Return the value, or nothing when the name is unknown."""
        value = self.context.values.get(match[1])
        return (value, match.start(0), match.end(0)) if value is not None else (None, None, None)
