"""Pages to print, as PDF: the same bytes for the same text, readable by a screen reader."""

from __future__ import annotations

from cadre.paper.acknowledgement import AcknowledgementDetails, acknowledgements
from cadre.paper.consent import ConsentDetails, official_page
from cadre.paper.engine import (
    UnprintableCharacterError,
    first_unprintable,
    require_printable,
    source_date,
)

__all__ = [
    "AcknowledgementDetails",
    "ConsentDetails",
    "UnprintableCharacterError",
    "acknowledgements",
    "first_unprintable",
    "official_page",
    "require_printable",
    "source_date",
]
