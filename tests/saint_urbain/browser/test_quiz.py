"""The quiz as a reader uses it: with a mouse, with a keyboard, without a script, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cadre import reading
from cadre.model import bank
from cadre.model.bank import Scenario, Verdict
from cadre.reading import settings
from tests.support import ROOT, phones
from tests.support.asking import check, see_all

PROJECT = reading.read(settings.load(ROOT))
SINGLE = PROJECT.bank.group("loyaute").scenarios[0]
WORDS = {
    "fr": {
        Verdict.BEST: "Bonne réponse",
        Verdict.ACCEPTABLE: "Possible, mais il y a mieux",
        Verdict.WRONG: "Pas la bonne réponse",
    },
    "en": {
        Verdict.BEST: "Correct",
        Verdict.ACCEPTABLE: "Possible, but there is a better choice",
        Verdict.WRONG: "Not the right answer",
    },
}


def question(page: Page, scenario: Scenario) -> Locator:
    return page.locator(".quiz__question", has=page.locator(f'[data-question="{scenario.id}"]'))


def option(scenario: Scenario, verdict: Verdict) -> bank.Option:
    return next(one for one in scenario.options if one.verdict is verdict)


def address(language: str, group: str = "loyaute") -> str:
    return f"{'' if language == 'fr' else '/en'}/quiz/{group}/"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("verdict", [Verdict.BEST, Verdict.WRONG])
def test_the_verdict_comes_first_then_the_feedback_then_the_passage(
    verdict: Verdict, language: str, page: Page
) -> None:
    page.goto(address(language))
    asked = question(page, SINGLE)
    chosen = option(SINGLE, verdict)
    asked.locator(f'[value="{chosen.id}"]').check()
    check(page, SINGLE)

    expect(asked.get_by_role("status")).to_have_text(WORDS[language][verdict])
    details = asked.locator(".quiz__details")
    told = " ".join(details.inner_text().split())
    feedback = " ".join(chosen.feedback[language].split())
    quote = SINGLE.citations(chosen)[0].quote[language]
    assert told.index(feedback[:40]) < told.index(quote[:40])
    link = details.get_by_role("link").first
    expect(link).to_be_visible()
    link.click()
    page.wait_for_url(f"**/cadre/loyaute/#{SINGLE.citations(chosen)[0].unit}*")


def test_the_status_is_in_the_page_and_empty_before_it_speaks(page: Page) -> None:
    page.goto(address("fr"))
    statuses = page.locator('[role="status"].quiz__feedback')
    assert statuses.count() == len(PROJECT.bank.group("loyaute").scenarios)
    assert all(text == "" for text in statuses.all_inner_texts())


def test_choosing_does_not_submit_and_nothing_is_chosen_at_first(page: Page) -> None:
    page.goto(address("fr"))
    asked = question(page, SINGLE)
    assert page.locator(".quiz input:checked").count() == 0
    asked.locator("input").first.check()
    expect(asked.get_by_role("status")).to_be_empty()


def test_checking_with_nothing_chosen_says_what_to_do(page: Page) -> None:
    page.goto(address("fr"))
    asked = question(page, SINGLE)
    check(page, SINGLE)
    expect(asked.get_by_role("status")).to_have_text("Choisissez une réponse avant de vérifier.")


def test_one_may_try_again(page: Page) -> None:
    page.goto(address("fr"))
    asked = question(page, SINGLE)
    for verdict in (Verdict.WRONG, Verdict.BEST):
        asked.locator(f'[value="{option(SINGLE, verdict).id}"]').check()
        check(page, SINGLE)
        expect(asked.get_by_role("status")).to_have_text(WORDS["fr"][verdict])
    assert asked.locator(".quiz__others").count() == 1


def test_the_third_option_is_chosen_with_the_keyboard_alone(page: Page) -> None:
    page.goto(address("fr"))
    asked = question(page, SINGLE)
    asked.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(asked.locator("input").nth(2)).to_be_checked()
    page.keyboard.press("Enter")
    expect(asked.get_by_role("status")).not_to_be_empty()


def answer_all(page: Page) -> None:
    for number in range(page.locator(".quiz__form").count()):
        form = page.locator(".quiz__form").nth(number)
        form.locator("input").first.check()
        form.get_by_role("button").click()
    page.evaluate("scrollTo(0, 0)")
    for folded in page.locator(".quiz__others > summary").all():
        folded.click()


@pytest.mark.parametrize(("width", "text"), [(320, "125%"), (1280, "250%"), (640, "250%")])
def test_an_answered_quiz_loses_nothing_when_narrow_or_in_large_letters(
    width: int, text: str, chromium: Browser, server: str
) -> None:
    with chromium.new_context(base_url=server, **phones.screen(width)) as context:
        page = context.new_page()
        page.goto("/quiz/responsabilite/")
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", text)
        everything = page.get_by_role("button", name="Voir toutes les questions")
        if everything.is_visible():
            everything.click()
        answer_all(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cut = page.evaluate(
            """[...document.querySelectorAll('.quiz *')]
                .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
                    && getComputedStyle(one).overflowX !== 'visible')
                .map((one) => one.className)"""
        )
        assert cut == []


def test_without_a_script_the_quiz_can_be_read_with_its_keys_closed(
    chromium: Browser, server: str
) -> None:
    with chromium.new_context(base_url=server, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address("fr"))
        keys = page.locator("details.quiz__key")
        assert keys.count() == len(PROJECT.bank.group("loyaute").scenarios)
        assert page.locator(".md-content details[open]").count() == 0
        expect(page.get_by_role("button", name="Vérifier ma réponse")).to_have_count(0)
        asked = question(page, SINGLE)
        asked.get_by_role("link", name="Voir la réponse").click()
        assert page.url.endswith(f"#reponse-{SINGLE.id}")
        keys.first.locator("summary").click()
        expect(keys.first).to_contain_text(WORDS["fr"][Verdict.BEST])
        keys.first.get_by_role("link", name="Retour à la question").click()
        assert page.url.endswith(f"#question-{SINGLE.id}")


def test_on_paper_the_keys_are_open_after_the_questions(page: Page) -> None:
    page.goto(address("fr"))
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for key in page.locator("details.quiz__key").all():
        expect(key).to_have_attribute("open", "")
    expect(page.locator(".quiz__keys")).to_be_visible()
    last = page.locator(".quiz__question").last.bounding_box()
    keys = page.locator(".quiz__keys").bounding_box()
    assert last is not None
    assert keys is not None
    assert keys["y"] > last["y"]


def test_each_choice_is_a_target_large_enough_for_a_finger(page: Page) -> None:
    page.goto(address("fr"))
    for line in page.locator(".quiz__option:visible").all():
        box = line.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    for choice in page.locator(".quiz__option:visible input").all():
        box = choice.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_from_the_principle_to_its_quiz_to_the_next_one_and_home(page: Page) -> None:
    page.goto("/cadre/loyaute/")
    page.get_by_role("link", name="Toutes les questions : Loyauté").click()
    page.wait_for_url("**/quiz/loyaute/")
    see_all(page)
    page.get_by_role("link", name="Lire le passage : Loyauté").click()
    page.wait_for_url("**/cadre/loyaute/#loyaute")
    page.go_back()
    see_all(page)
    page.get_by_role("link", name="Questions suivantes : Responsabilité").click()
    page.wait_for_url("**/quiz/responsabilite/")
    see_all(page)
    page.get_by_role("link", name="Retour à l'accueil").click()
    page.wait_for_url(lambda url: url.endswith("/"))


def test_the_quiz_script_is_only_where_there_is_a_quiz(page: Page) -> None:
    page.goto("/que-faire/")
    assert page.locator('script[src*="quiz"], link[href*="quiz.css"]').count() == 0
    page.goto("/cadre/loyaute/")
    assert page.locator('script[src*="quiz"]').count() == 1
