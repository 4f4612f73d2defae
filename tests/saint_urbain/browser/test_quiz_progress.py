"""What the quiz keeps, shows at its end and forgets: only in the reader's own browser."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from cadre import reading
from cadre.model.bank import Scenario, Type, Verdict
from cadre.reading import settings
from tests.support import ROOT
from tests.support.asking import check, come_to, erasing, see_all, way_on
from tests.support.phones import phone

BANK = reading.read(settings.load(ROOT)).bank
QUICK = BANK.quick()
MULTIPLE = next(one for one in BANK.all() if one.type is Type.MULTIPLE)
GROUP_OF_MULTIPLE = BANK.scenario(MULTIPLE.id)[0].group
KEY = "cadre-quiz"


def form(page: Page, scenario: Scenario) -> Locator:
    return page.locator(f'form[data-question="{scenario.id}"]')


def section(page: Page, scenario: Scenario) -> Locator:
    return page.locator(".quiz__question", has=form(page, scenario))


def choose(page: Page, scenario: Scenario, verdict: Verdict) -> None:
    come_to(page, scenario)
    asked = form(page, scenario)
    for option in scenario.options:
        if option.verdict is verdict:
            asked.locator(f'[value="{option.id}"]').check()
            if scenario.type is Type.SINGLE:
                break
    check(page, scenario)


def status(page: Page, scenario: Scenario) -> Locator:
    return section(page, scenario).get_by_role("status")


def kept(page: Page) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(page.evaluate(f"localStorage['{KEY}']"))
    return found


def test_an_answer_survives_a_reload_and_a_change_of_language(page: Page) -> None:
    page.goto("/quiz/rapide/")
    choose(page, QUICK[0], Verdict.WRONG)
    page.reload()
    come_to(page, QUICK[0])
    expect(status(page, QUICK[0])).to_contain_text("Pas la bonne réponse")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/quiz/rapide/**")
    come_to(page, QUICK[0])
    expect(status(page, QUICK[0])).to_contain_text("Not the right answer")
    expect(page.locator(".quiz__given")).to_have_text("Answers: 1 of 11")


def test_an_answer_given_on_a_principle_counts_in_the_other_quizzes(page: Page) -> None:
    page.goto("/cadre/loyaute/")
    choose(page, BANK.scenario("duree-apres-l-emploi")[1], Verdict.BEST)
    page.goto("/quiz/complet/")
    total = len(BANK.all())
    expect(page.locator(".quiz__given")).to_have_text(f"Réponses : 1 sur {total}")


def test_reading_a_principle_leaves_the_quick_quiz_unanswered(page: Page) -> None:
    page.goto("/cadre/loyaute/")
    choose(page, BANK.scenario("duree-apres-l-emploi")[1], Verdict.BEST)
    page.goto("/quiz/rapide/")
    expect(page.locator(".quiz__given")).to_have_text("Réponses : 0 sur 11")


def test_nothing_but_the_answers_is_kept_and_under_one_key(page: Page) -> None:
    page.goto("/quiz/rapide/")
    choose(page, QUICK[0], Verdict.BEST)
    assert set(page.evaluate("Object.keys(localStorage)")) <= {KEY, "/.__palette", "__palette"}
    (answer,) = kept(page)["answers"].values()
    assert isinstance(answer, dict)
    assert answer.keys() == {"chosen", "verdict", "passages", "group"}
    assert page.evaluate("sessionStorage.length") == 0


def test_all_is_erased_when_the_reader_asks(page: Page) -> None:
    page.goto("/quiz/rapide/")
    choose(page, QUICK[0], Verdict.BEST)
    expect(page.get_by_text("Le site ne les envoie à personne.")).to_be_visible()
    erasing(page).click()
    expect(status(page, QUICK[0])).to_be_empty()
    assert page.locator(".quiz input:checked").count() == 0
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    expect(page.locator(".quiz__said")).to_have_text(
        "Vos réponses à ces 11 questions sont effacées."
    )


@pytest.mark.parametrize(
    ("verdicts", "told"),
    [
        ({Verdict.BEST}, "Bonne réponse"),
        ({Verdict.WRONG}, "Pas la bonne réponse : 0 bonne sur {best}, {wrong} à retirer"),
    ],
)
def test_a_question_with_several_answers_tells_each_one_chosen_or_missed(
    verdicts: set[Verdict], told: str, page: Page
) -> None:
    page.goto(f"/quiz/{GROUP_OF_MULTIPLE}/")
    for verdict in verdicts:
        choose(page, MULTIPLE, verdict)
    number = Counter(str(option.verdict) for option in MULTIPLE.options)
    expect(status(page, MULTIPLE)).to_have_text(told.format(**number))
    said = section(page, MULTIPLE).locator(".quiz__details")
    for option in MULTIPLE.options:
        shown = option.verdict in verdicts or option.verdict is Verdict.BEST
        expect(said.locator(f'> [data-option="{option.id}"]')).to_have_count(int(shown))
    missed = Verdict.BEST not in verdicts
    label = said.get_by_text("Il fallait aussi")
    best = sum(option.verdict is Verdict.BEST for option in MULTIPLE.options)
    expect(label).to_have_count(best if missed else 0)


def test_some_of_several_answers_is_partly_right(page: Page) -> None:
    page.goto(f"/quiz/{GROUP_OF_MULTIPLE}/")
    come_to(page, MULTIPLE)
    asked = form(page, MULTIPLE)
    first = next(one for one in MULTIPLE.options if one.verdict is Verdict.BEST)
    asked.locator(f'[value="{first.id}"]').check()
    check(page, MULTIPLE)
    best = sum(option.verdict is Verdict.BEST for option in MULTIPLE.options)
    expect(status(page, MULTIPLE)).to_have_text(f"En partie : 1 bonne sur {best}")


def test_on_a_phone_one_question_is_shown_at_a_time(chromium: Browser, server: str) -> None:
    with phone(chromium, server) as page:
        page.goto("/quiz/rapide/")
        shown = page.locator(".quiz__question:visible")
        expect(shown).to_have_count(1)
        expect(shown.locator(".quiz__number")).to_have_text("Question 1 sur 11")
        assert page.title().startswith("Question 1 sur 11")
        page.get_by_role("button", name="Passer cette question").click()
        expect(shown.locator(".quiz__number")).to_have_text("Question 2 sur 11")
        expect(shown.locator(".quiz__number")).to_be_focused()
        page.get_by_role("button", name="Question précédente").click()
        expect(shown.locator(".quiz__number")).to_have_text("Question 1 sur 11")
        page.get_by_role("button", name="Voir toutes les questions").click()
        expect(shown).to_have_count(11)


def test_an_address_that_names_a_question_shows_it(chromium: Browser, server: str) -> None:
    with phone(chromium, server) as page:
        page.goto(f"/quiz/rapide/#question-{QUICK[4].id}")
        shown = page.locator(".quiz__question:visible .quiz__number")
        expect(shown).to_have_text("Question 5 sur 11")


def test_the_quick_quiz_ends_with_what_to_read_again(chromium: Browser, server: str) -> None:
    with phone(chromium, server) as page:
        page.goto("/quiz/rapide/")
        for rank, scenario in enumerate(QUICK):
            choose(page, scenario, Verdict.WRONG if rank in {0, 3} else Verdict.BEST)
            way_on(page).click()
        results = page.locator(".quiz__results")
        expect(results).to_be_visible()
        expect(results.locator('[data-count="right"]')).to_have_text("9")
        expect(results.locator('[data-count="missed"]')).to_have_text("2")
        expect(results.locator(".quiz__groups li")).to_have_count(11)
        expect(results.locator(".quiz__reread blockquote")).not_to_have_count(0)
        quoted = " ".join(results.locator(".quiz__reread").inner_text().split())
        wrong = next(one for one in QUICK[0].options if one.verdict is Verdict.WRONG)
        assert QUICK[0].citations(wrong)[0].quote["fr"][:30] in quoted


def test_only_what_was_missed_is_asked_again(page: Page) -> None:
    page.goto("/quiz/loyaute/")
    scenarios = BANK.group("loyaute").scenarios
    for rank, scenario in enumerate(scenarios):
        choose(page, scenario, Verdict.WRONG if rank == 1 else Verdict.BEST)
    way_on(page).click()
    page.get_by_role("button", name="Refaire les questions à revoir").click()
    expect(page.locator(".quiz__question:visible")).to_have_count(1)
    expect(section(page, scenarios[1])).to_be_visible()
    expect(status(page, scenarios[1])).to_be_empty()
    choose(page, scenarios[1], Verdict.BEST)
    way_on(page).click()
    expect(page.locator(".quiz__outcome:visible")).to_have_text(
        "Vous avez trouvé toutes les bonnes réponses. Bravo!"
    )


def test_in_the_whole_quiz_answers_given_without_hesitation_come_first(page: Page) -> None:
    page.goto("/quiz/complet/")
    first, *_, third = BANK.group("loyaute").scenarios
    choose(page, first, Verdict.WRONG)
    come_to(page, third)
    form(page, third).get_by_label("Je le sais").check()
    choose(page, third, Verdict.WRONG)
    see_all(page)
    page.get_by_role("button", name="Voir mes résultats").click()
    expect(page.locator(".quiz__sure")).to_be_visible()
    wrong = next(one for one in third.options if one.verdict is Verdict.WRONG)
    quote = third.citations(wrong)[0].quote["fr"]
    expect(page.locator(".quiz__reread blockquote").first).to_contain_text(quote[:20])


def test_confidence_is_asked_in_the_whole_quiz_only(page: Page) -> None:
    page.goto("/quiz/rapide/")
    assert page.locator(".quiz__confidence").count() == 0
    page.goto("/quiz/complet/")
    assert page.locator(".quiz__confidence").count() == len(BANK.all())


def test_the_sheet_prints_passages_without_a_score(page: Page) -> None:
    page.goto("/quiz/loyaute/")
    for scenario in BANK.group("loyaute").scenarios:
        choose(page, scenario, Verdict.WRONG)
    way_on(page).click()
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Imprimer mes passages à relire").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.get_by_text("Mes passages à relire", exact=True)).to_be_visible()
    expect(page.locator(".quiz__reread blockquote").first).to_be_visible()
    for hidden in ('[data-count="right"]', ".quiz__question", ".quiz__keys", ".quiz__groups"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_an_answer_whose_passage_has_changed_is_marked(page: Page) -> None:
    page.goto("/quiz/loyaute/")
    choose(page, QUICK[0], Verdict.BEST)
    state = kept(page)
    answers = state["answers"]
    answers[QUICK[0].id] = {**answers[QUICK[0].id], "passages": "00000000"}  # type: ignore[dict-item]
    page.evaluate(f"text => localStorage.setItem('{KEY}', text)", json.dumps(state))
    page.reload()
    come_to(page, QUICK[0])
    expect(status(page, QUICK[0])).to_contain_text("Passage modifié depuis votre réponse")


def prepared(context: BrowserContext, script: str) -> Page:
    context.add_init_script(script)
    page = context.new_page()
    page.goto("/quiz/rapide/")
    return page


REFUSALS = {
    "blocked": "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
    "of a later version": f"localStorage.setItem('{KEY}', '{{\"version\": 2}}')",
}


@pytest.mark.parametrize("script", REFUSALS.values(), ids=REFUSALS.keys())
def test_a_storage_that_refuses_is_told_once_and_the_quiz_works(
    script: str, chromium: Browser, server: str
) -> None:
    with chromium.new_context(base_url=server, locale="fr-CA") as context:
        page = prepared(context, script)
        for scenario in QUICK[:2]:
            choose(page, scenario, Verdict.BEST)
            expect(status(page, scenario)).to_contain_text("Bonne réponse")
        notice = page.locator(".quiz__said")
        expect(notice).to_have_text("Votre progression ne sera pas gardée dans ce navigateur.")
        expect(page.locator(".quiz__given")).to_have_text("Réponses : 2 sur 11")


@pytest.mark.parametrize("rubbish", ["{", "null", "[]", '{"answers": 3}', '{"answers": {"x": 1}}'])
def test_rubbish_in_the_storage_is_no_trouble(rubbish: str, chromium: Browser, server: str) -> None:
    with chromium.new_context(base_url=server, locale="fr-CA") as context:
        page = prepared(context, f"localStorage.setItem('{KEY}', {json.dumps(rubbish)})")
        choose(page, QUICK[0], Verdict.BEST)
        expect(status(page, QUICK[0])).to_contain_text("Bonne réponse")


def test_two_pages_of_one_browser_keep_both_answers(page: Page) -> None:
    page.goto("/quiz/rapide/")
    other = page.context.new_page()
    other.goto("/quiz/rapide/")
    choose(page, QUICK[0], Verdict.BEST)
    expect(other.locator(".quiz__given")).to_have_text("Réponses : 1 sur 11")
    choose(other, QUICK[1], Verdict.BEST)
    expect(page.locator(".quiz__given")).to_have_text("Réponses : 2 sur 11")
    assert kept(page)["answers"].keys() == {QUICK[0].id, QUICK[1].id}


def test_search_finds_the_situation_but_neither_the_feedback_nor_the_verdict(page: Page) -> None:
    page.goto("/")
    entries = page.request.get("/search/search_index.json").json()["docs"]
    index = " ".join(entry["text"] for entry in entries).replace("\xa0", " ")
    scenario = QUICK[0]
    assert scenario.situation["fr"][:60] in index
    assert all(option.feedback["fr"][:40] not in index for option in scenario.options)
    assert "Pas la bonne réponse" not in index
