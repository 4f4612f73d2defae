"""The figures of the last examination: what `audit` writes is what the accessibility page reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre.cli import audit
from cadre.figures import Figures, figures
from cadre.reading import figures_file

from .support import ROOT

KNOWN = Figures("2026-11-24", 76, 152, 0, 0, "4.14.1", "26.9.27", "Chromium 156")


def test_what_is_written_is_what_is_read() -> None:
    assert figures(KNOWN.as_data()) == KNOWN


@pytest.mark.parametrize(
    "change", [{"date": ""}, {"pages": "many"}, {"findings": ""}, {"axe": ""}], ids=str
)
def test_figures_that_are_not_whole_are_none(change: dict[str, str]) -> None:
    assert figures({**KNOWN.as_data(), **change}) is None


@pytest.mark.parametrize("text", ["", "- a", "date: [", "pages: 3"])
def test_a_file_that_is_not_what_audit_writes_has_no_figures(text: str, tmp_path: Path) -> None:
    (tmp_path / figures_file.FILE).write_text(text, encoding="utf-8")
    assert figures_file.read(tmp_path) is None


def test_no_file_has_no_figures(tmp_path: Path) -> None:
    assert figures_file.read(tmp_path) is None


def test_the_site_has_figures() -> None:
    known = figures_file.read(ROOT)
    assert known is not None
    assert known.views == len(audit.WIDTHS) * len(audit.SCHEMES) * known.pages
