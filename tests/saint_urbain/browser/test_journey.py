"""The whole journey with a keyboard and no mouse: read, check oneself, confirm, change language.

Nothing here clicks, nor gives the focus by a script, nor opens an address but the first. Wherever Tab
stops, what has the focus is seen (WCAG 2.2, SC 2.1.1, 2.4.3, 2.4.7, 2.4.11).
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from cadre import reading
from cadre.model.bank import Scenario, Type, Verdict
from cadre.reading import settings
from tests.support import ROOT, phones
from tests.support.keyboard import assert_seen, follow, tab_to

QUESTIONS = reading.read(settings.load(ROOT)).bank.group("loyaute").scenarios
#: Notes what is printed, and prints nothing.
PRINT = "window.printed = []; window.print = () => window.printed.push(location.pathname);"
UNIT = "loyaute-1"
PERMALINK = "Lien vers ce passage : Loyauté, paragraphe 1"


@pytest.fixture(params=[360, 1280])
def reader(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Page]:
    with chromium.new_context(
        base_url=server,
        reduced_motion="reduce",  # what has the focus is where it will stay
        **phones.screen(request.param),
    ) as context:
        page = context.new_page()
        page.add_init_script(PRINT)
        yield page


def test_the_whole_journey_needs_no_mouse(reader: Page) -> None:
    reader.goto("/")
    choose_in_menu(reader, "Le cadre", "/cadre/")
    choose_in_menu(reader, "Principes directeurs", "/cadre/principes/")
    choose_in_menu(reader, "1- Loyauté", "/cadre/loyaute/")
    follow(reader, "Toutes les questions : Loyauté")
    reader.wait_for_url("**/quiz/loyaute/")
    for scenario in QUESTIONS:
        answer_wrongly(reader, scenario)
        go_on(reader)
    read_results(reader)
    choose_in_menu(reader, "Confirmer", "/signer/")
    follow(reader, "Imprimer cette page")
    assert reader.evaluate("window.printed") == ["/signer/"]
    choose_in_menu(reader, "Le cadre", "/cadre/")
    choose_in_menu(reader, "Principes directeurs", "/cadre/principes/")
    choose_in_menu(reader, "1- Loyauté", "/cadre/loyaute/")
    go_to_the_other_language_and_back(reader)


def choose_in_menu(reader: Page, name: str, address: str) -> None:
    """Open the menu where it is behind a button, and follow one of its links."""
    if reader.get_by_role("button", name="Menu", exact=True).is_visible():
        follow(reader, "Menu", "Shift+Tab" if focused_in_content(reader) else "Tab")
        stop = assert_seen(reader)
        assert stop is not None
        assert stop.name == "Fermer le menu"
    follow(reader, name, "Tab")
    reader.wait_for_url(f"**{address}")


def focused_in_content(reader: Page) -> bool:
    return bool(reader.evaluate("document.activeElement.closest('.md-content') !== null"))


def answer_wrongly(reader: Page, scenario: Scenario) -> None:
    first, *_ = scenario.options
    rank = [option.verdict for option in scenario.options].index(Verdict.WRONG)
    if scenario.type is Type.MULTIPLE:
        tab_to(reader, scenario.options[rank].text["fr"])
        reader.keyboard.press("Space")
    else:
        tab_to(reader, first.text["fr"])
        reader.keyboard.press("Space")
        for _ in range(rank):
            reader.keyboard.press("ArrowDown")
            assert_seen(reader)
    follow(reader, "Vérifier ma réponse")
    assert_seen(reader)
    form = reader.locator(f'[data-question="{scenario.id}"]')
    asked = reader.locator(".quiz__question", has=form)
    expect(asked.get_by_role("status")).to_contain_text("Pas la bonne réponse")


def go_on(reader: Page) -> None:
    """Where one question is shown at a time, a button leads to the next one and, at the end, to the results."""
    if reader.get_by_role("button", name="Question suivante").is_visible():
        follow(reader, "Question suivante")
        assert_seen(reader)


def read_results(reader: Page) -> None:
    if not reader.evaluate("document.activeElement.matches('.quiz__results-title')"):
        follow(reader, "Voir mes résultats")
    stop = assert_seen(reader)
    assert stop is not None
    assert stop.name == "Mes résultats"
    follow(reader, "Imprimer mes passages à relire")
    assert reader.evaluate("window.printed") == ["/quiz/loyaute/"]


def go_to_the_other_language_and_back(reader: Page) -> None:
    follow(reader, PERMALINK)
    reader.wait_for_url(f"**/cadre/loyaute/#{UNIT}")
    for link, address in (("English", "/en/cadre/loyaute/"), ("Français", "/cadre/loyaute/")):
        reader.locator("html.ready").wait_for()  # a link keeps the passage once its script is there
        follow(reader, link, "Shift+Tab")
        reader.wait_for_url(f"**{address}#{UNIT}")
        expect(reader.locator(":target")).to_have_id(UNIT)
        expect(reader.locator(":target")).to_be_in_viewport()
