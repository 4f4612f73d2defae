"""Pages to print, as PDF: the same bytes for the same text, readable by a screen reader."""

from __future__ import annotations

from cadre.paper.acknowledgement import AcknowledgementDetails, acknowledgements
from cadre.paper.aide_memoire import Principle, Summary, aide_memoire
from cadre.paper.announcement import Announcement, memo, poster
from cadre.paper.consent import ConsentDetails, official_page
from cadre.paper.details import SheetDetails
from cadre.paper.engine import (
    EpochError,
    UnprintableCharacterError,
    first_unprintable,
    instant,
    require_printable,
    source_date,
)
from cadre.paper.meeting import attendance
from cadre.paper.printable import unprintable
from cadre.paper.quiz import Answer, Passage, Question, QuizDetails, quiz
from cadre.paper.units import printed

__all__ = [
    "AcknowledgementDetails",
    "Announcement",
    "Answer",
    "ConsentDetails",
    "EpochError",
    "Passage",
    "Principle",
    "Question",
    "QuizDetails",
    "SheetDetails",
    "Summary",
    "UnprintableCharacterError",
    "acknowledgements",
    "aide_memoire",
    "attendance",
    "first_unprintable",
    "instant",
    "memo",
    "official_page",
    "poster",
    "printed",
    "quiz",
    "require_printable",
    "source_date",
    "unprintable",
]
