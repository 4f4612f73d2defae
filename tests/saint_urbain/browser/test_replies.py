"""Replies by e-mail pasted beside HR's list: whose each one is, and nothing noted that was not confirmed."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.support.drivers import Driver, until
from tests.support.signer import (
    BROWSERS,
    TODAY,
    click,
    date_returns,
    enter,
    on_the_page,
    table,
    told,
    written,
)

PEOPLE = [
    "Bolduc, Zoé",
    "Anne-Marie Côté",
    "Roy & Fils",
    "Jean + Luc O'Neil",
    "Luc Roy",
    "Luc Roy",
    "Line Tremblay-Lebœuf",
    "Guy Roy",
]
REPLIES = f"""Bonjour,
CADRE;{TODAY};2026-11-20;Zoé Bolduc
Merci

> > CADRE;{TODAY};2026-11-21;ANNE-MARIE COTE
> CADRE;{TODAY};2026-11-21;Roy & Fils
CADRE;{TODAY};2026-11-22;Jean + Luc O\u2019Neil
CADRE;{TODAY};2026-11-22;Luc Roy
>> CADRE;{TODAY};2026-11-23;Line
>> Tremblay-Leboeuf
CADRE;{TODAY};2026-11-24;Zoé Bolduc
CADRE;{TODAY};2026-11-24;Inconnue Totale
CADRE;ffffffffff;2026-11-24;Guy Roy
"""
KINDS = [
    "Reconnue",
    "Reconnue",
    "Reconnue",
    "Reconnue",
    "Plusieurs personnes possibles\u00a0: cochez vous-même",
    "Reconnue",
    "Déjà reconnue plus haut",
    "Aucune personne de ce nom dans la liste",
    "Code inconnu",
]


@pytest.fixture(params=BROWSERS)
def driver(request: pytest.FixtureRequest, server: str) -> Iterator[Driver]:
    """Each of the two browsers, on the page."""
    yield from on_the_page(request, server)


def test_replies_are_matched_and_noted_only_once_confirmed(driver: Driver) -> None:
    enter(driver, [["Nom"], *([name] for name in PEOPLE)])
    date_returns(driver, "2026-11-25")
    driver.evaluate(
        f"void (document.querySelector('#signer-replies').value = {json.dumps(REPLIES)})"
    )
    click(driver, "match")
    assert [row[0] for row in table(driver, "returns")] == PEOPLE
    assert [row[3] for row in table(driver, "replies")] == KINDS
    assert table(driver, "replies")[5][:3] == [
        "Line Tremblay-Leboeuf",
        "Line Tremblay-Lebœuf (8)",
        "2026-11-23",
    ]
    assert told(driver, "changes").startswith("Personne n'est coché")
    click(driver, "copy")
    assert driver.evaluate("window.written === undefined")
    click(driver, "tick-replies")
    assert told(driver, "changes").startswith("5 lignes changeront sur 8")
    click(driver, "copy")
    until(driver, "window.written !== undefined")
    noted = {row[0] for row in written(driver)[1:] if row[1:] == [TODAY, "2026-11-25"]}
    assert noted == {
        "Bolduc, Zoé",
        "Anne-Marie Côté",
        "Roy & Fils",
        "Jean + Luc O'Neil",
        "Line Tremblay-Lebœuf",
    }


def test_a_text_without_any_reply_says_so(driver: Driver) -> None:
    enter(driver, [["Nom"], ["Luc Roy"]])
    driver.evaluate("void (document.querySelector('#signer-replies').value = 'Bonjour Luc Roy')")
    click(driver, "match")
    assert told(driver, "replied").startswith("Aucune ligne")
    assert driver.evaluate("document.querySelector('[data-act=\"tick-replies\"]').hidden")
