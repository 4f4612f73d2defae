"""The other engine: back and forward, storage and other tabs, words marked at the end of a link."""

from __future__ import annotations

import json

import pytest

from cadre import reading
from cadre.model.bank import Scenario, Verdict
from cadre.reading import settings
from tests.support import ROOT, highlights
from tests.support.asking import embedded
from tests.support.drivers import Mozilla, until
from tests.support.firefox import Firefox

BANK = reading.read(settings.load(ROOT)).bank
#: The one that stands on the principle's page too, and another.
FIRST = embedded(BANK, "loyaute")
SECOND = next(one for one in BANK.group("loyaute").scenarios if one is not FIRST)
QUIZ = "/quiz/loyaute/"
PROGRESS = "document.querySelector('.quiz__given').textContent"
KEPT = "Object.keys(JSON.parse(localStorage['cadre-quiz'] ?? '{\"answers\":{}}').answers)"


@pytest.fixture
def reader(firefox: Firefox, server: str) -> Mozilla:
    """A browser that has kept nothing yet."""
    return Mozilla(firefox, server)


def open_quiz(reader: Mozilla, address: str = QUIZ) -> None:
    reader.goto(address)
    until(reader, "document.querySelector('.quiz--active') !== null")


def option(scenario: Scenario, verdict: Verdict) -> str:
    chosen = next(one for one in scenario.options if one.verdict is verdict)
    return f"document.getElementById({json.dumps(f'{scenario.id}--{chosen.id}')})"


def status(scenario: Scenario) -> str:
    form = f"document.querySelector('[data-question=\"{scenario.id}\"]')"
    return f"{form}.parentElement.querySelector('[role=\"status\"]').textContent"


def answer(reader: Mozilla, scenario: Scenario, verdict: Verdict = Verdict.BEST) -> None:
    reader.evaluate(f"{option(scenario, verdict)}.click()")
    reader.evaluate(f"document.querySelector('[data-question=\"{scenario.id}\"]').requestSubmit()")
    until(reader, f"{status(scenario)} !== ''")


def back(reader: Mozilla, address: str = QUIZ) -> None:
    reader.evaluate("void history.back()")
    until(reader, f"location.pathname === {json.dumps(address)}")
    until(reader, "document.querySelector('.quiz--active') !== null")


def test_answers_erased_elsewhere_are_gone_when_one_comes_back(reader: Mozilla) -> None:
    open_quiz(reader)
    answer(reader, FIRST)
    reader.evaluate(f"{option(FIRST, Verdict.WRONG)}.click()")
    reader.goto("/a-propos/")
    until(reader, "document.querySelector('[data-module=\"eraser\"] button') !== null")
    reader.evaluate("document.querySelector('[data-module=\"eraser\"] button').click()")
    until(reader, "localStorage.length === 0")
    back(reader)
    until(reader, f"{PROGRESS}.includes('0')")
    assert reader.evaluate(status(FIRST)) == ""
    assert reader.evaluate("document.querySelectorAll('.quiz input:checked').length") == 0


def test_an_answer_given_on_a_principle_counts_when_one_comes_back(reader: Mozilla) -> None:
    open_quiz(reader)
    open_quiz(reader, "/cadre/loyaute/")
    answer(reader, FIRST)
    back(reader)
    until(reader, f"{PROGRESS}.includes('1')")
    assert reader.evaluate(status(FIRST)) != ""
    reader.evaluate("void history.forward()")
    until(reader, "location.pathname === '/cadre/loyaute/'")
    until(reader, f"{status(FIRST)} !== ''")


def test_a_choice_being_made_outlives_what_another_tab_opens_and_answers(reader: Mozilla) -> None:
    open_quiz(reader, f"{QUIZ}#question-{FIRST.id}")
    chosen = option(FIRST, Verdict.WRONG)
    reader.evaluate(f"{chosen}.focus()")
    reader.evaluate(f"{chosen}.click()")
    reader.browser.tab(1)
    open_quiz(reader, "/cadre/loyaute/")
    answer(reader, FIRST)
    open_quiz(reader)
    answer(reader, SECOND)
    reader.browser.tab(0)
    until(reader, f"{PROGRESS}.includes('2')")
    assert reader.evaluate(f"{chosen}.checked")
    assert reader.evaluate(f"document.activeElement === {chosen}")
    assert reader.evaluate(status(FIRST)) == ""
    assert reader.evaluate(status(SECOND)) != ""
    answer(reader, FIRST, Verdict.WRONG)
    assert sorted(reader.evaluate(KEPT)) == sorted([FIRST.id, SECOND.id])


def test_what_is_erased_comes_back(reader: Mozilla) -> None:
    open_quiz(reader)
    answer(reader, FIRST)
    reader.evaluate("document.querySelector('[data-action=\"erase\"]').click()")
    assert reader.evaluate(KEPT) == []
    reader.evaluate("document.querySelector('[data-action=\"undo\"]').click()")
    assert reader.evaluate(KEPT) == [FIRST.id]
    assert reader.evaluate(f"{option(FIRST, Verdict.BEST)}.checked")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_link_marks_the_words_that_it_quotes(language: str, reader: Mozilla) -> None:
    root = "" if language == "fr" else "/en"
    open_quiz(reader, f"{root}/quiz/rapide/")
    links = highlights.links(lambda source: reader.evaluate(f"({source})()"))
    assert len(links) >= 11
    faults = {link.address: follow(reader, link) for link in links[::3]}
    assert {address: fault for address, fault in faults.items() if fault} == {}


def follow(reader: Mozilla, link: highlights.Link) -> str:
    reader.browser.goto("about:blank")
    reader.goto(link.address)
    until(reader, "document.readyState === 'complete'")
    # A sheet made by a script is not what the page's own policy refuses.
    reader.evaluate(
        "void document.adoptedStyleSheets.push(Object.assign(new CSSStyleSheet(), {}))"
        f" || void document.adoptedStyleSheets.at(-1).replaceSync({json.dumps(highlights.STYLE)})"
    )
    boxes = highlights.boxes(
        lambda source, values: reader.evaluate(f"({source})({json.dumps(values)})"), link
    )
    scale = reader.evaluate("devicePixelRatio")
    return highlights.fault(reader.browser.picture(), boxes, scale)
