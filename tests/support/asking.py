"""Answering the quiz in a page, and what the browser then keeps."""

from __future__ import annotations

import json
from typing import Final

from playwright.sync_api import Locator, Page, expect

from cadre.bank import Scenario, Verdict

KEY: Final = "cadre-quiz"


def section(page: Page, scenario: Scenario) -> Locator:
    return page.locator(".quiz__question", has=page.locator(f'[data-question="{scenario.id}"]'))


def option(page: Page, scenario: Scenario, verdict: Verdict) -> Locator:
    named = next(one for one in scenario.options if one.verdict is verdict)
    return section(page, scenario).locator(f'[value="{named.id}"]')


def status(page: Page, scenario: Scenario) -> Locator:
    return section(page, scenario).get_by_role("status")


def answer(page: Page, scenario: Scenario, verdict: Verdict = Verdict.BEST) -> None:
    option(page, scenario, verdict).check()
    section(page, scenario).get_by_role("button", name="Vérifier ma réponse").click()
    expect(status(page, scenario)).not_to_be_empty()


def progress(page: Page) -> Locator:
    return page.locator(".quiz__progress")


def kept(page: Page) -> list[str]:
    return sorted(
        json.loads(page.evaluate(f"localStorage['{KEY}'] ?? '{{\"answers\": {{}}}}'"))["answers"]
    )
