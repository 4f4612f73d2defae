"""The quick quiz with the keyboard alone, from the first question to the sheet, in two browsers."""

from __future__ import annotations

import json
from typing import Any, Protocol

import pytest
from playwright.sync_api import Page

from cadre import reading
from cadre.model.bank import Type, Verdict
from cadre.reading import settings
from tests.support import ROOT
from tests.support.firefox import Firefox

BANK = reading.read(settings.load(ROOT)).bank
QUICK = BANK.quick()
MULTIPLE = next(one for one in BANK.all() if one.type is Type.MULTIPLE)
FOCUSED = "document.activeElement"
#: The one button of the bar.
GO = '.quiz__bar [data-action="go"]'


class Reader(Protocol):
    """Somebody who has a keyboard and no mouse."""

    def goto(self, address: str) -> None: ...
    def press(self, *keys: str) -> None: ...
    def evaluate(self, source: str) -> Any: ...


class InChromium:
    def __init__(self, page: Page) -> None:
        self.page = page

    def goto(self, address: str) -> None:
        self.page.goto(address)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def evaluate(self, source: str) -> Any:
        return self.page.evaluate(source)


@pytest.fixture(params=["chromium", "firefox"])
def reader(request: pytest.FixtureRequest) -> Reader:
    if request.param == "chromium":
        return InChromium(request.getfixturevalue("page"))
    firefox: Firefox = request.getfixturevalue("firefox")
    return firefox


def tab_to(reader: Reader, wanted: str, most: int = 60) -> None:
    """Press Tab until what has the focus matches a selector."""
    for _ in range(most):
        reader.press("Tab")
        if reader.evaluate(f"{FOCUSED}.matches({json.dumps(wanted)})"):
            return
    pytest.fail(f"Tab does not lead to {wanted}")


def start_at(reader: Reader, anchor: str) -> None:
    """Put the place where Tab starts at an anchor, as a link to it does, once the page has followed."""
    reader.evaluate(f"location.hash = {anchor!r}, 0")
    for _ in range(500):
        if reader.evaluate(f"document.querySelector({anchor!r}).checkVisibility()"):
            return
    pytest.fail(f"{anchor} is not shown")


def said(reader: Reader, question: str) -> str:
    selector = f'.quiz__question:has([data-question="{question}"]) [role="status"]'
    return " ".join(str(reader.evaluate(f"document.querySelector({selector!r}).innerText")).split())


def test_the_quick_quiz_is_finished_without_a_mouse(reader: Reader, server: str) -> None:
    reader.goto(f"{server}/quiz/rapide/")
    reader.evaluate("window.print = () => { window.printed = true }, 0")
    for scenario in QUICK:
        start_at(reader, f"#question-{scenario.id}")
        tab_to(reader, f'[data-question="{scenario.id}"] input')
        # Space chooses the first option; each arrow the next one. The third, or the last if fewer.
        third = min(3, len(scenario.options)) - 1
        reader.press(" ", *["ArrowDown"] * third)
        chosen = scenario.options[third]
        assert reader.evaluate(f"{FOCUSED}.value") == chosen.id
        assert said(reader, scenario.id) == ""
        tab_to(reader, GO, 3)
        reader.press("Enter")
        expected = {
            Verdict.BEST: "Bonne réponse",
            Verdict.WRONG: "Pas la bonne réponse",
            Verdict.ACCEPTABLE: "Possible, mais il y a mieux",
        }[chosen.verdict]
        assert said(reader, scenario.id).startswith(expected)
        assert reader.evaluate(f"{FOCUSED}.matches('.quiz__why-title')"), "at the reasons"

    tab_to(reader, GO)
    reader.press("Enter")
    assert reader.evaluate(f"{FOCUSED}.matches('.quiz__results-title')")
    tab_to(reader, '[data-action="print"]')
    reader.press("Enter")
    assert reader.evaluate("window.printed === true")


def test_an_answer_is_changed_without_a_mouse(reader: Reader, server: str) -> None:
    scenario = QUICK[0]
    reader.goto(f"{server}/quiz/loyaute/")
    start_at(reader, f"#question-{scenario.id}")
    tab_to(reader, f'[data-question="{scenario.id}"] input')
    best = next(i for i, one in enumerate(scenario.options) if one.verdict is Verdict.BEST)
    other = (best + 1) % len(scenario.options)
    reader.press(" ", *["ArrowDown"] * other)
    tab_to(reader, GO, 3)
    reader.press("Enter")
    assert said(reader, scenario.id).startswith("Pas la bonne réponse")
    reader.press("Shift+Tab")
    steps = (best - other) % len(scenario.options)
    reader.press(*["ArrowDown"] * steps)
    tab_to(reader, GO, 3)
    reader.press("Enter")
    assert said(reader, scenario.id).startswith("Bonne réponse")


def test_a_question_with_several_answers_is_answered_without_a_mouse(
    reader: Reader, server: str
) -> None:
    group, _ = BANK.scenario(MULTIPLE.id)
    reader.goto(f"{server}/quiz/{group.group}/")
    start_at(reader, f"#question-{MULTIPLE.id}")
    for option in MULTIPLE.options:
        tab_to(reader, f'[data-question="{MULTIPLE.id}"] [value="{option.id}"]')
        if option.verdict is Verdict.BEST:
            reader.press(" ")
    tab_to(reader, GO, 3)
    reader.press("Enter")
    assert said(reader, MULTIPLE.id).startswith("Bonne réponse")
