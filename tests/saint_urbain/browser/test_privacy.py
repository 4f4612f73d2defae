"""Nothing watched: no foreign host, no cookie, no violation of the policy, no key that is not listed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cadre.markdown import storage
from tests.support import ROOT
from tests.support.asking import way_on
from tests.support.brotli_server import BrotliServer
from tests.support.searching import ask
from tests.support.watching import WATCH, kept, keys

KEYS: Final = tuple(f"cadre-{name}" for name in storage.KEPT)


def use(page: Page) -> None:
    """Do everything that the site offers to keep something of."""
    page.goto("/")
    page.get_by_role("button", name="Affichage : selon votre appareil").click()
    page.locator(".md-search__input").click()
    ask(page, "photo")
    page.goto("/cadre/loyaute/")
    page.goto("/quiz/loyaute/")
    page.locator(".quiz__form input").first.check()
    way_on(page).click()


def test_every_page_keeps_to_its_policy(chromium: Browser, server: str, site: Path) -> None:
    with chromium.new_context(base_url=server) as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        trouble: list[str] = []
        page.on("console", lambda said: trouble.append(f"{page.url} {said.type} {said.text}"))
        page.on(
            "request",
            lambda asked: trouble.append(asked.url) if foreign(asked.url, server) else None,
        )
        files = sorted(site.rglob("*.html"))
        assert len(files) >= 74
        for file in files:
            page.goto(f"/{file.relative_to(site).as_posix()}")
            trouble += page.evaluate("window.violations")
            trouble += [f"{page.url} keeps {key}" for key in keys(page) if not kept(key, KEYS)]
        assert context.cookies() == []
        assert trouble == []


def foreign(url: str, server: str) -> bool:
    return not url.startswith((f"{server}/", "data:"))


#: Each puts something in a page, as its script would; and the part of the policy that refuses it.
INTRUDERS: Final = yaml.safe_load((ROOT / "tests/cases/security.yml").read_text("utf-8"))[
    "intruders"
]


@pytest.mark.parametrize("intruder", INTRUDERS)
def test_what_is_put_in_a_page_is_refused(
    intruder: str, chromium: Browser, server: str, tmp_path: Path
) -> None:
    act, refused = INTRUDERS[intruder]["does"], INTRUDERS[intruder]["refused"]
    with BrotliServer(tmp_path) as host, chromium.new_context(base_url=server) as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto("/quiz/loyaute/")
        page.evaluate(act, host.address)
        page.evaluate(
            "window.violated"
        )  # a promise: the policy itself refuses what would be polled
        assert page.evaluate("window.violations") == [refused.replace("HOST", host.address)]
        assert page.evaluate("window.broken") is None
        assert page.evaluate("getComputedStyle(document.body).opacity") == "1"
        assert host.sent == []


def test_what_the_browser_keeps_is_listed_and_erased_with_one_button(page: Page) -> None:
    use(page)
    stored = keys(page)
    assert sorted(stored) == sorted(KEYS)
    page.goto("/a-propos/")
    listed = page.locator("[data-key]").evaluate_all("all => all.map(one => one.dataset.key)")
    assert [key for key in stored if not kept(key, listed)] == []
    for key in listed:
        expect(page.locator(f'[data-key="{key}"] code')).to_have_text(key)
    page.get_by_role("button", name="Tout effacer de ce navigateur").click()
    expect(page.locator('[data-module="eraser"] [role="status"]')).to_contain_text("C'est effacé")
    assert keys(page) == []


def test_the_other_language_keeps_nothing_else(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("button", name="Display: as your device").click()
    assert keys(page) == ["cadre-palette"]


def colours(context: BrowserContext, address: str) -> str:
    page = context.new_page()
    page.goto(address)
    return str(page.locator("body").get_attribute("data-md-color-scheme"))


def test_the_colours_chosen_last_from_page_to_page_and_follow_the_system_again(
    chromium: Browser, server: str
) -> None:
    with chromium.new_context(base_url=server, color_scheme="dark", locale="fr-CA") as context:
        page = context.new_page()
        page.goto("/")
        seen = []
        for name in (
            "Affichage : selon votre appareil",
            "Affichage : clair",
            "Affichage : sombre",
        ):
            seen.append(colours(context, "/cadre/loyaute/"))
            page.get_by_role("button", name=name).click()
        assert seen == ["slate", "default", "slate"]
        assert "cadre-palette" not in keys(page)
