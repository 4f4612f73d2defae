"""The figures of the last examination: what `audit` writes is what the accessibility page reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre import reading
from cadre.model.figures import Figures
from cadre.reading import figures_file, settings
from dev import audit

from .support import ROOT

KNOWN = Figures(
    site="Bourg, Cadre",
    date="2026-11-24",
    pages=76,
    views=152,
    findings=0,
    errors=0,
    axe="4.14.1",
    nu="26.9.27",
    browser="Chromium 156",
)
WRITTEN = "".join(f'{key}: "{value}"\n' for key, value in KNOWN.as_data().items())


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    (tmp_path / figures_file.FILE).write_text(WRITTEN, encoding="utf-8")
    assert figures_file.read(tmp_path) == (KNOWN, ())


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('date: "2026-11-24"', 'date: ""', "value-not-date"),
        ('pages: "76"', "pages: many", "value-not-number"),
        ('pages: "76"', "pages: -1", "value-not-number"),
        ('findings: "0"', "findings:", "value-not-number"),
        ('axe: "4.14.1"', "axe:", "text-empty"),
        ("axe:", "axes:", "field-unknown"),
    ],
)
def test_figures_that_are_not_whole_are_none(
    before: str, after: str, code: str, tmp_path: Path
) -> None:
    assert before in WRITTEN
    text = WRITTEN.replace(before, after)
    (tmp_path / figures_file.FILE).write_text(text, encoding="utf-8")
    figures, problems = figures_file.read(tmp_path)
    assert figures is None
    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize("text", ["", "- a", "date: [", "pages: 3"])
def test_a_file_that_is_not_what_audit_writes_has_no_figures(text: str, tmp_path: Path) -> None:
    (tmp_path / figures_file.FILE).write_text(text, encoding="utf-8")
    figures, problems = figures_file.read(tmp_path)
    assert figures is None
    assert problems


def test_no_file_has_no_figures(tmp_path: Path) -> None:
    assert figures_file.read(tmp_path) == (None, ())


@pytest.mark.usefixtures("saint_urbain")
def test_the_site_has_figures() -> None:
    known, _ = figures_file.read(ROOT)
    assert known is not None
    assert known.views == len(audit.WIDTHS) * len(audit.SCHEMES) * known.pages


@pytest.mark.parametrize(
    ("site", "shown"),
    [
        ("Bourg de l'Anse, Article 1 : le silence", True),
        ("Paroisse de Saint-Urbain, Cadre", False),
        ("", False),
    ],
)
def test_figures_of_another_site_are_not_shown(site: str, shown: bool, bourg: Path) -> None:
    text = WRITTEN.replace('site: "Bourg, Cadre"', f'site: "{site}"')
    (bourg / figures_file.FILE).write_text(text, encoding="utf-8")
    project = reading.read(settings.load(bourg))
    assert project.problems == ()
    assert (project.examined is not None) is shown
