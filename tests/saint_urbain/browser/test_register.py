"""The register in the page: counts a department, choices, order, names to remind; by keyboard and for ears."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support import phones
from tests.support.drivers import Driver, until
from tests.support.signer import (
    ADDRESS,
    BROWSERS,
    TODAY,
    click,
    date_returns,
    enter,
    on_the_page,
    pasted,
    table,
    tick,
    told,
)

HEADINGS = ["Nom", "Matricule", "Service", "Code de version", "Reçue le"]
LIST = [
    HEADINGS,
    ["Zoé Côté", "10", "Loisirs", TODAY, "2026-11-02"],
    ["Élise Roy", "9", "loisirs ", "", ""],
    ["Luc Roy", "100", "Travaux publics", "", ""],
    ["Anne Bolduc", "", "", "abcdef0123", "2025-01-03"],
]
NOBODY = "Aucune attestation au dossier"


@pytest.fixture(params=BROWSERS)
def driver(request: pytest.FixtureRequest, server: str) -> Iterator[Driver]:
    """Each of the two browsers, with the register of a list."""
    for one in on_the_page(request, server):
        enter(one, LIST)
        until(one, "!document.querySelector('.signer__step--register').hidden")
        yield one


def choose(driver: Driver, name: str, words: str) -> None:
    driver.evaluate(
        f"""(() => {{
          const choice = document.querySelector("#register-{name}");
          choice.value = [...choice.options].find(({{ text }}) => text === {json.dumps(words)}).value;
          choice.dispatchEvent(new Event("change", {{ bubbles: true }}));
        }})()"""
    )


def names(driver: Driver) -> list[str]:
    return [row[0] for row in table(driver, "register")]


def test_each_department_is_counted_and_the_status_stands_next_to_the_name(driver: Driver) -> None:
    assert table(driver, "counts") == [
        ["Loisirs", "1", "0", "1", "0", "2"],
        ["Travaux publics", "0", "0", "1", "0", "1"],
        ["Sans service", "0", "0", "0", "1", "1"],
        ["Tous les services", "1", "0", "2", "1", "4"],
    ]
    assert table(driver, "register")[0] == [
        *["Zoé Côté", "Texte d'aujourd'hui", "2026-11-02", "Loisirs", "10", "2"]
    ]
    assert table(driver, "register")[2][:2] == ["Luc Roy", NOBODY]


def test_the_choices_are_announced_and_kept_when_the_list_changes(driver: Driver) -> None:
    choose(driver, "department", "Loisirs")
    assert names(driver) == ["Zoé Côté", "Élise Roy"]
    choose(driver, "standing", "À relancer (tout sauf le texte d'aujourd'hui)")
    assert names(driver) == ["Élise Roy"]
    assert told(driver, "shown") == "1 personne affichée sur 4."
    enter(driver, [*LIST, ["Guy Roy", "11", "Loisirs", "", ""]])
    until(driver, "document.querySelectorAll('.signer__table--register tbody tr').length === 2")
    assert names(driver) == ["Élise Roy", "Guy Roy"]


def test_a_heading_sorts_both_ways_and_says_so(driver: Driver) -> None:
    orders = []
    for _ in range(2):
        driver.evaluate(
            "document.querySelector('.signer__table--register [data-column=number] button').click()"
        )
        orders.append(
            (
                names(driver),
                driver.evaluate(
                    "document.querySelector('[data-column=number][aria-sort]').ariaSort"
                ),
                told(driver, "shown"),
            )
        )
    assert orders == [
        (
            ["Élise Roy", "Zoé Côté", "Luc Roy", "Anne Bolduc"],
            "ascending",
            "4 personnes affichées sur 4. Tri\u00a0: Numéro d'employé, ordre croissant.",
        ),
        (
            ["Luc Roy", "Zoé Côté", "Élise Roy", "Anne Bolduc"],
            "descending",
            "4 personnes affichées sur 4. Tri\u00a0: Numéro d'employé, ordre décroissant.",
        ),
    ]
    assert (
        driver.evaluate("document.querySelectorAll('.signer__table--register [aria-sort]').length")
        == 1
    )


def test_names_are_sorted_as_in_french(driver: Driver) -> None:
    driver.evaluate(
        "document.querySelector('.signer__table--register [data-column=name] button').click()"
    )
    assert names(driver) == ["Anne Bolduc", "Élise Roy", "Luc Roy", "Zoé Côté"]


def test_those_to_remind_are_copied_among_those_shown(driver: Driver) -> None:
    click(driver, "remind")
    until(driver, "window.written !== undefined")
    assert driver.evaluate("window.written") == "Élise Roy\r\nLuc Roy\r\nAnne Bolduc"
    until(driver, "document.querySelector('.signer__reminded').textContent === '3 noms copiés.'")
    choose(driver, "standing", "Texte d'aujourd'hui")
    click(driver, "remind")
    assert told(driver, "reminded") == "Parmi les personnes affichées, aucune n'est à relancer."


def test_those_shown_are_ticked_to_print_and_nobody_else(driver: Driver) -> None:
    tick(driver, "print", 3)
    choose(driver, "department", "Loisirs")
    click(driver, "tick-shown")
    assert told(driver, "reminded") == "2 personnes cochées à l'étape 1, et aucune autre."
    assert told(driver) == "2 personnes cochées sur 4."
    click(driver, "print")
    assert "Luc Roy" not in driver.evaluate("window.printed[0]")
    assert "Élise Roy" in driver.evaluate("window.printed[0]")


def test_the_reminder_supposes_no_reason_and_is_copied_whole(driver: Driver) -> None:
    click(driver, "copy-reminder")
    until(driver, "window.written !== undefined")
    text = driver.evaluate("window.written")
    assert "aucune attestation de lecture de votre part" in text
    assert "Si vous l'avez déjà remise, dites-le-nous" in text
    assert text == driver.evaluate("document.querySelector('.signer__reminder').textContent")


def test_a_refused_clipboard_leaves_the_names_to_copy_by_hand(driver: Driver) -> None:
    driver.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    click(driver, "remind")
    until(driver, "document.activeElement.id === 'signer-names'")
    assert driver.evaluate("document.activeElement.value").split("\n")[0] == "Élise Roy"


def test_the_register_follows_what_is_noted_and_not_what_is_only_ticked(driver: Driver) -> None:
    date_returns(driver, "2026-11-20")
    tick(driver, "returns", 1)
    assert table(driver, "register")[1][1:3] == [NOBODY, ""]
    click(driver, "copy")
    until(
        driver, "document.querySelector('.signer__changes').textContent.startsWith('Liste copiée')"
    )
    until(
        driver,
        "document.querySelectorAll('.signer__table--register tbody td')[6].textContent !== ''",
    )
    assert table(driver, "register")[1][1:3] == ["Texte d'aujourd'hui", "2026-11-20"]
    assert table(driver, "counts")[0] == ["Loisirs", "2", "0", "0", "0", "2"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_register_and_it_fits_a_phone(
    scheme: str, chromium: Browser, server: str, axe: Path
) -> None:
    with phones.phone(chromium, server, color_scheme=scheme) as page:
        page.goto(ADDRESS)
        page.locator("#signer-cells").fill(pasted(LIST))
        page.locator(".signer__step--register").wait_for()
        page.evaluate(axe.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))")
        assert found == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_heading_of_a_long_register_stays_in_sight(chromium: Browser, server: str) -> None:
    with chromium.new_context(base_url=server, viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(ADDRESS)
        rows = [["Nom"], *([f"Personne {number:02}"] for number in range(60))]
        page.locator("#signer-cells").fill(pasted(rows))
        table = page.locator(".signer__table--register")
        table.get_by_text("Personne 59").scroll_into_view_if_needed()
        frame = page.locator(".signer__frame:has(.signer__table--register)").bounding_box()
        heading = table.locator("thead th").first.bounding_box()
        assert frame is not None
        assert heading is not None
        assert abs(heading["y"] - frame["y"]) < 2
        wide = page.locator("#signer-cells").bounding_box()
        assert wide is not None
        assert frame["width"] > wide["width"]
