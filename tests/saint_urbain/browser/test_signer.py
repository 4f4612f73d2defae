"""HR's list in the page: pasted, corrected, printed, copied back; nothing sent, nothing kept."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from tests.support.drivers import Driver, until
from tests.support.signer import (
    ADDRESS,
    BROWSERS,
    LIST,
    TODAY,
    click,
    enter,
    on_the_page,
    table,
    tick,
    told,
    written,
)

#: Everything that a page can leave behind; the theme itself keeps the choice of light or dark.
STORED = """(async () => JSON.stringify([
  Object.entries(localStorage).filter(([key]) => !key.endsWith("__palette")),
  Object.entries(sessionStorage), document.cookie, await indexedDB.databases(),
  "caches" in window ? await caches.keys() : [], history.state,
]))()"""


@pytest.fixture(params=BROWSERS)
def driver(request: pytest.FixtureRequest, server: str) -> Iterator[Driver]:
    """Each of the two browsers, on the page."""
    yield from on_the_page(request, server)


def test_who_was_read_is_shown_with_what_is_on_file(driver: Driver) -> None:
    enter(driver, LIST)
    assert table(driver, "print") == [
        ["Josée Tremblay", "Texte d'aujourd'hui", "2", "0042", "Préposée à l'accueil", ""],
        ["Luc Roy", "Aucune attestation au dossier", "3", "0043", "", ""],
    ]
    assert table(driver, "returns") == [
        ["Josée Tremblay", "Texte d'aujourd'hui", "2", "0042"],
        ["Luc Roy", "Aucune attestation au dossier", "3", "0043"],
    ]
    assert "2 personnes lues." in told(driver, "status")
    assert "Colonnes laissées de côté\u00a0: Note." in told(driver, "status")


def test_a_wrong_row_is_named_and_the_list_is_corrected_in_place(driver: Driver) -> None:
    enter(driver, LIST)
    assert [row[0] for row in table(driver, "problems")] == ["4"]
    assert "1 ligne à corriger." in told(driver, "status")
    assert "«\u00a00043\u00a0» est déjà à la ligne 3" in table(driver, "problems")[0][1]
    enter(driver, [*LIST[:3], ["Line Roy", "0044", "", "abcdef0123", ""]])
    until(driver, "document.querySelector('.signer__problems').hidden")
    assert [row[1] for row in table(driver, "print")] == [
        "Texte d'aujourd'hui",
        "Aucune attestation au dossier",
        "Code inconnu",
    ]


def test_a_row_with_several_faults_is_one_row_to_correct(driver: Driver) -> None:
    enter(driver, [["Nom", "Matricule", "Poste"], ["Luc Roy", "'1", "NULL"], ["Zoé", "2", "N/A"]])
    assert [row[0] for row in table(driver, "problems")] == ["2", "2", "3"]
    assert "2 lignes à corriger." in told(driver, "status")


def test_those_to_renew_are_printed_one_page_each(driver: Driver) -> None:
    enter(driver, LIST)
    click(driver, "tick-renew")
    click(driver, "print")
    driver.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = driver.evaluate("window.printed")
    assert len(printed) == 1
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(driver.pdf())).pages]
    # « Page 1 de 2 » would make each person's form a part of something.
    assert not [page for page in pages if "Page" in page]
    assert len(pages) == 1
    for words in (
        "Luc Roy",
        "0043",
        "Attestation de lecture",
        TODAY,
        "ne fait pas partie du cadre",
    ):
        assert words in " ".join(pages[0].split())
    assert "Josée" not in pages[0]


def test_nobody_is_ticked_at_first_and_nothing_is_printed_for_nobody(driver: Driver) -> None:
    enter(driver, LIST)
    assert told(driver) == "0 personne cochée sur 2."
    click(driver, "print")
    assert told(driver) == "Cochez d'abord au moins une personne."
    assert driver.evaluate("window.printed") == []


def test_nothing_is_sent_and_nothing_is_kept(driver: Driver) -> None:
    driver.evaluate("localStorage.clear()")  # what pages opened before have kept
    before = len(driver.requests())
    enter(driver, LIST)
    tick(driver, "returns", 0)
    for act in ("tick-all", "print", "copy"):
        click(driver, act)
    until(driver, "window.written !== undefined")
    # The page's own scripts, loaded with the first list; an address holds nothing of it.
    asked = driver.requests()[before:]
    assert [one for one in asked if not re.fullmatch(r"[^?]+/components/[\w./-]+\.js", one)] == []
    assert driver.evaluate(STORED) == '[[],[],"",[],[],null]'
    driver.goto(ADDRESS)
    assert driver.evaluate("document.querySelector('#signer-cells').value") == ""


def test_everything_can_be_done_with_the_keyboard(driver: Driver) -> None:
    driver.evaluate("document.querySelector('.menu a[href$=\"a-propos/\"]').focus()")
    tab_to(driver, "#signer-cells")
    driver.type("Nom\nLuc Roy\nLine Roy\n")
    until(driver, "document.querySelectorAll('.signer__tick').length === 4")
    tab_to(driver, "#signer-file")
    tab_to(driver, ".signer__step--print .signer__tick input")
    driver.press("Space")
    assert told(driver) == "1 personne cochée sur 2."
    tab_to(driver, '[data-act="print"]')
    driver.press("Enter")
    assert "Luc Roy" in driver.evaluate("window.printed")[0]
    assert "Line Roy" not in driver.evaluate("window.printed")[0]
    tab_to(driver, ".signer__step--returns .signer__tick input")
    driver.press("Space")
    assert told(driver, "changes").startswith("1 ligne changera sur 2")
    tab_to(driver, "#signer-date")
    tab_to(driver, '[data-act="copy"]')
    driver.press("Enter")
    assert written(driver)[1][1] == TODAY
    assert written(driver)[2][1] == ""


def tab_to(driver: Driver, selector: str) -> None:
    for _ in range(12):
        driver.press("Tab")
        if driver.evaluate(f"document.activeElement.matches({json.dumps(selector)})"):
            return
    pytest.fail(f"Tab never reaches {selector}")
