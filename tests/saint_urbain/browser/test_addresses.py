"""Addresses that a message or a tracker has lengthened still lead to their passage."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    "after",
    [
        "?utm_source=x",
        ".",
        ",",
        ")",
        "%20",
        "%C2%A0%C2%BB",
        "&fbclid=1",
        "%",
        "-",
        "...",
        ":~:texte",
    ],
)
def test_an_address_that_a_message_has_lengthened_finds_its_passage(after: str, page: Page) -> None:
    page.goto(f"/cadre/acces/#acces-3{after}")
    expect(page.locator(":target")).to_have_id("acces-3")
    expect(page.locator("#acces-3")).to_be_in_viewport()
    page.evaluate(f"location.hash = '#acces-1{after}'")
    expect(page.locator(":target")).to_have_id("acces-1")


def test_an_address_in_capitals_finds_its_passage(page: Page) -> None:
    page.goto("/cadre/acces/#ACCES-3")
    expect(page.locator(":target")).to_have_id("acces-3")


def test_an_address_that_names_nothing_stays_as_it_is(page: Page) -> None:
    page.goto("/cadre/loyaute/#rien-du-tout")
    expect(page.locator(".quiz--active")).to_be_visible()
    assert page.url.endswith("#rien-du-tout")
