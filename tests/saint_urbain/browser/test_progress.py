"""Where the reader is: what the list of principles says, from what this browser keeps and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support import phones

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "progress.yml").read_text("utf-8"))
KEPT = """([opened, answers]) => {
  localStorage.setItem("cadre-opened", JSON.stringify(opened));
  localStorage.setItem("cadre-quiz", JSON.stringify({ version: 1, answers }));
}"""
#: What moves without the reader's doing, as Chromium counts it for its users.
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""


def principle(page: Page, group: str) -> Locator:
    return page.locator(f'.principle[data-group="{group}"]')


def states(page: Page, group: str) -> list[str]:
    return principle(page, group).locator(".principle__state li").all_inner_texts()


#: Three questions, so that each verdict can be had of each; what one chooses to get it.
QUESTIONS = " ".join(f"{name}:p:a=best&b=best&c=acceptable&d=wrong" for name in ("q1", "q2", "q3"))
CHOICES = {
    "best": ["a", "b"],
    "partly": ["a"],
    "acceptable": ["c"],
    "wrong": ["d"],
    "renamed": ["e"],
}


def keep(page: Page, case: dict[str, object]) -> None:
    """Keep in the browser what a case says: a text of the page, and an answer a question, or none."""
    today = principle(page, "loyaute").get_attribute("data-text")
    opened = {"today": {"loyaute": today}, "before": {"loyaute": "00000000"}}
    answers = {
        f"q{rank}": {
            "chosen": CHOICES[verdict.removeprefix("old ")],
            "verdict": "best",  # what the page says is today's verdict, not the one kept
            "passages": "before" if verdict.startswith("old ") else "p",
            "group": "loyaute",
        }
        for rank, verdict in enumerate(str(case["answers"]).split(", "), 1)
        if verdict
    }
    page.evaluate(KEPT, [opened.get(str(case["opened"]), {}), answers])


def look(page: Page) -> None:
    """Give the principle the three questions, and have the page look again at what is kept."""
    principle(page, "loyaute").evaluate(
        "(item, all) => { item.dataset.scenarios = all; }", QUESTIONS
    )
    page.evaluate("window.dispatchEvent(new Event('storage'))")


@pytest.mark.parametrize("name", CASES)
def test_the_list_says_where_the_reader_is(name: str, page: Page) -> None:
    page.goto("/")
    keep(page, CASES[name])
    look(page)
    assert states(page, "loyaute") == CASES[name]["fr"]
    assert states(page, "respect") == []
    page.goto("/en/")
    look(page)
    assert states(page, "loyaute") == CASES[name]["en"]
    expect(page.locator(".principles__kept")).to_be_visible(visible=CASES[name]["en"] != [])


def test_a_page_that_one_opens_is_said_to_be_opened_never_read(page: Page) -> None:
    page.goto("/en/cadre/loyaute/")
    page.goto("/")
    assert states(page, "loyaute") == ["Page ouverte"]


def test_only_the_pages_of_the_policy_are_remembered(page: Page) -> None:
    for address in ("/cadre/responsabilite/", "/cadre/", "/cadre/consequences/", "/glossaire/"):
        page.goto(address)
    kept = json.loads(str(page.evaluate("localStorage.getItem('cadre-opened')")))
    assert list(kept) == ["responsabilite", "couverture", "consequences"]


def test_a_page_that_nobody_sees_is_not_opened(page: Page) -> None:
    page.add_init_script("Object.defineProperty(document, 'hidden', { get: () => true })")
    page.goto("/cadre/loyaute/")
    assert page.evaluate("localStorage.getItem('cadre-opened')") is None


def test_passages_to_reread_are_one_click_away(page: Page) -> None:
    page.goto("/quiz/loyaute/")
    page.get_by_role("button", name="Voir toutes les questions").click()
    for form in page.locator(".quiz__form").all():
        form.locator("input").last.check()  # at least one of these is wrong
        form.get_by_role("button").click()
    page.goto("/")
    page.get_by_role("link", name="Passages à relire").click()
    page.wait_for_url("**/quiz/loyaute/#resultats")
    expect(page.locator(".quiz__results-title")).to_be_focused()
    expect(page.locator(".quiz__sheet-title")).to_be_in_viewport()


def test_the_states_are_erased_from_where_the_line_leads(page: Page) -> None:
    page.goto("/cadre/loyaute/")
    page.goto("/")
    page.get_by_role("link", name="Voir comment les effacer").click()
    page.wait_for_url("**/a-propos/#browser-storage")
    page.get_by_role("button", name="Tout effacer de ce navigateur").click()
    page.goto("/")
    assert states(page, "loyaute") == []


@pytest.mark.parametrize("kept", ["null", "[]", '"x"', "{", '{"answers": {"a": null}}', "7"])
def test_what_somebody_else_kept_under_our_keys_breaks_nothing(kept: str, page: Page) -> None:
    page.goto("/")
    for key in ("cadre-opened", "cadre-quiz"):
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
    page.reload()
    assert states(page, "loyaute") == []
    page.goto("/cadre/loyaute/")


def test_a_browser_that_keeps_nothing_shows_the_list_alone(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    )
    page.goto("/cadre/loyaute/")
    page.goto("/")
    expect(principle(page, "loyaute")).to_be_visible()
    assert states(page, "loyaute") == []


@pytest.fixture(params=[360, 1280])
def watched(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Page]:
    """A page, on a slow connection, that counts what moves."""
    with chromium.new_context(base_url=server, **phones.screen(request.param)) as context:
        page = context.new_page()
        network = {
            "offline": False,
            "latency": 100,
            "downloadThroughput": 2e5,
            "uploadThroughput": 1e5,
        }
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", network)
        page.add_init_script(SHIFTS)
        yield page


def test_nothing_moves_while_a_page_comes(watched: Page) -> None:
    watched.goto("/cadre/loyaute/")
    for address in (
        "/",
        "/cadre/respect/",
        "/quiz/loyaute/",
        "/quiz/complet/",
        "/signer/attestations/",
    ):
        watched.goto(address)
        watched.wait_for_load_state("networkidle")
        watched.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
        )
        assert watched.evaluate("window.shifts") == [], address
