"""The site with no host: unzipped from `build --offline`, opened from its folder, in both browsers."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support import drivers, faults, signer
from tests.support.drivers import Driver, until
from tests.support.folder import PLACE, unzipped
from tests.support.watching import WATCH
from tests.support.xlsx import Sheet, workbook

#: A page of each kind.
KINDS = (
    "index.html",
    "cadre/loyaute/index.html",
    "quiz/loyaute/index.html",
    "quiz/index.html",
    "rh/index.html",
    "signer/index.html",
    "signer/attestations/index.html",
    "a-propos/index.html",
    "en/index.html",
)


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unzipped(site, tmp_path_factory.mktemp("share") / PLACE)


@pytest.fixture(params=signer.BROWSERS)
def driver(request: pytest.FixtureRequest, folder: Path) -> Iterator[Driver]:
    """Each of the two browsers, whose addresses are those of files of the folder."""
    browser = request.getfixturevalue(request.param)
    root = f"{folder.as_uri()}/"
    if request.param == "mozilla":
        yield drivers.Mozilla(browser.browser, root)
        return
    with drivers.chromium(browser, root) as one:
        yield one


def click(driver: Driver, selector: str) -> None:
    driver.evaluate(f"document.querySelector({json.dumps(selector)}).click()")


def follow(driver: Driver, folder: Path, selector: str) -> None:
    """Open what a link leads to."""
    address = str(driver.evaluate(f"document.querySelector({json.dumps(selector)}).href"))
    assert address.startswith(f"{folder.as_uri()}/")
    driver.goto(address.removeprefix(f"{folder.as_uri()}/"))


def say(driver: Driver, selector: str) -> str:
    return str(driver.evaluate(f"document.querySelector({json.dumps(selector)}).textContent"))


def test_one_reads_from_page_to_page_and_in_the_other_language(
    driver: Driver, folder: Path
) -> None:
    driver.goto("index.html")
    until(driver, "document.documentElement.classList.contains('ready')")
    assert driver.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily") != "serif"
    follow(driver, folder, ".principle a")
    assert say(driver, "h1").startswith("1- Loyauté")
    click(driver, ".sideways")
    until(driver, "document.querySelector('.sideways__other') !== null")
    assert driver.evaluate("document.querySelector('.sideways__other').lang") == "en"
    follow(driver, folder, "a.language-link")
    assert say(driver, "h1").startswith("1- Loyalty")
    follow(driver, folder, "a.md-logo")
    assert driver.evaluate("document.documentElement.lang") == "en"


def test_the_home_page_knows_what_was_opened_and_leads_on(driver: Driver, folder: Path) -> None:
    driver.goto("cadre/index.html")
    until(driver, "document.documentElement.classList.contains('ready')")
    driver.goto("index.html")
    until(driver, "document.querySelector('.step[data-step=read] .tag').textContent !== ''")
    follow(driver, folder, ".step[data-step=read] .button")
    assert say(driver, "h1") == "Objectifs du guide"


def test_a_search_answers_and_its_results_lead_to_files(driver: Driver, folder: Path) -> None:
    driver.goto("cadre/loyaute/index.html")
    until(driver, "document.documentElement.classList.contains('ready')")
    assert driver.evaluate("document.head.querySelectorAll('script[src*=search]').length") == 0
    click(driver, "[data-search-open]")
    driver.evaluate(
        """(() => {
          const box = document.querySelector(".md-search__input");
          box.value = "photo";
          box.dispatchEvent(new Event("input", { bubbles: true }));
        })()"""
    )
    until(driver, "document.querySelector('a.md-search-result__link') !== null")
    follow(driver, folder, "a.md-search-result__link")
    assert "photo" in say(driver, "main").lower()
    assert driver.evaluate("document.querySelector(':target') !== null")


def test_a_quiz_is_answered_and_gives_its_results(driver: Driver, folder: Path) -> None:
    driver.goto("quiz/loyaute/index.html")
    until(driver, "document.documentElement.classList.contains('ready')")
    go = '.quiz__bar [data-action="go"]'
    number = driver.evaluate("document.querySelectorAll('.quiz__question').length")
    for rank in range(number):
        shown = f"document.querySelectorAll('.quiz__question')[{rank}]"
        driver.evaluate(f"{shown}.querySelectorAll('input').forEach((one) => one.click())")
        click(driver, go)
        until(driver, f"{shown}.querySelector('[role=status]').textContent !== ''")
        click(driver, go)
    until(driver, "document.querySelector('.quiz__counts > li') !== null")
    assert say(driver, ".quiz__given") == "Réponses\u00a0: 6 sur 6"
    follow(driver, folder, ".quiz__sheet a[href]")
    assert say(driver, "h1").startswith("1- Loyauté")


def test_hr_prints_attestations_for_a_list_that_is_pasted(driver: Driver) -> None:
    signer.opened(driver, "signer/attestations/index.html")
    signer.enter(driver, signer.LIST)
    assert [row[0] for row in signer.table(driver, "print")] == ["Josée Tremblay", "Luc Roy"]
    signer.click(driver, "tick-renew")
    signer.click(driver, "print")
    until(driver, "window.printed.length === 1")
    assert "Luc Roy" in driver.evaluate("window.printed[0]")


def test_hr_opens_a_workbook(driver: Driver) -> None:
    signer.opened(driver, "signer/attestations/index.html")
    data = workbook(Sheet([["Nom", "Matricule"], ["Zoé Nguyên", "0042"], ["Luc Roy", "0043"]]))
    driver.evaluate(
        f"""(() => {{
          const bytes = Uint8Array.from(atob("{base64.b64encode(data).decode()}"), (one) => one.charCodeAt(0));
          const chosen = new DataTransfer();
          chosen.items.add(new File([bytes], "liste.xlsx"));
          const field = document.querySelector("#signer-file");
          field.files = chosen.files;
          field.dispatchEvent(new Event("change", {{ bubbles: true }}));
        }})()"""
    )
    until(driver, "!document.querySelector('.signer__step--register').hidden")
    assert [row[0] for row in signer.table(driver, "print")] == ["Zoé Nguyên", "Luc Roy"]


def test_no_page_of_the_folder_breaks_its_policy_or_asks_for_what_is_not_there(
    folder: Path, chromium: Browser
) -> None:
    trouble: list[str] = []
    with chromium.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.on("console", lambda said: trouble.append(f"{page.url} {said.type} {said.text}"))
        faults.gather(page, trouble)
        page.on("requestfailed", lambda asked: trouble.append(asked.url))
        for name in KINDS:
            page.goto((folder / name).as_uri())
            expect(page.locator("html.ready")).to_be_attached()
            trouble += page.evaluate("window.violations")
    assert trouble == []


def test_a_browser_that_keeps_nothing_there_shows_the_quiz_all_the_same(
    folder: Path, chromium: Browser
) -> None:
    with chromium.new_context() as context:
        context.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });"
        )
        page = context.new_page()
        failures: list[str] = []
        faults.gather(page, failures)
        page.goto((folder / "quiz/loyaute/index.html").as_uri())
        page.locator(".quiz__form input").first.check()
        page.locator('.quiz__bar [data-action="go"]').click()
        expect(page.locator(".quiz__question").first.get_by_role("status")).not_to_be_empty()
        assert failures == []


def test_a_sheet_printed_from_the_folder_does_not_tell_where_the_folder_is(
    folder: Path, chromium: Browser
) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((folder / "cadre/loyaute/index.html").as_uri())
        page.emulate_media(media="print")
        expect(page.locator("html.ready")).to_be_attached()
        assert "file:" not in page.locator("body").inner_text()
        assert "Élise" not in page.locator("body").inner_text()
