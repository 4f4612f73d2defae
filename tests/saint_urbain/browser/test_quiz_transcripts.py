"""What a screen reader says of a question of each type, before the answer and after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from cadre import reading
from cadre.model.bank import Scenario, Type, Verdict
from cadre.reading import settings
from tests.support import ROOT, screen_reader

BANK = reading.read(settings.load(ROOT)).bank
SCENARIOS = {
    "single": BANK.quick()[0],
    "multiple": next(one for one in BANK.all() if one.type is Type.MULTIPLE),
}
PREFIX = {"fr": "", "en": "/en"}


def question(scenario: Scenario) -> str:
    return f'.quiz__question:has([data-question="{scenario.id}"])'


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_a_question_is_said_whole_and_once(
    kind: str, language: str, page: Page, packages: Path
) -> None:
    scenario = SCENARIOS[kind]
    group, _ = BANK.scenario(scenario.id)
    page.goto(f"{PREFIX[language]}/quiz/{group.group}/")
    screen_reader.install(page, packages)
    selector = question(scenario)

    page.evaluate("id => { location.hash = `question-${id}`; }", scenario.id)
    page.locator(f"{selector} input").first.wait_for()
    before = screen_reader.walk(page, selector)
    for option in scenario.options:
        if option.verdict is Verdict.WRONG:
            page.locator(f'{selector} [value="{option.id}"]').check()
            break
    announced = screen_reader.listen(page, selector, "button.quiz__check")
    after = screen_reader.walk(page, f"{selector} .quiz__details")

    said = "\n".join(["# before", *before, "# announced", *announced, "# after", *after, ""])
    screen_reader.check(f"quiz-{kind}-{language}", said)

    # The order that the golden file keeps, said in words, so that nobody accepts another one by mistake.
    words = " ".join(before)
    assert words.index(scenario.question[language][:20]) < words.index(
        scenario.options[0].text[language][:20]
    )
    for option in scenario.options:
        assert (
            words.count(option.text[language]) <= 2
        )  # the choice, then its label when read through
    # The verdict alone, in one sentence, besides the heading that takes the focus.
    (verdict,) = [one for one in announced if one.startswith("polite: ")]
    assert len(announced) == 2
    assert len(verdict.split()) < 20
