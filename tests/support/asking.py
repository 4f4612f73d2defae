"""Answering the quiz in a page, and what the browser then keeps."""

from __future__ import annotations

import json
import re
from typing import Final

from playwright.sync_api import Locator, Page, expect

from cadre.model.bank import Bank, Scenario, Verdict

from . import ROOT

KEY: Final = "cadre-quiz"


def embedded(bank: Bank, group: str) -> Scenario:
    """The scenario on the principle's own page."""
    text = (ROOT / "docs" / "fr" / "cadre" / f"{group}.md").read_text(encoding="utf-8")
    (name,) = re.findall(r"^/// quiz \| one (\S+)", text, re.MULTILINE)
    return bank.scenario(name)[1]


def section(page: Page, scenario: Scenario) -> Locator:
    return page.locator(".quiz__question", has=page.locator(f'[data-question="{scenario.id}"]'))


def option(page: Page, scenario: Scenario, verdict: Verdict) -> Locator:
    named = next(one for one in scenario.options if one.verdict is verdict)
    return section(page, scenario).locator(f'[value="{named.id}"]')


def status(page: Page, scenario: Scenario) -> Locator:
    return section(page, scenario).get_by_role("status")


def come_to(page: Page, scenario: Scenario) -> None:
    """Show a question, as a link to it does: the others may be put away."""
    if not section(page, scenario).is_visible():
        page.evaluate(
            "id => { location.hash = ''; location.hash = `question-${id}`; }", scenario.id
        )
    expect(section(page, scenario)).to_be_visible()


def way_on(page: Page) -> Locator:
    """The one button of the bar."""
    return page.locator('.quiz__bar [data-action="go"]')


def check(page: Page, scenario: Scenario) -> None:
    """Ask for the verdict, by the bar where one question is shown at a time."""
    own = section(page, scenario).locator(".quiz__check")
    (own if own.is_visible() else way_on(page)).click()


def answer(page: Page, scenario: Scenario, verdict: Verdict = Verdict.BEST) -> None:
    come_to(page, scenario)
    option(page, scenario, verdict).check()
    check(page, scenario)
    expect(status(page, scenario)).not_to_be_empty()


def see_all(page: Page) -> None:
    page.get_by_role("button", name="Voir toutes les questions").click()


def erasing(page: Page, name: str = "Effacer mes réponses") -> Locator:
    """The button that erases the answers of the page, once it is unfolded."""
    folded = page.locator(".quiz__erasing")
    if not folded.evaluate("one => one.open"):
        folded.locator("summary").click()
    return page.get_by_role("button", name=name)


def progress(page: Page) -> Locator:
    return page.locator(".quiz__given")


def kept(page: Page) -> list[str]:
    return sorted(
        json.loads(page.evaluate(f"localStorage['{KEY}'] ?? '{{\"answers\": {{}}}}'"))["answers"]
    )
