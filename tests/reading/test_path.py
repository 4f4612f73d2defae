"""The short way through the policy, and the words of the whole one."""

from __future__ import annotations

from pathlib import Path

from cadre import reading
from cadre.reading import path, settings


def test_a_section_in_short_is_its_summary(bourg: Path) -> None:
    project = reading.read(settings.load(bourg))
    first, _ = path.essentials(project.pages, project.policy, "fr")
    assert first.title.id == "silence"
    assert first.points == ("Les employés gardent le silence.",)
    assert first.units == ()


def test_a_section_without_summary_is_quoted_without_its_lines_to_sign(bourg: Path) -> None:
    page = bourg / "docs" / "fr" / "cadre" / "ententes.md"
    source = page.read_text(encoding="utf-8")
    page.write_text(f"{source}\nLe bourg signe en premier.\n{{ #ententes-2 }}\n", encoding="utf-8")
    project = reading.read(settings.load(bourg))
    _, last = path.essentials(project.pages, project.policy, "fr")
    assert last.points == ()
    assert [unit.text for unit in last.units] == ["Le bourg signe en premier."]


def test_the_way_counts_the_text_and_the_scenario_but_not_what_is_folded(bourg: Path) -> None:
    page = bourg / "docs" / "fr" / "cadre" / "silence.md"
    page.write_text(
        "---\nofficial: true\n---\n\n# Un deux { #silence }\n\nTrois quatre cinq.\n{ #silence-1 }\n\n"
        "/// at-a-glance\n- [Six](#silence-1) sept.\n///\n\n/// quiz | one plan-au-cafe\n///\n",
        encoding="utf-8",
    )
    (bourg / "docs" / "fr" / "cadre" / "ententes.md").write_text(
        "---\nofficial: true\n---\n\n# Huit { #ententes }\n", encoding="utf-8"
    )
    (bourg / "quiz" / "silence.yml").write_text(SCENARIO, encoding="utf-8")
    project = reading.read(settings.load(bourg))
    assert path.words(project.pages, project.policy, project.bank, "fr") == 6 + 7


def test_the_ways_through_the_policy_are_as_short_as_promised(saint_urbain: Path) -> None:
    """The whole way in 15 minutes, the short one in 5, at 200 words a minute."""
    project = reading.read(settings.load(saint_urbain))
    for language in ("fr", "en"):
        whole = path.words(project.pages, project.policy, project.bank, language)
        short = sum(one.words for one in path.essentials(project.pages, project.policy, language))
        assert whole <= 15 * 200
        assert short <= 5 * 200


SCENARIO = """group: silence
title: {fr: Silence, en: Silence}
scenarios:
  - id: plan-au-cafe
    type: single
    cites:
      - unit: silence-1
        quote: {fr: Trois, en: keep silent}
    situation: {fr: Neuf, en: Nine}
    question: {fr: Dix?, en: Ten?}
    options:
      - id: un
        verdict: best
        text: {fr: Onze douze, en: Eleven}
        feedback: {fr: Treize quatorze, en: Twelve}
      - id: deux
        verdict: wrong
        text: {fr: Quinze, en: Fifteen}
        feedback: {fr: Seize, en: Sixteen}
"""
