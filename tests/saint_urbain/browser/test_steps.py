"""The home page's steps: where the reader is in each, and the one thing to do next."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

MAIN = ".step .button--main"


def tags(page: Page) -> list[str]:
    return page.locator(".step .tag").all_inner_texts()


def keep(page: Page, sections: int) -> None:
    """Keep in the browser that the first sections were opened, with today's text."""
    page.goto("/")
    known = json.loads(str(page.locator('[data-step="read"]').get_attribute("data-sections")))
    opened = dict(mark.split(":") for mark, _, _ in known[:sections])
    page.evaluate("kept => localStorage.setItem('cadre-opened', JSON.stringify(kept))", opened)
    page.reload()


def answer(page: Page, questions: int) -> None:
    """Keep in the browser an answer to the first questions of the quick quiz."""
    facts = str(page.locator('[data-step="check"]').get_attribute("data-scenarios")).split(" ")
    answers = {}
    for fact in facts[:questions]:
        name, passages, options = fact.split(":")
        chosen = [options.partition("=")[0]]
        answers[name] = {"chosen": chosen, "verdict": "best", "passages": passages, "group": "x"}
    page.evaluate(
        "answers => localStorage.setItem('cadre-quiz', JSON.stringify({ version: 1, answers }))",
        answers,
    )
    page.reload()


def test_who_comes_for_the_first_time_begins(page: Page) -> None:
    page.goto("/")
    assert tags(page) == ["Pas commencé", "Pas commencé"]
    expect(page.locator(MAIN)).to_have_count(1)
    expect(page.locator(MAIN)).to_have_text("Commencer")
    page.locator(MAIN).click()
    page.wait_for_url("**/cadre/#introduction")


def test_who_has_opened_sections_goes_on_at_the_next_one(page: Page) -> None:
    keep(page, 6)
    assert tags(page) == ["Section 7 de 15", "Pas commencé"]
    expect(page.locator(MAIN)).to_have_text("Continuer\u00a0: 3- Respect")
    page.locator(MAIN).click()
    page.wait_for_url("**/cadre/respect/")


def test_opened_is_never_read_and_the_quiz_comes_next(page: Page) -> None:
    keep(page, 15)
    assert tags(page) == ["Toutes les sections ouvertes", "Pas commencé"]
    expect(page.locator(MAIN)).to_have_text("Faire le quiz")
    expect(page.locator(".steps")).not_to_contain_text(re.compile(r"\b(lue?s?|read)\b"))


def test_a_quiz_begun_goes_on_and_then_comes_what_one_may_be_asked(page: Page) -> None:
    keep(page, 15)
    answer(page, 1)
    assert tags(page)[1] == "1 réponse sur 11"
    answer(page, 3)
    assert tags(page)[1] == "3 réponses sur 11"
    expect(page.locator(MAIN)).to_have_text("Continuer le quiz")
    answer(page, 11)
    assert tags(page)[1] == "Quiz fait. Vous avez terminé."
    assert page.locator(".step .button").all_inner_texts()[:2] == [
        "Rouvrir le cadre",
        "Revoir mes résultats",
    ]
    expect(page.locator(MAIN)).to_have_text("Voir ce qu'on peut vous demander")
    page.locator(MAIN).click()
    page.wait_for_url("**/signer/")


def test_the_quiz_alone_is_not_the_end(page: Page) -> None:
    keep(page, 14)
    answer(page, 11)
    assert tags(page)[1] == "Quiz fait"


@pytest.mark.parametrize(
    ("address", "words"),
    [("/", ["Commencer", "Faire le quiz"]), ("/en/", ["Start", "Take the quiz"])],
)
def test_without_script_the_same_steps_are_plain_links(
    address: str, words: list[str], chromium: Browser, server: str
) -> None:
    with chromium.new_context(base_url=server, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        assert page.locator(".step .button").all_inner_texts()[:2] == words
        expect(page.locator(MAIN)).to_have_count(1)
        expect(page.locator(".step .tag").first).to_be_hidden()


def test_each_section_leads_to_the_next_one_and_the_last_to_the_quiz(page: Page) -> None:
    page.goto("/cadre/")
    for number in range(1, 16):
        expect(page.locator(".way__stage")).to_have_text(f"Section {number} de 15")
        page.locator(".way .button--main").click()
    page.wait_for_url("**/quiz/rapide/")


def test_the_menu_and_the_contents_stand_outside_main(page: Page) -> None:
    page.goto("/cadre/loyaute/")
    assert page.locator("main").count() == 1
    assert page.locator("main .menu, main .md-nav--secondary").count() == 0
