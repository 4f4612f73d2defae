"""The search box: the queries of tests/cases/search, what is loaded when, keyboard, silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.benchmarks import search_blind
from tests.support import searching
from tests.support.searching import ask

HOME = {"fr": "/", "en": "/en/"}
SILENCE = {"fr": "Le cadre ne parle pas de ", "en": "The policy does not mention "}
EACH = 10
UNNAMED = {"fr": "Le cadre ne nomme pas ", "en": "The policy does not name "}
ROOT = {"fr": "", "en": "en/"}
#: What is a name or a pattern in some engines, and what no box is made for.
ODD = ("constructor", "hasOwnProperty", "(((((", "\\d+", "a" * 300)


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator(".md-search__input").click()
    return page


@pytest.mark.slow
@pytest.mark.parametrize("language", searching.LANGUAGES)
def test_the_engine_answers_every_query_as_it_must(language: str, site: Path) -> None:
    rows = search_blind.sets(searching.file(language))[language]
    assert len(rows) >= {"fr": 700, "en": 500}[language]
    score = search_blind.measure(site, language, rows)
    assert not [one for one in score.misses if ": silent" in one or ": platforms" in one]
    assert score.silences == 0, score.misses
    assert score.found / score.wanted >= 0.98, score.misses
    assert score.first / score.ranked >= 0.97, score.misses


@pytest.mark.parametrize("language", searching.LANGUAGES)
def test_the_queries_find_what_they_must(language: str, page: Page, site: Path) -> None:
    texts = searching.page_texts(site, language)
    opened(page, HOME[language])
    found = wanted = first = ranked = 0
    strangers: list[str] = []
    misses: list[str] = []
    # The box shows what the engine answers: some of the queries are enough to see it.
    queries = searching.queries(language)[::EACH]
    assert len(queries) >= {"fr": 60, "en": 30}[language]
    for query in queries:
        answer = ask(page, query.text)
        assert answer.status.startswith(SILENCE[language]) == query.silent, query
        assert answer.status.startswith(UNNAMED[language]) == query.platform, query
        results = answer.results
        if query.platform:
            assert results[0] == f"{ROOT[language]}cadre/designation/#designation-1", query
            results = results[1:]
        if query.page:
            assert results[0] == f"{ROOT[language]}{query.page}", query
        strangers += [one for one in answer.results if one.startswith("en/") != (language == "en")]
        must = searching.holding(texts, query.text)
        found, wanted = found + len(must & answer.pages), wanted + len(must)
        misses += [f"{query.text}: {one}" for one in must - answer.pages]
        if query.none:
            assert len(answer.results) == 2, query
        if query.first:
            ranked += 1
            top = results[0].partition("#")[2] if results else ""
            first += top in query.first
            misses += [f"{query.text}: {top}"] if top not in query.first else []
    assert not strangers
    assert found / wanted >= 0.98, misses
    assert first / ranked >= 0.97, misses


def test_nothing_of_the_search_is_loaded_before_it_is_needed(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto("/cadre/loyaute/")
    assert not [one for one in asked if "search" in one]
    opened(page, "/cadre/loyaute/")
    assert ask(page, "photo").results
    indexes = [one for one in asked if "search_index" in one]
    assert [one.partition("?")[0] for one in indexes] == ["/search/search_index.json"]


def test_without_a_script_a_link_leads_to_the_full_text(chromium: Browser, server: str) -> None:
    for home, name in (("/", "Texte intégral"), ("/en/", "Full text")):
        with chromium.new_context(base_url=server, java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(home)
            expect(page.locator(".md-search__input")).to_be_hidden()
            page.get_by_role("banner").get_by_role("link", name=name).click()
            expect(page.locator(".md-content .unit").first).to_be_visible()


def test_a_result_opens_at_its_unit_which_is_marked(page: Page) -> None:
    opened(page, "/")
    ask(page, "capture d'écran")
    page.locator("a.md-search-result__link").first.click()
    page.wait_for_url("**/cadre/roles/#roles-2")
    unit = page.locator("#roles-2")
    expect(unit).to_be_in_viewport()
    assert unit.evaluate("unit => unit.matches(':target')")
    plain = page.locator("#roles-1").evaluate("unit => getComputedStyle(unit).backgroundColor")
    assert unit.evaluate("unit => getComputedStyle(unit).backgroundColor") != plain


def test_a_word_of_people_shows_the_words_of_the_policy(page: Page) -> None:
    opened(page, "/")
    ask(page, "congédier")
    first = page.locator(".md-search-result__item").first
    expect(first.locator("mark").first).to_have_text("sanctions administratives, ou disciplinaires")


@pytest.mark.parametrize(
    ("query", "status", "first"),
    [
        ("journaliste", "Le cadre ne parle pas de « journaliste ».", "roles-employes-3"),
        (
            "des mineurs à la télé",
            "Le cadre ne parle pas de « mineur » ni de « télé ».",
            "roles-employes-3",
        ),
        (
            "tik tok ou snapchat",
            "Le cadre ne nomme pas TikTok ni Snapchat. Voici comment il définit les médias sociaux.",
            "designation-1",
        ),
        ("question pour mon syndicat", "Le cadre ne parle pas de « syndicat ».", ""),
    ],
)
def test_what_the_policy_does_not_speak_of_is_named(
    query: str, status: str, first: str, page: Page
) -> None:
    opened(page, "/")
    answer = ask(page, query)
    assert answer.status == status
    top = page.locator(".md-search-result__answer a").evaluate_all("all => all.map(a => a.hash)")
    assert top == ([f"#{first}"] if first else [])


@pytest.mark.parametrize(
    ("query", "status", "first"),
    [
        ("journalist", "The policy does not mention “journalist”.", "roles-employes-3"),
        (
            "tiktok",
            "The policy does not name TikTok. Here is how it defines social media.",
            "designation-1",
        ),
        ("the union", "The policy does not mention “union”.", ""),
    ],
)
def test_it_is_named_in_english_too(query: str, status: str, first: str, page: Page) -> None:
    opened(page, "/en/")
    answer = ask(page, query)
    assert answer.status == status
    top = page.locator(".md-search-result__answer a").evaluate_all("all => all.map(a => a.hash)")
    assert top == ([f"#{first}"] if first else [])


@pytest.mark.parametrize(
    ("home", "query"),
    [
        ("/", "question sur la grève"),
        ("/", "question sur la convention collective"),
        ("/en/", "question about a grievance"),
        ("/en/", "not sure about the collective agreement"),
    ],
)
def test_words_of_unions_lead_to_no_supervisor(home: str, query: str, page: Page) -> None:
    opened(page, home)
    assert not [one for one in ask(page, query).results if one.endswith("#roles-employes-3")]


def test_when_nothing_matches_it_offers_the_text_and_the_help(page: Page) -> None:
    opened(page, "/")
    answer = ask(page, "qwxzk")
    assert answer.status.startswith("Aucun résultat.")
    assert answer.results == ("cadre/texte-integral/", "que-faire/")


def test_a_slip_is_forgiven_only_when_nothing_else_matches(page: Page) -> None:
    opened(page, "/")
    assert "harcelement" in ask(page, "harselement").status
    assert ask(page, "harcèlement").status.endswith(" résultats")
    assert not ask(page, "harcèlement").status.startswith("Rien ne correspond")


def test_the_number_of_results_is_a_status(page: Page) -> None:
    opened(page, "/")
    ask(page, "photo")
    expect(page.get_by_role("status").filter(has_text="résultats")).to_be_visible()


def test_the_keyboard_alone_opens_a_result_and_leaves(page: Page) -> None:
    opened(page, "/")
    ask(page, "photo")
    page.keyboard.press("ArrowDown")
    expect(page.locator("a.md-search-result__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    opened(page, "/")
    ask(page, "loyauté")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cadre/loyaute/#loyaute-1")


@pytest.mark.parametrize("query", ODD, ids=lambda query: query[:12])
def test_an_odd_query_is_only_words(query: str, page: Page) -> None:
    opened(page, "/")
    assert ask(page, query).status.startswith("Aucun résultat.")
