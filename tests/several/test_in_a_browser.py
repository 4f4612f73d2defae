"""What a browser keeps of each policy is apart; the home page says where one is in each."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect


def test_the_home_page_says_where_one_is_in_each(reader: Page) -> None:
    states = reader.locator(".policy__state")
    expect(states).to_have_text(["Pas commencé", "Pas commencé"])
    reader.goto("/telephone/texte/objet/")
    reader.goto("/")
    expect(states).to_have_text(["Pas commencé", "1 section ouverte sur 2"])
    reader.goto("/telephone/quiz/usage/")
    reader.get_by_label("Le laisser sonner une fois.").check()
    reader.get_by_role("button", name="Vérifier").click()
    reader.goto("/")
    expect(states).to_have_text(["Pas commencé", "1 section ouverte sur 2 · Quiz fait"])


def test_the_home_page_asks_for_little(reader: Page) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.reload(wait_until="networkidle")
    assert len(asked) <= 6, asked


def test_a_text_that_changed_since_says_so(reader: Page) -> None:
    kept = json.dumps({"objet": "00000000"})
    reader.evaluate("kept => localStorage.setItem('reseaux-opened', kept)", kept)
    reader.reload()
    states = reader.locator(".policy__state")
    expect(states).to_have_text(["Texte modifié depuis votre visite", "Pas commencé"])


def test_an_answer_to_another_text_does_not_count(reader: Page) -> None:
    answer = {"chosen": ["juste"], "verdict": "best", "passages": "00000000", "group": "usage"}
    kept = json.dumps({"version": 1, "answers": {"premier-cas": answer}})
    reader.evaluate("kept => localStorage.setItem('telephone-quiz', kept)", kept)
    reader.reload()
    expect(reader.locator(".policy__state")).to_have_text(["Pas commencé", "Pas commencé"])


def test_the_choice_of_colours_is_one_for_all(reader: Page) -> None:
    reader.locator('[data-module="palette"]').click()
    expect(reader.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    kept = "() => ['cadre', 'reseaux', 'telephone'].map(one => localStorage[`${one}-palette`])"
    reader.wait_for_function("() => localStorage['telephone-palette']")
    assert reader.evaluate(kept) == ["light", "light", "light"]


def test_all_is_erased_at_once(reader: Page) -> None:
    for page in ("/reseaux/texte/objet/", "/telephone/texte/objet/", "/a-propos/"):
        reader.goto(page)
    expect(reader.get_by_text("Téléphone : les sections de la directive")).to_have_count(1)
    reader.get_by_role("button", name="Tout effacer").click()
    expect(reader.get_by_text("C'est effacé")).to_be_visible()
    assert reader.evaluate("() => Object.keys(localStorage)") == []
