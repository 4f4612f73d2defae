"""Every page as a reader meets it: it answers, it asks nothing of anybody else, its ways lead on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support import phones
from tests.support.page_types import ADDRESSES


def addresses(site: Path) -> Iterator[str]:
    for file in sorted(site.rglob("index.html")):
        folder = file.parent.relative_to(site).as_posix()
        yield "/" if folder == "." else f"/{folder}/"


def test_every_page_answers_and_asks_nothing_of_another_site(
    page: Page, server: str, site: Path
) -> None:
    foreign: list[str] = []
    trouble: list[str] = []
    page.on("request", lambda ask: None if ask.url.startswith(server) else foreign.append(ask.url))
    page.on("console", lambda said: trouble.append(f"{page.url}: {said.text}"))
    page.on("response", lambda got: trouble.append(got.url) if got.status >= 400 else None)
    found = list(addresses(site))
    assert len(found) == 86
    for address in found:
        answer = page.goto(address, wait_until="load")
        assert answer is not None
        assert answer.status == 200
    assert not foreign
    assert not trouble


def test_no_page_keeps_a_cookie(page: Page) -> None:
    page.goto("/cadre/loyaute/")
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [*phones.WIDTHS, 1280])
def test_no_page_scrolls_sideways(width: int, chromium: Browser, server: str) -> None:
    with chromium.new_context(base_url=server, **phones.screen(width)) as context:
        page = context.new_page()
        for address in ADDRESSES:
            page.goto(address)
            assert phones.sideways(page) <= 0, address


def test_the_language_link_leads_to_the_same_passage(page: Page) -> None:
    page.goto("/cadre/acces/#acces-3")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/cadre/acces/#acces-3")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/cadre/acces/#acces-3")


def test_the_language_link_works_without_a_script(chromium: Browser, server: str) -> None:
    with chromium.new_context(base_url=server, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/cadre/acces/")
        page.get_by_role("link", name="English").click()
        page.wait_for_url("**/en/cadre/acces/")


def test_a_permalink_leads_to_its_passage(page: Page) -> None:
    page.goto("/cadre/loyaute/")
    page.get_by_role("link", name="Lien vers ce passage : Loyauté, paragraphe 1").click()
    assert page.url.endswith("/cadre/loyaute/#loyaute-1")


def test_the_consent_page_can_be_fetched(page: Page) -> None:
    for address, name in (
        ("/signer/", "Page de consentement à imprimer"),
        ("/en/signer/", "Consent page to print"),
    ):
        page.goto(address)
        link = page.get_by_role("link", name=name)
        href = link.evaluate("link => link.href")
        answer = page.request.get(href)
        assert answer.status == 200
        assert answer.body().startswith(b"%PDF-")
