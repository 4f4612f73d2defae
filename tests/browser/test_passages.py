"""What a page of the policy does with its passages: those amended since the last visit, the other language."""

from __future__ import annotations

import json

from playwright.sync_api import Page, Route, expect

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


def test_help_is_one_tap_away_from_every_page(page: Page) -> None:
    for address in ("/", "/cadre/loyaute/", "/quiz/rapide/", "/en/glossaire/"):
        page.goto(address)
        page.locator("header .help-button").click()
        page.wait_for_url("**/que-faire/")
