"""What a script compares what the browser keeps with: today's text of each section, today's questions."""

from __future__ import annotations

from collections.abc import Sequence

from cadre.markdown import quiz
from cadre.markdown.context import Context
from cadre.model.bank import Scenario
from cadre.model.policy import Section, fingerprint


def marks(context: Context) -> dict[str, str]:
    """Return what the page of each section tells the script, `title:text`, by page."""
    official = context.policy.text(context.policy.official)
    found = ((section, official.page(section.page)) for section in context.policy.sections)
    return {
        section.page: f"{units[0].id}:{text_of(section, context)}"
        for section, units in found
        if units
    }


def text_of(section: Section, context: Context) -> str:
    """Return the short hash of a section's official text: 8 characters."""
    return fingerprint(context.policy.text(context.policy.official).page(section.page))[:8]


def answers(scenarios: Sequence[Scenario], context: Context) -> str:
    """Return what answers are compared with: `id:passages:option=verdict&…` for each scenario."""
    return " ".join(_today(one, context) for one in scenarios)


def _today(scenario: Scenario, context: Context) -> str:
    options = "&".join(f"{option.id}={option.verdict}" for option in scenario.options)
    return f"{scenario.id}:{quiz.passages_hash(scenario, context)}:{options}"
