"""The frame of a page: its menu, with and without a script; what the theme's own script did."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import phones


@pytest.fixture
def phone(chromium: Browser, server: str) -> Iterator[Page]:
    with phones.phone(chromium, server, reduced_motion="reduce") as page:
        yield page


def test_the_menu_opens_and_closes_from_the_keyboard(phone: Page) -> None:
    phone.goto("/cadre/loyaute/")
    button = phone.get_by_role("button", name="Menu", exact=True)
    link = phone.locator("#menu").get_by_role("link", name="1- Loyauté")
    expect(link).to_be_hidden()
    button.focus()
    phone.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    assert phone.evaluate("document.querySelector('#menu').contains(document.activeElement)")
    phone.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_closed_menu_is_out_of_the_way_of_the_focus(phone: Page) -> None:
    phone.goto("/cadre/loyaute/")
    for _ in range(12):
        phone.keyboard.press("Tab")
        assert not phone.evaluate(
            "document.querySelector('#menu').contains(document.activeElement)"
        )


def test_the_menu_leads_to_a_page_and_marks_it(phone: Page) -> None:
    phone.goto("/cadre/loyaute/")
    phone.get_by_role("button", name="Menu", exact=True).click()
    phone.locator("#menu").get_by_role("link", name="3- Respect").click()
    phone.wait_for_url("**/cadre/respect/")
    phone.get_by_role("button", name="Menu", exact=True).click()
    expect(phone.locator('#menu [aria-current="page"]')).to_have_text("3- Respect")


def test_without_a_script_the_menu_opens_all_the_same(chromium: Browser, server: str) -> None:
    with phones.phone(chromium, server, java_script_enabled=False) as page:
        page.goto("/cadre/loyaute/")
        page.get_by_role("link", name="Menu", exact=True).click()
        page.locator("#menu").get_by_role("link", name="2- Responsabilité").click()
        page.wait_for_url("**/cadre/responsabilite/")


def test_a_section_of_the_menu_folds_without_a_script(page: Page) -> None:
    page.goto("/cadre/loyaute/")
    section = page.locator("#menu details", has_text="Principes directeurs").last
    link = section.get_by_role("link", name="2- Responsabilité")
    expect(link).to_be_visible()
    section.locator("summary").click()
    expect(link).to_be_hidden()


def test_the_header_tells_the_page_once_its_title_is_out_of_sight(page: Page) -> None:
    page.goto("/cadre/texte-integral/")
    title = page.locator('[data-md-component="header-title"]')
    page.mouse.wheel(0, 3000)
    expect(title).to_have_class("md-header__title md-header__title--active")


def test_a_page_of_the_quiz_is_named_in_the_menu_without_the_name_of_its_section(
    page: Page,
) -> None:
    for address, name, title in (
        ("/quiz/respect/", "Respect", "Quiz\u00a0: Respect"),
        ("/en/quiz/respect/", "Respect", "Quiz: Respect"),
        ("/quiz/rapide/", "Quiz rapide", "Quiz rapide (11 questions)"),
    ):
        page.goto(address)
        expect(page.locator('#menu [aria-current="page"]')).to_have_text(name)
        expect(page.locator("h1")).to_have_text(title)
