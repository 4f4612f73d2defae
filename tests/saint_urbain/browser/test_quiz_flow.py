"""One question at a time: the bar, its one button, the cards, the results and what comes next."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from cadre import reading
from cadre.model.bank import Type, Verdict
from cadre.reading import settings
from tests.support import ROOT
from tests.support.asking import answer, check, come_to, kept, option, section, see_all, way_on
from tests.support.phones import phone

BANK = reading.read(settings.load(ROOT)).bank
SCENARIOS = BANK.group("loyaute").scenarios
FIRST, SECOND = SCENARIOS[:2]
MULTIPLE = next(one for one in SCENARIOS if one.type is Type.MULTIPLE)
QUIZ = "/quiz/loyaute/"
#: The words of the button, from the first question to the results.
CHECK, NEXT, END = "Vérifier ma réponse", "Question suivante", "Voir mes résultats"
SHIFT = """() => new Promise((done) => new PerformanceObserver((list) =>
  done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
  .observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 300))"""


@pytest.fixture
def handheld(chromium: Browser, server: str) -> Iterator[Page]:
    with phone(chromium, server) as page:
        page.goto(QUIZ)
        yield page


def finish(page: Page, *missed: int) -> None:
    """Answer every question, and come to the results."""
    for rank, scenario in enumerate(SCENARIOS):
        answer(page, scenario, Verdict.WRONG if rank in missed else Verdict.BEST)
        if scenario.type is Type.MULTIPLE and rank not in missed:
            for one in scenario.options:
                if one.verdict is Verdict.BEST:
                    section(page, scenario).locator(f'[value="{one.id}"]').check()
            check(page, scenario)
        way_on(page).click()
    expect(page.locator(".quiz__results")).to_be_visible()


def card(page: Page, verdict: Verdict) -> Locator:
    return section(page, FIRST).locator(
        ".quiz__option", has=page.locator(f"#{option(page, FIRST, verdict).get_attribute('id')}")
    )


def test_one_question_is_shown_at_a_time_and_all_of_them_on_demand(page: Page) -> None:
    page.goto(QUIZ)
    expect(page.locator(".quiz__question:visible")).to_have_count(1)
    see_all(page)
    expect(page.locator(".quiz__question:visible")).to_have_count(len(SCENARIOS))
    page.get_by_role("button", name="Voir une question à la fois").click()
    expect(page.locator(".quiz__question:visible")).to_have_count(1)


def test_without_a_script_every_question_is_there_and_no_bar(
    chromium: Browser, server: str
) -> None:
    with chromium.new_context(base_url=server, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(QUIZ)
        expect(page.locator(".quiz__question:visible")).to_have_count(len(SCENARIOS))
        expect(page.locator(".quiz .bar")).to_be_hidden()
        expect(page.locator(".quiz :is(button, progress):visible")).to_have_count(0)


def test_the_bar_has_one_button_whose_word_is_the_next_thing_to_do(handheld: Page) -> None:
    button = handheld.locator(".quiz__bar").get_by_role("button")
    for rank, scenario in enumerate(SCENARIOS, 1):
        expect(button).to_have_text(CHECK)
        expect(handheld.locator(".quiz .button--main:visible")).to_have_count(1)
        option(handheld, scenario, Verdict.BEST).check()
        button.click()
        expect(button).to_have_text(NEXT if rank < len(SCENARIOS) else END)
        expect(section(handheld, scenario).locator(".quiz__why-title")).to_be_focused()
        meter = handheld.get_by_role("progressbar")
        expect(meter).to_have_attribute("value", str(rank))
        button.click()
    expect(handheld.locator(".quiz__results-title")).to_be_focused()


def test_a_new_choice_is_to_be_checked_and_takes_the_marks_away(page: Page) -> None:
    page.goto(QUIZ)
    answer(page, FIRST, Verdict.WRONG)
    expect(page.locator(".quiz__mark")).to_have_count(2)
    option(page, FIRST, Verdict.BEST).check()
    expect(page.locator(".quiz__mark")).to_have_count(0)
    expect(way_on(page)).to_have_text(CHECK)


def test_the_bar_stays_at_the_foot_of_the_screen_and_covers_nothing(handheld: Page) -> None:
    bar = handheld.locator(".quiz__bar").bounding_box()
    assert bar is not None
    assert bar["y"] + bar["height"] <= 740
    answer(handheld, FIRST, Verdict.WRONG)
    focused = section(handheld, FIRST).locator(".quiz__why-title").bounding_box()
    bar = handheld.locator(".quiz__bar").bounding_box()
    assert focused is not None
    assert bar is not None
    assert focused["y"] + focused["height"] <= bar["y"]
    way_on(handheld).click()
    number = section(handheld, SECOND).locator(".quiz__number")
    expect(number).to_be_focused()
    top = number.bounding_box()
    header = handheld.locator(".md-header").bounding_box()
    assert top is not None
    assert header is not None
    assert top["y"] >= header["y"] + header["height"]


def test_the_whole_card_is_a_target(handheld: Page) -> None:
    target = card(handheld, Verdict.WRONG)
    box = target.bounding_box()
    assert box is not None
    target.click(position={"x": box["width"] - 4, "y": box["height"] - 4})
    expect(option(handheld, FIRST, Verdict.WRONG)).to_be_checked()


def test_once_checked_the_cards_say_what_was_chosen_and_missed(page: Page) -> None:
    page.goto(QUIZ)
    answer(page, FIRST, Verdict.WRONG)
    expect(card(page, Verdict.WRONG)).to_contain_text("Votre choix, pas la bonne réponse")
    expect(card(page, Verdict.BEST)).to_contain_text("La bonne réponse")
    answer(page, FIRST, Verdict.BEST)
    expect(page.locator(".quiz__mark")).to_have_text(["Votre choix, bonne réponse"])


def test_several_answers_are_told_in_one_sentence_and_on_each_card(page: Page) -> None:
    page.goto(QUIZ)
    come_to(page, MULTIPLE)
    option(page, MULTIPLE, Verdict.BEST).check()
    option(page, MULTIPLE, Verdict.WRONG).check()
    check(page, MULTIPLE)
    told = section(page, MULTIPLE).get_by_role("status")
    best = sum(one.verdict is Verdict.BEST for one in MULTIPLE.options)
    expect(told).to_have_text(f"Pas la bonne réponse : 1 bonne sur {best}, 1 à retirer")
    marks = section(page, MULTIPLE).locator(".quiz__mark").all_inner_texts()
    also = ["Il fallait aussi"] * (best - 1)
    assert sorted(marks) == [*also, "Votre choix, bonne réponse", "À retirer"]


def test_the_word_on_a_choice_to_make_leaves_once_it_is_made(page: Page) -> None:
    page.goto(QUIZ)
    way_on(page).click()
    told = section(page, FIRST).get_by_role("status")
    expect(told).to_have_text("Choisissez une réponse avant de vérifier.")
    option(page, FIRST, Verdict.BEST).check()
    expect(told).to_be_empty()


def test_on_a_phone_a_long_quotation_is_folded_after_three_lines(handheld: Page) -> None:
    answer(handheld, FIRST, Verdict.WRONG)
    quoted = section(handheld, FIRST).locator(".quiz__details blockquote p").first
    folded = quoted.bounding_box()
    line = float(quoted.evaluate("one => parseFloat(getComputedStyle(one).lineHeight)"))
    unfold = section(handheld, FIRST).get_by_role("button", name="Lire tout le passage")
    unfold.first.click()
    whole = quoted.bounding_box()
    assert folded is not None
    assert whole is not None
    assert round(folded["height"] / line) == 3
    assert whole["height"] > folded["height"]
    expect(quoted).to_be_focused()


def test_on_a_phone_a_short_quotation_is_whole(handheld: Page) -> None:
    words = "L'utilisateur doit faire preuve de bon sens et de jugement."
    asked = next(
        one
        for one in BANK.all()
        if any(cited.quote["fr"] == words for cited in one.citations(one.options[0]))
    )
    handheld.goto(f"/quiz/{BANK.scenario(asked.id)[0].group}/")
    answer(handheld, asked, Verdict.BEST)
    quotation = section(handheld, asked).locator("blockquote", has_text=words)
    expect(quotation).to_be_visible()
    expect(quotation.get_by_role("button")).to_have_count(0)
    assert quotation.locator("p").first.evaluate("one => one.scrollHeight <= one.clientHeight")


@pytest.mark.parametrize(
    ("missed", "sentence"),
    [
        ((), "Vous avez trouvé toutes les bonnes réponses. Bravo!"),
        ((0,), "La plupart de vos réponses sont bonnes ou possibles"),
        (
            (0, 1, 2, 3, 4),
            "Relisez les passages ci-dessous, puis refaites ces questions.",
        ),
    ],
)
def test_the_results_say_in_a_sentence_what_happened_and_lead_one_way(
    missed: tuple[int, ...], sentence: str, page: Page
) -> None:
    page.goto(QUIZ)
    finish(page, *missed)
    expect(page.locator(".quiz__outcome:visible")).to_contain_text(sentence)
    first = "Refaire les questions à revoir" if missed else "Quiz suivant : Responsabilité"
    expect(page.locator(".quiz .button--main:visible")).to_have_text(first)
    expect(page.get_by_text("Aucun passage à relire parmi vos réponses.")).to_be_hidden()
    ways = page.locator(".quiz__onward > :visible")
    expect(ways).to_have_text(
        ["Refaire les questions à revoir"] * bool(missed) + ["Quiz suivant : Responsabilité"]
    )
    links = page.locator('.md-content a[href*="responsabilite"]:visible')
    expect(links).to_have_count(1)


def test_the_way_on_is_the_next_group_that_is_not_done(page: Page) -> None:
    page.goto("/quiz/responsabilite/")
    for scenario in BANK.group("responsabilite").scenarios:
        answer(page, scenario)
    page.goto(QUIZ)
    finish(page)
    expect(page.locator(".quiz .button--main:visible")).to_have_text("Quiz suivant : Respect")


def test_what_is_asked_again_can_come_back(page: Page) -> None:
    page.goto(QUIZ)
    finish(page, 0)
    page.get_by_role("button", name="Refaire les questions à revoir").click()
    expect(section(page, FIRST).locator(".quiz__number")).to_be_focused()
    assert FIRST.id not in kept(page)
    page.get_by_role("button", name="Annuler").click()
    expect(page.locator(".quiz__erasing > summary")).to_be_focused()
    assert FIRST.id in kept(page)
    expect(option(page, FIRST, Verdict.WRONG)).to_be_checked()


def test_what_was_skipped_is_asked_from_the_results(page: Page) -> None:
    page.goto(QUIZ)
    for scenario in SCENARIOS[:-1]:
        answer(page, scenario)
        way_on(page).click()
    page.get_by_role("button", name="Passer cette question").click()
    page.get_by_role("button", name="Répondre aux questions qui restent").click()
    expect(section(page, SCENARIOS[-1])).to_be_visible()
    expect(page.locator(".quiz__results")).to_be_hidden()


def test_the_sheet_takes_one_page_and_says_what_it_is(page: Page) -> None:
    page.goto(QUIZ)
    finish(page, 0, 1)
    page.evaluate("window.print = () => undefined")
    page.get_by_role("button", name="Imprimer mes passages à relire").click()
    reader = PdfReader(io.BytesIO(page.pdf(format="Letter")))
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().replace("\u00a0", " ").split())
    for words in ("Paroisse de Saint-Urbain", "14 janvier 2019", "Mes passages à relire"):
        assert words in text
    assert "Imprimé le" in text
    assert "Question 1" not in text


def test_an_answer_is_told_to_whoever_listens(page: Page) -> None:
    page.goto(QUIZ)
    page.evaluate(
        """window.heard = [];
        document.addEventListener("quiz:answered", ({ detail }) => heard.push(detail))"""
    )
    answer(page, FIRST, Verdict.WRONG)
    assert page.evaluate("heard") == [{"question": FIRST.id, "verdict": "wrong"}]


@pytest.mark.parametrize("answers", [0, 2])
def test_nothing_moves_as_the_quiz_starts(answers: int, handheld: Page) -> None:
    for scenario in SCENARIOS[:answers]:
        answer(handheld, scenario)
    handheld.goto(QUIZ)
    handheld.locator(".quiz--active").wait_for()
    assert handheld.evaluate(SHIFT) == 0
