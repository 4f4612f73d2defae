"""What a page of the policy does with its passages: those amended since the last visit, the other language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support import fonts, phones

AMENDED = "Passage modifié depuis votre dernière visite"
BUTTON = "Afficher aussi l'anglais"


def kept(page: Page) -> dict[str, str]:
    found: dict[str, str] = json.loads(str(page.evaluate("localStorage['cadre-passages']")))
    return found


def test_a_first_visit_tells_of_no_change(page: Page) -> None:
    page.goto("/cadre/respect/")
    expect(page.locator(".amended")).to_have_count(0)
    assert list(kept(page)) == ["fr:respect-1", "fr:respect-2"]


def test_a_passage_amended_since_is_told_once_and_no_other(page: Page) -> None:
    page.goto("/cadre/respect/")
    before = {**kept(page), "fr:respect-2": "00000000"}
    page.evaluate("kept => localStorage.setItem('cadre-passages', JSON.stringify(kept))", before)
    page.reload()
    expect(page.locator(".amended")).to_have_text(AMENDED)
    expect(page.locator(".amended + #respect-2")).to_have_count(1)
    page.reload()
    expect(page.locator(".amended")).to_have_count(0)


def test_another_language_is_not_a_change(page: Page) -> None:
    page.goto("/cadre/respect/")
    page.goto("/en/cadre/respect/")
    expect(page.locator(".amended")).to_have_count(0)


def test_rubbish_under_the_key_is_put_right(page: Page) -> None:
    page.goto("/cadre/respect/")
    for rubbish in ("[]", "{", '{"fr:respect-1": 7}', "null"):
        page.evaluate("kept => localStorage.setItem('cadre-passages', kept)", rubbish)
        page.reload()
        expect(page.locator(".amended")).to_have_count(0)
        assert list(kept(page)) == ["fr:respect-1", "fr:respect-2"]


def test_each_passage_shows_the_other_language_under_it_on_demand(page: Page) -> None:
    page.goto("/cadre/roles/")
    button = page.get_by_role("button", name=BUTTON)
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    under = page.locator("#roles-1 + .sideways__other")
    expect(under).to_have_text(
        "The office of the director general is responsible for applying this policy and for"
        " assessing any situation brought to its attention that is likely to contravene it."
    )
    expect(under).to_have_attribute("lang", "en")
    expect(page.locator("#roles-employes-3 .sideways__other")).to_be_visible()
    button.click()
    expect(under).to_be_hidden()


def test_the_french_stands_under_the_english_too(page: Page) -> None:
    page.goto("/en/cadre/correction/")
    page.get_by_role("button", name="Show the French too").click()
    expect(page.locator("#correction-1 + .sideways__other")).to_have_text(
        "Si vous faites une erreur, corrigez-la dès que possible."
    )


def test_a_language_that_cannot_be_loaded_is_told(page: Page) -> None:
    page.goto("/cadre/correction/")

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/en/cadre/correction/", refuse)
    page.get_by_role("button", name=BUTTON).click()
    expect(page.locator(".sideways__said")).to_contain_text("n'a pas pu être chargée")
    expect(page.get_by_role("button", name=BUTTON)).to_have_attribute("aria-pressed", "false")


#: Whether each link of a passage to itself stands on the last line of its words.
BESIDE = """() => [...document.querySelectorAll("p .unit-link, li > .unit-link")].map((link) => {
  const words = document.createRange();
  words.selectNodeContents(link.parentElement);
  words.setEndBefore(link);
  const lines = [...words.getClientRects()];
  const { top, bottom } = link.getBoundingClientRect();
  const last = lines[lines.length - 1];
  return last.top < bottom && last.bottom > top;
})"""


@pytest.mark.parametrize("font", fonts.SETS)
def test_the_sign_of_a_passage_is_never_alone_on_a_line(
    font: str, chromium: Browser, server: str, packages: Path
) -> None:
    with chromium.new_context(base_url=server, **phones.options(360)) as context:
        fonts.give(context, packages, font)
        page = context.new_page()
        for address in ("/cadre/", "/cadre/roles/", "/en/cadre/presence/"):
            page.goto(address)
            fonts.settled(page)
            beside = page.evaluate(BESIDE)
            assert len(beside) >= 5
            assert all(beside), address


def test_the_sign_of_a_passage_shows_on_hover_and_on_focus(page: Page) -> None:
    page.goto("/cadre/respect/")
    sign = page.locator("#respect-1 > .unit-link")
    expect(sign).to_have_css("opacity", "0")
    page.locator("#respect-1").hover()
    expect(sign).to_have_css("opacity", "1")
    page.locator("h1").hover()
    expect(sign).to_have_css("opacity", "0")
    sign.focus()
    expect(sign).to_have_css("opacity", "1")


def test_the_sign_of_a_passage_always_shows_where_nothing_hovers(
    chromium: Browser, server: str
) -> None:
    with phones.phone(chromium, server) as page:
        page.goto("/cadre/respect/")
        expect(page.locator("#respect-1 > .unit-link")).to_have_css("opacity", "1")


def test_help_is_one_tap_away_from_every_page(page: Page) -> None:
    for address in ("/", "/cadre/loyaute/", "/quiz/rapide/", "/en/glossaire/"):
        page.goto(address)
        page.locator("header .help-button").click()
        page.wait_for_url("**/que-faire/")


#: A list in an item, and a row: what Saint-Urbain's text has none of.
STRUCTURES = (
    '<ul><li class="unit" id="respect-8">{0}<ul><li class="unit" id="respect-9">{1}</li></ul></li></ul>'
    '<table><tr class="unit" id="respect-10"><td>{2}</td><td>{3}</td></tr></table>'
)


def test_from_each_case_one_goes_back_to_the_list_on_the_screen_only(page: Page) -> None:
    page.goto("/que-faire/")
    cases = page.locator(".cases a")
    back = page.get_by_role("link", name="Retour à la liste")
    expect(back).to_have_count(cases.count())
    cases.last.click()
    back.last.click()
    expect(cases.first).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(page.locator('a[href="#cas"]:visible')).to_have_count(0)


def test_a_list_in_an_item_and_a_row_keep_their_words_apart(page: Page) -> None:
    def more(route: Route) -> None:
        response = route.fetch()
        words = ("one", "two", "three", "four") if "/en/" in route.request.url else "abcd"
        added = STRUCTURES.format(*words)
        body = re.sub(r"(<p[^>]*respect-1)", rf"{added}\1", response.text(), count=1)
        route.fulfill(response=response, body=body)

    page.route("**/cadre/respect/", more)
    page.goto("/cadre/respect/")
    page.get_by_role("button", name=BUTTON).click()
    expect(page.locator("#respect-8 > .sideways__other + ul")).to_have_count(1)
    expect(page.locator("#respect-8 > .sideways__other")).to_have_text("one")
    expect(page.locator("#respect-9 > .sideways__other")).to_have_text("two")
    expect(page.locator("#respect-10 td:last-child > .sideways__other")).to_have_text(
        "three | four"
    )
