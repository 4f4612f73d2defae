"""What a page shows of the answers, when other pages of the same browser change them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from cadre import reading
from cadre.model.bank import Verdict
from cadre.reading import settings
from tests.support import ROOT, faults
from tests.support.asking import (
    KEY,
    answer,
    embedded,
    erasing,
    kept,
    option,
    progress,
    section,
    see_all,
    status,
)

BANK = reading.read(settings.load(ROOT)).bank
FIRST, SECOND, THIRD = BANK.group("loyaute").scenarios[:3]
TOTAL = len(BANK.group("loyaute").scenarios)
QUIZ = "/quiz/loyaute/"
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
#: What a browser that wakes a page up tells it.
WAKE = "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


@pytest.fixture
def other(page: Page) -> Page:
    """Another tab of the same browser."""
    return page.context.new_page()


def test_another_tab_that_opens_a_page_leaves_the_choice_and_the_focus(
    page: Page, other: Page
) -> None:
    page.goto(QUIZ)
    answer(page, FIRST)
    chosen = option(page, FIRST, Verdict.WRONG)
    chosen.check()
    link = section(page, FIRST).locator(".quiz__details").get_by_role("link").first
    link.focus()
    other.goto("/cadre/respect/")
    expect(progress(page)).to_have_text(f"Réponses : 1 sur {TOTAL}")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(chosen).to_be_checked()
    expect(link).to_be_focused()


def test_another_tab_that_answers_the_same_question_leaves_the_choice_being_made(
    page: Page, other: Page
) -> None:
    page.goto(QUIZ)
    chosen = option(page, FIRST, Verdict.WRONG)
    chosen.check()
    other.goto(QUIZ)
    answer(other, FIRST)
    expect(progress(page)).to_have_text(f"Réponses : 1 sur {TOTAL}")
    expect(chosen).to_be_checked()
    expect(chosen).to_be_focused()
    expect(status(page, FIRST)).to_be_empty()


def test_another_tab_s_answer_shows_where_no_choice_is_being_made(page: Page, other: Page) -> None:
    page.goto(QUIZ)
    see_all(page)
    answer(page, FIRST)
    button = section(page, FIRST).get_by_role("button", name="Vérifier ma réponse")
    expect(button).to_be_focused()
    other.goto(QUIZ)
    answer(other, FIRST, Verdict.WRONG)
    expect(status(page, FIRST)).to_contain_text("Pas la bonne réponse")
    expect(option(page, FIRST, Verdict.WRONG)).to_be_checked()
    expect(button).to_be_focused()


def test_an_answer_here_keeps_what_another_tab_has_answered_meanwhile(
    page: Page, other: Page
) -> None:
    page.goto(QUIZ)
    other.goto(QUIZ)
    answer(other, SECOND)
    answer(page, FIRST)
    assert kept(page) == sorted([FIRST.id, SECOND.id])


def test_what_another_tab_erases_is_shown_no_longer_choices_included(
    page: Page, other: Page
) -> None:
    page.goto(QUIZ)
    answer(page, FIRST)
    option(page, FIRST, Verdict.WRONG).check()
    other.goto("/a-propos/")
    other.get_by_role("button", name="Tout effacer de ce navigateur").click()
    expect(status(page, FIRST)).to_be_empty()
    expect(page.locator(".quiz input:checked")).to_have_count(0)
    expect(progress(page)).to_have_text(f"Réponses : 0 sur {TOTAL}")


def test_a_page_that_the_browser_wakes_up_shows_what_is_kept_now(page: Page) -> None:
    page.goto(QUIZ)
    answer(page, FIRST)
    page.evaluate(f"localStorage.removeItem('{KEY}')")
    page.evaluate(WAKE)
    expect(status(page, FIRST)).to_be_empty()
    expect(page.locator(".quiz input:checked")).to_have_count(0)
    expect(progress(page)).to_have_text(f"Réponses : 0 sur {TOTAL}")


def test_a_choice_being_made_is_still_there_when_the_page_wakes_up(page: Page) -> None:
    page.goto(QUIZ)
    chosen = option(page, FIRST, Verdict.WRONG)
    chosen.check()
    page.evaluate(WAKE)
    expect(chosen).to_be_checked()


def test_erasing_says_what_it_erases_and_erases_nothing_else(page: Page) -> None:
    page.goto("/quiz/respect/")
    answer(page, BANK.group("respect").scenarios[0])
    page.goto(QUIZ)
    answer(page, FIRST)
    answer(page, SECOND)
    erasing(page, f"Effacer mes réponses à ces {TOTAL} questions").click()
    expect(page.locator(".quiz__said")).to_have_text(
        f"Vos réponses à ces {TOTAL} questions sont effacées."
    )
    assert kept(page) == [BANK.group("respect").scenarios[0].id]


def test_a_question_alone_erases_itself_alone(page: Page) -> None:
    page.goto(QUIZ)
    answer(page, FIRST)
    page.goto("/cadre/loyaute/")
    alone = embedded(BANK, "loyaute")
    answer(page, alone)
    erasing(page, "Effacer mes réponses à cette question").click()
    expect(status(page, alone)).to_be_empty()
    assert kept(page) == [FIRST.id]


def test_what_is_erased_comes_back_until_the_page_is_left(page: Page) -> None:
    page.goto(QUIZ)
    answer(page, FIRST, Verdict.WRONG)
    answer(page, SECOND)
    undo = page.get_by_role("button", name="Annuler")
    erase = erasing(page)
    expect(undo).to_be_hidden()
    erase.click()
    erase.click()  # a second tap takes nothing away from the first
    undo.click()
    expect(status(page, FIRST)).to_contain_text("Pas la bonne réponse")
    expect(option(page, FIRST, Verdict.WRONG)).to_be_checked()
    expect(progress(page)).to_have_text(f"Réponses : 2 sur {TOTAL}")
    expect(page.locator(".quiz__said")).to_have_text("Vos réponses sont revenues.")
    expect(undo).to_be_hidden()
    expect(page.locator(".quiz__erasing > summary")).to_be_focused()
    assert kept(page) == sorted([FIRST.id, SECOND.id])


def test_once_the_page_is_left_what_is_erased_is_gone(page: Page) -> None:
    page.goto(QUIZ)
    answer(page, FIRST)
    erasing(page).click()
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    page.evaluate(WAKE)
    expect(page.get_by_role("button", name="Annuler")).to_be_hidden()
    expect(page.locator(".quiz__said")).to_be_empty()


def test_with_nothing_to_erase_nothing_is_said_to_be_erased(page: Page) -> None:
    page.goto(QUIZ)
    erasing(page).click()
    expect(page.locator(".quiz__said")).to_have_text("Il n'y a aucune réponse à effacer ici.")
    expect(page.get_by_role("button", name="Annuler")).to_be_hidden()


def test_erasing_the_whole_site_can_be_undone_too(page: Page, other: Page) -> None:
    page.goto("/cadre/respect/")
    page.goto(QUIZ)
    answer(page, FIRST)
    page.goto("/a-propos/")
    before = page.evaluate("({ ...localStorage })")
    page.get_by_role("button", name="Tout effacer de ce navigateur").click()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Annuler").click()
    assert page.evaluate("({ ...localStorage })") == before
    expect(page.get_by_role("button", name="Tout effacer de ce navigateur")).to_be_focused()
    expect(page.get_by_text("C'est revenu : rien n'est effacé.")).to_be_visible()

    page.get_by_role("button", name="Tout effacer de ce navigateur").click()
    other.goto(QUIZ)
    answer(other, SECOND)
    page.get_by_role("button", name="Annuler").click()
    assert kept(page) == sorted([FIRST.id, SECOND.id])


def test_where_nothing_is_kept_there_is_nothing_to_erase(page: Page) -> None:
    page.goto("/a-propos/")
    page.get_by_role("button", name="Tout effacer de ce navigateur").click()
    expect(page.get_by_text("il n'y a rien à effacer")).to_be_visible()
    expect(page.get_by_role("button", name="Annuler")).to_be_hidden()


@pytest.fixture
def refused(chromium: Browser, server: str) -> Iterator[Page]:
    """A page of a browser that refuses to keep anything; the test fails if a script of the page does."""
    failures: list[str] = []
    with chromium.new_context(base_url=server, locale="fr-CA") as context:
        context.add_init_script(BLOCKED)
        context.add_init_script(BLOCKED.replace("localStorage", "sessionStorage"))
        page = context.new_page()
        faults.gather(page, failures)
        yield page
    assert failures == []


def test_a_browser_that_keeps_nothing_says_so_where_erasing_is_offered(refused: Page) -> None:
    refused.goto("/a-propos/")
    expect(refused.get_by_text("Ce navigateur ne laisse pas ce site garder")).to_be_visible()
    expect(refused.get_by_role("button", name="Tout effacer de ce navigateur")).to_be_hidden()
    refused.goto(QUIZ)
    said = refused.locator(".quiz__said")
    not_kept = "Votre progression ne sera pas gardée dans ce navigateur."
    expect(said).to_have_text(not_kept)
    answer(refused, FIRST)
    erasing(refused).click()
    expect(status(refused, FIRST)).to_be_empty()
    expect(said).to_have_text(f"Vos réponses à ces {TOTAL} questions sont effacées. {not_kept}")
    refused.get_by_role("button", name="Annuler").click()
    expect(status(refused, FIRST)).to_contain_text("Bonne réponse")


@pytest.mark.parametrize(
    ("key", "rubbish"),
    [
        ("cadre-opened", "{"),
        ("cadre-opened", '"x"'),
        ("cadre-opened", '["a", "b"]'),
        ("cadre-opened", '{"respect": 3, "autre": {"a": 1}}'),
        ("cadre-quiz", "{"),
        ("cadre-quiz", '{"answers": {"a": 1}}'),
        ("cadre-palette", "mauve"),
    ],
)
def test_rubbish_under_a_key_of_ours_is_repaired(key: str, rubbish: str, page: Page) -> None:
    page.goto("/glossaire/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, rubbish])
    page.goto("/cadre/loyaute/")
    expect(page.locator(".quiz--active")).to_be_visible()
    found = page.evaluate("({ ...localStorage })")
    assert list(json.loads(found.pop("cadre-opened"))) == ["loyaute"]
    assert list(json.loads(found.pop("cadre-passages"))) == ["fr:loyaute-1"]
    assert found == {}


def test_a_renamed_option_no_longer_counts(page: Page) -> None:
    page.goto(QUIZ)
    for scenario in (FIRST, SECOND, THIRD):
        answer(page, scenario)
    state = json.loads(page.evaluate(f"localStorage['{KEY}']"))
    state["answers"][FIRST.id]["chosen"] = ["un-ancien-nom"]
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(state)])
    page.reload()
    expect(progress(page)).to_have_text(f"Réponses : 2 sur {TOTAL}")
    expect(section(page, FIRST).locator("input:checked")).to_have_count(0)
    page.goto("/")
    expect(page.locator('.principle[data-group="loyaute"] .principle__state')).to_contain_text(
        f"2 réponses sur {TOTAL}"
    )
