"""What the results count, and the key that a link leads to."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from cadre import reading
from cadre.model.bank import Verdict
from cadre.reading import settings
from tests.support import ROOT
from tests.support.asking import answer, see_all

BANK = reading.read(settings.load(ROOT)).bank
FIRST, SECOND = BANK.group("loyaute").scenarios[:2]
QUIZ = "/quiz/loyaute/"


def counts(page: Page) -> list[str]:
    shown = page.locator(".quiz__counts > li:visible")
    return [" ".join(text.split()) for text in shown.all_inner_texts()]


def test_results_without_an_answer_say_so_and_give_no_figure(page: Page) -> None:
    page.goto(QUIZ)
    for _ in BANK.group("loyaute").scenarios:
        page.get_by_role("button", name="Passer cette question").click()
    expect(
        page.get_by_text("Vous n'avez encore répondu à aucune de ces questions.")
    ).to_be_visible()
    assert counts(page) == []
    expect(page.locator(".quiz__nothing")).to_be_hidden()
    expect(page.locator(".quiz__sheet")).to_be_hidden()


def test_results_tell_what_is_possible_and_what_is_not_answered_apart(page: Page) -> None:
    group, possible = next(
        (BANK.scenario(one.id)[0], one)
        for one in BANK.all()
        if any(option.verdict is Verdict.ACCEPTABLE for option in one.options)
    )
    page.goto(f"/quiz/{group.group}/")
    answer(page, possible, Verdict.ACCEPTABLE)
    missed = next(one for one in group.scenarios if one is not possible)
    answer(page, missed, Verdict.WRONG)
    see_all(page)
    page.get_by_role("button", name="Voir mes résultats").click()
    left = len(group.scenarios) - 2
    assert counts(page) == [
        "Bonnes réponses : 0",
        "Réponses possibles : 1",
        "À revoir : 1",
        *([f"Sans réponse : {left}"] if left else []),
    ]
    line = page.locator(".quiz__groups li")
    expect(line).to_contain_text("possibles : 1, à revoir : 1")
    expect(line).not_to_contain_text("bonnes")


def test_each_passage_to_reread_is_quoted_once_with_the_most_words(page: Page) -> None:
    page.goto("/quiz/respect/")
    for scenario in BANK.group("respect").scenarios:
        answer(page, scenario, Verdict.WRONG)
    see_all(page)
    page.get_by_role("button", name="Voir mes résultats").click()
    quoted = [
        (
            one.locator(".passage__source").inner_text(),
            one.locator("p").first.inner_text().strip("«»\u00a0 "),
        )
        for one in page.locator(".quiz__reread blockquote").all()
    ]
    repeated = [
        (source, words)
        for rank, (source, words) in enumerate(quoted)
        for other, (same, more) in enumerate(quoted)
        if rank != other and source == same and words in more
    ]
    assert quoted
    assert repeated == []


def test_a_link_to_a_key_shows_it_beside_its_question(page: Page) -> None:
    page.goto(f"{QUIZ}#reponse-{SECOND.id}")
    key = page.locator(f"#reponse-{SECOND.id}")
    expect(key).to_have_attribute("open", "")
    expect(key).to_be_in_viewport()
    expect(page.locator(f"#reponse-{FIRST.id}")).to_be_hidden()
    page.evaluate(f"location.hash = '#reponse-{FIRST.id}'")
    expect(page.locator(f"#reponse-{FIRST.id}")).to_be_in_viewport()
