"""Lighthouse, mobile: 100 for accessibility, best practices and SEO; performance is a benchmark's."""

from __future__ import annotations

from pathlib import Path

from tests.support import lighthouse
from tests.support.lighthouse import ASSERTED, PAGES


def test_lighthouse_gives_its_best_notes_to_home_a_principle_a_quiz_and_the_consent_page(
    program: Path, packages: Path
) -> None:
    with lighthouse.serving() as address:
        reports = list(lighthouse.examine(address, program, packages, *ASSERTED))
    assert [report.page for report in reports] == list(PAGES)
    perfect = dict.fromkeys(ASSERTED, 100)
    assert [report for report in reports if report.notes != perfect] == []
