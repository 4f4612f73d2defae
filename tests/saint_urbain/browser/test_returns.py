"""The returns noted in HR's list: nobody at first, what changes said before it does, and nothing else changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.drivers import Driver, until
from tests.support.signer import (
    BROWSERS,
    LIST,
    TODAY,
    click,
    date_returns,
    enter,
    on_the_page,
    table,
    tick,
    told,
    written,
)

#: Forty people, the first ten of whom have confirmed today's text.
FORTY = [
    ["Nom", "Code de version"],
    *([f"Personne {number:02}", TODAY if number <= 10 else ""] for number in range(1, 41)),
]


@pytest.fixture(params=BROWSERS)
def driver(request: pytest.FixtureRequest, server: str) -> Iterator[Driver]:
    """Each of the two browsers, on the page."""
    yield from on_the_page(request, server)


def test_those_printed_are_not_those_received(driver: Driver) -> None:
    enter(driver, FORTY)
    click(driver, "tick-renew")
    click(driver, "print")
    assert driver.evaluate("document.querySelectorAll('.signer__sheet').length") == 30
    assert told(driver, "changes") == "Personne n'est coché\u00a0: aucune ligne ne changera."
    click(driver, "copy")
    assert driver.evaluate("window.written === undefined")
    date_returns(driver, "2026-11-03")
    tick(driver, "returns", 10, 39)
    assert told(driver, "changes").startswith("2 lignes changeront sur 40")
    click(driver, "copy")
    rows = written(driver)
    assert [row[1] for row in rows[1:]] == [TODAY] * 11 + [""] * 28 + [TODAY]
    assert [row[2] for row in rows[1:]] == [""] * 10 + ["2026-11-03"] + [""] * 28 + ["2026-11-03"]


def test_the_list_is_copied_back_with_those_received_only(driver: Driver) -> None:
    enter(driver, LIST)
    date_returns(driver, "2026-11-03")
    tick(driver, "returns", 1)
    click(driver, "copy")
    assert written(driver) == [
        [*LIST[0], "Attestation reçue le"],
        ["Josée Tremblay", "0042", "Préposée à l'accueil", TODAY, "'=1+1", ""],
        ["Luc Roy", "0043", "", TODAY, "'+33", "2026-11-03"],
        ["Line Roy", "0043", "", "abcdef0123", "", ""],
    ]
    until(
        driver, "document.querySelector('.signer__changes').textContent.startsWith('Liste copiée')"
    )
    assert "1 ligne changée" in told(driver, "changes")


def test_a_list_without_the_columns_gets_them(driver: Driver) -> None:
    enter(driver, [["Nom"], ["Josée Tremblay"], ["Luc Roy"]])
    date_returns(driver, "2026-11-03")
    tick(driver, "returns", 1)
    click(driver, "copy")
    assert written(driver) == [
        ["Nom", "Code de version", "Attestation reçue le"],
        ["Josée Tremblay", "", ""],
        ["Luc Roy", TODAY, "2026-11-03"],
    ]


def test_the_list_copied_back_and_read_again_says_what_was_noted(driver: Driver) -> None:
    enter(driver, FORTY[:3])
    date_returns(driver, "2026-11-03")
    tick(driver, "returns", 1)
    click(driver, "copy")
    enter(driver, written(driver))
    until(driver, "document.querySelectorAll('.signer__table--returns td').length === 8")
    assert table(driver, "returns") == [
        ["Personne 01", "Texte d'aujourd'hui", "2", "", ""],
        ["Personne 02", "Texte d'aujourd'hui", "3", "", "2026-11-03"],
    ]


def test_a_code_already_there_is_told_before_its_date_changes(driver: Driver) -> None:
    enter(driver, FORTY)
    date_returns(driver, "2026-11-03")
    tick(driver, "returns", 0, 1, 20)
    assert told(driver, "changes") == (
        "3 lignes changeront sur 40\u00a0: elles recevront le code du texte d'aujourd'hui et la date "
        "2026-11-03. 2 d'entre elles portent déjà ce code\u00a0: seule leur date changera."
    )
    click(driver, "untick")
    assert told(driver, "changes") == "Personne n'est coché\u00a0: aucune ligne ne changera."


@pytest.mark.parametrize(
    ("day", "words"),
    [("", "Indiquez la date"), ("2999-01-01", "Cette date n'est pas encore arrivée")],
)
def test_a_date_that_cannot_be_is_asked_for(day: str, words: str, driver: Driver) -> None:
    enter(driver, FORTY)
    date_returns(driver, day)
    tick(driver, "returns", 20)
    assert told(driver, "changes").startswith(words)
    click(driver, "copy")
    assert driver.evaluate("document.activeElement.id") == "signer-date"
    assert driver.evaluate("window.written === undefined")


def test_a_refused_clipboard_leaves_the_list_to_copy_by_hand(driver: Driver) -> None:
    enter(driver, LIST)
    driver.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    tick(driver, "returns", 0)
    click(driver, "copy")
    until(driver, "document.activeElement.id === 'signer-copied'")
    assert driver.evaluate("document.activeElement.value").startswith("Nom\tMatricule")
    assert driver.evaluate(
        "getSelection().toString() !== '' || document.activeElement.selectionEnd > 9"
    )
