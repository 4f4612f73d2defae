"""The blocks that a page may hold, and the values that it may name: pure data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Takes(StrEnum):
    """What a block's argument names."""

    NOTHING = "nothing"
    UNIT = "unit"
    QUIZ = "quiz"
    STEP = "step"
    FORM = "form"


class Step(StrEnum):
    """The steps of the home page, in their order."""

    READ = "read"
    CHECK = "check"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Block:
    """A `/// name | argument` block: what its argument names, the options it must have and those it may."""

    name: str
    takes: Takes = Takes.NOTHING
    options: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


AT_A_GLANCE: Final = Block("at-a-glance")
NOTE: Final = Block("note", options=("date", "source"))
FULL_TEXT: Final = Block("full-text")
PASSAGE: Final = Block("passage", Takes.UNIT, optional=("quote",))
QUIZ: Final = Block("quiz", Takes.QUIZ)
QUIZ_GROUPS: Final = Block("quiz-groups")
CONSENT_PAGE: Final = Block("consent-page")
ACKNOWLEDGEMENTS: Final = Block("acknowledgements")
ANNOUNCEMENT: Final = Block("announcement")
ACKNOWLEDGEMENT_FORMS: Final = Block("acknowledgement-forms")
CODE_CHECK: Final = Block("code-check")
CONTACT: Final = Block("contact")
PRINCIPLES: Final = Block("principles")
VERSIONS: Final = Block("versions")
BROWSER_STORAGE: Final = Block("browser-storage")
FIGURES: Final = Block("accessibility-figures")
AIDE_MEMOIRE: Final = Block("aide-memoire")
ESSENTIALS: Final = Block("essentials")
FORM: Final = Block("form", Takes.FORM)
STEPS: Final = Block("steps")
STEP: Final = Block("step", Takes.STEP)
POLICIES: Final = Block("policies")

BLOCKS: Final = {
    block.name: block
    for block in (
        AT_A_GLANCE,
        NOTE,
        FULL_TEXT,
        PASSAGE,
        QUIZ,
        QUIZ_GROUPS,
        CONSENT_PAGE,
        ACKNOWLEDGEMENTS,
        ANNOUNCEMENT,
        ACKNOWLEDGEMENT_FORMS,
        CODE_CHECK,
        CONTACT,
        PRINCIPLES,
        VERSIONS,
        BROWSER_STORAGE,
        AIDE_MEMOIRE,
        FIGURES,
        ESSENTIALS,
        FORM,
        STEPS,
        STEP,
        POLICIES,
    )
}

#: Arguments of `quiz` other than a group: `one SCENARIO`, and these two.
QUICK: Final = "quick"
ALL: Final = "all"
ONE: Final = "one"

#: The most and the fewest points of an at-a-glance summary.
POINTS: Final = (1, 5)
#: The most words of a summary: about twelve seconds of reading.
MOST_WORDS: Final = 40

#: `{{ name }}` in a page stands for one of these values.
VALUES: Final = (
    *("version", "resolution", "adopted", "title", "organisation"),
    *("principle-count", "signature-lines"),
    *("reading-minutes", "reading-time", "short-reading-minutes", "short-reading-time"),
    *("quick-quiz-count", "quick-quiz-size", "quick-quiz-minutes", "quick-quiz-time"),
    *("whole-quiz-count", "whole-quiz-size", "whole-quiz-minutes", "whole-quiz-time"),
)
VALUE: Final = re.compile(r"\{\{ *([a-z][a-z-]*) *\}\}")
