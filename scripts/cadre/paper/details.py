"""What every sheet says of the text that it is about, and how words are set on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cadre.model.policy import SHORT_CODE, normalise
from cadre.paper.engine import instant, require_printable
from cadre.texts import Texts

#: Spaces that French typography never lets a line end at: inside « » and before a colon.
_FIXED_SPACE: Final = re.compile(r"(?<=«) | (?=[»:])")


@dataclass(frozen=True, slots=True)
class SheetDetails:
    """Who the municipality is, and which text the sheet is about.

    `version_date` is an ISO date and `version` the same in words; `code` is the whole version code;
    `document_title` may be empty, and `created` None.
    """

    organisation: str
    document_title: str
    version_date: str
    version: str
    code: str
    language: str
    created: datetime | None = None

    @property
    def instant(self) -> datetime:
        """The file's date of creation."""
        return instant(self.created, self.version_date)

    def require_printable(self) -> None:
        """Raise UnprintableCharacterError when our fonts lack a letter of one of the details."""
        for name in ("organisation", "document_title", "version"):
            require_printable(normalise(getattr(self, name)), name)

    def about(self, texts: Texts) -> list[str]:
        """Return the lines that tell which text the sheet is about."""
        return [
            texts("version", date=normalise(self.version)),
            texts("resolution"),
            texts("code", code=self.code[:SHORT_CODE]),
        ]

    def file_title(self, name: str, texts: Texts) -> str:
        """Return what a PDF reader shows in its window; it never names a person."""
        document = normalise(self.document_title)
        return texts("file-title", name=name, document=document) if document else name


def prose(text: str) -> str:
    """Return a text with the no-break spaces of French, to be set in lines."""
    return fixed(normalise(text))


def fixed(text: str) -> str:
    """Return a text with the no-break spaces of French, its own white space as it is."""
    return _FIXED_SPACE.sub("\N{NO-BREAK SPACE}", text)
