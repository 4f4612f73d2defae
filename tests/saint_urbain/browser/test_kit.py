"""HR's kit and the employee's page, as readers of either browser use them."""

from __future__ import annotations

import io
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from cadre.drawings.qr import qr_code
from dev import browser as browsers
from tests.support import ROOT, web
from tests.support.drivers import Driver, until
from tests.support.signer import BROWSERS, TODAY, on_the_page, opened

KIT, FORMS = "/rh/", "/signer/"


@pytest.fixture(params=BROWSERS)
def driver(request: pytest.FixtureRequest, server: str) -> Iterator[Driver]:
    """Each of the two browsers."""
    yield from on_the_page(request, server)


def write(driver: Driver, field: str, text: str) -> None:
    driver.evaluate(
        f"""(() => {{
          const field = document.querySelector({json.dumps(field)});
          field.value = {json.dumps(text)};
          field.dispatchEvent(new Event("input", {{ bubbles: true }}));
        }})()"""
    )


def press(driver: Driver, button: str) -> None:
    driver.evaluate(f"document.querySelector({json.dumps(button)}).click()")


def test_the_announcement_is_copied_as_it_is_shown(driver: Driver) -> None:
    opened(driver, KIT)
    press(driver, '[data-copy="announcement-fr"]')
    until(driver, "window.written !== undefined")
    written = driver.evaluate("window.written")
    assert written.startswith(
        "Bonjour,\n\nNous vous invitons à lire le document « CADRE D'UTILISATION"
    )
    draft = driver.evaluate("document.querySelector('.kit__acts a').href")
    assert parse_qs(urlsplit(draft).query)["body"] == [written.strip().replace("\n", "\r\n")]
    until(driver, "document.querySelector('.kit__status').textContent === 'Texte copié.'")


@pytest.mark.parametrize("folder", ["", "/en"])
@pytest.mark.parametrize("name", ["note-de-service", "affiche", "presence"])
def test_the_sheets_that_announce_are_led_to(name: str, folder: str, page: Page) -> None:
    page.goto(folder + KIT)
    href = page.locator(f'.kit a[href$="assets/{name}.pdf"]').evaluate("link => link.href")
    assert page.request.get(href).body().startswith(b"%PDF-")


def test_a_refused_copy_says_what_to_do(driver: Driver) -> None:
    opened(driver, KIT)
    driver.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    press(driver, '[data-copy="announcement-fr"]')
    until(driver, "document.querySelector('.kit__status').textContent.includes('refuse la copie')")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (TODAY, "le code du texte d'aujourd'hui"),
        (f" {TODAY.upper()} ", "le code du texte d'aujourd'hui"),
        (f"CADRE;{TODAY};2026-11-25;Zoé", "le code du texte d'aujourd'hui"),
        ("6d367e688", "Un code a au moins 10 caractères"),
        ("6d367e688d", "Aucune version connue"),
        ("", "Écrivez un code"),
        ("soixante-six", "Un code a au moins 10 caractères"),
    ],
)
def test_a_code_is_told_for_what_it_is(typed: str, words: str, driver: Driver) -> None:
    opened(driver, KIT)
    write(driver, "#code-check", typed)
    press(driver, ".kit__form button")
    assert words in driver.evaluate("document.querySelector('.kit__form .kit__status').textContent")


def test_the_attestation_filled_in_is_printed_and_written(driver: Driver) -> None:
    opened(driver, FORMS)
    press(driver, ".kit__form button")
    assert driver.evaluate("window.printed") == []
    assert driver.evaluate("document.activeElement.name") == "name"
    write(driver, "#attester-name", " Zoé  Côté & Roy ")
    write(driver, "#attester-department", "Voirie")
    day = driver.evaluate("new Date().toLocaleDateString('sv')")
    press(driver, ".kit__form button")
    assert len(driver.evaluate("window.printed")) == 1
    sheet = driver.evaluate("document.querySelector('.signer__sheets').textContent")
    assert "J'ai lu le document" in sheet
    assert "Zoé Côté & Roy" in sheet
    assert "Voirie" in sheet
    assert day in sheet
    assert "Numéro d'employé" not in sheet
    text = driver.evaluate("document.querySelector('#attester-text').textContent")
    assert text.splitlines()[-1] == f"CADRE;{TODAY};{day};Zoé Côté & Roy"
    assert "Service : Voirie\n" in text


def test_one_page_is_printed_of_the_attestation_and_then_of_the_consent_page(page: Page) -> None:
    page.goto(FORMS)
    page.evaluate("window.print = () => undefined")
    page.locator("#attester-name").fill("Zoé Côté")
    page.get_by_role("button", name="Imprimer mon attestation").click()
    one = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert [round(side) for side in one.pages[0].mediabox[2:]] == [612, 792]
    assert len(one.pages) == 1
    assert "Attestation de lecture" in one.pages[0].extract_text()
    assert "Représentant" not in one.pages[0].extract_text()
    page.get_by_role("button", name="Imprimer cette page").click()
    two = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(two.pages) == 1
    assert "Représentant des employés" in two.pages[0].extract_text()
    assert "Zoé" not in two.pages[0].extract_text()


def test_nothing_typed_is_sent_or_kept(page: Page) -> None:
    page.goto(FORMS)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("window.print = () => undefined")
    page.locator("#attester-name").fill("Zoé Côté")
    page.get_by_role("button", name="Imprimer mon attestation").click()
    assert asked == []
    kept = page.evaluate(
        "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])"
    )
    assert "Zoé" not in kept
    page.reload()
    assert page.locator("#attester-name").input_value() == ""


def test_without_scripts_the_three_forms_and_the_e_mail_are_there(
    chromium: Browser, server: str
) -> None:
    with chromium.new_context(base_url=server, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(FORMS)
        assert page.get_by_role("link", name="Attestation de lecture vierge").is_visible()
        assert page.get_by_text("a besoin de JavaScript").is_visible()
        assert f"CADRE;{TODAY};AAAA-MM-JJ;Votre nom" in page.locator("#attester-text").inner_text()
        assert not page.locator(".kit__form").is_visible()
        page.goto(KIT)
        link = page.get_by_role("link", name="Ouvrir dans mon courriel").first
        assert str(link.get_attribute("href")).startswith("mailto:?subject=%C3%80%20lire")


@pytest.fixture(scope="module")
def posted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The tiny organisation with an address for the attestations, and the kit on its home page."""
    folder = tmp_path_factory.mktemp("kit")
    root = folder / "bourg"
    shutil.copytree(ROOT / "tests" / "fixtures" / "bourg", root)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("../../..", ROOT.as_posix())
    resolution = "    resolution: 24-077\n"
    config = config.replace(resolution, f"{resolution}    acknowledgement_email: rh@example.org\n")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    for home in root.glob("docs/*/index.md"):
        blocks = "\n/// acknowledgement-forms\n///\n\n/// code-check\n///\n"
        home.write_text(home.read_text(encoding="utf-8") + blocks, encoding="utf-8")
    assert web.build(root, folder / "site") == ""
    with browsers.serving(folder / "site") as address:
        yield address


def test_the_draft_is_offered_while_a_mail_program_takes_it(page: Page, posted: str) -> None:
    page.goto(posted)
    draft = page.locator('[data-act="email"]')
    assert not draft.is_visible()
    page.locator("#attester-name").fill("Zoé Côté & Roy")
    href = str(draft.get_attribute("href"))
    assert urlsplit(href).path == "rh@example.org"
    assert parse_qs(urlsplit(href).query)["body"][0].endswith(";Zoé Côté & Roy")
    assert draft.is_visible()
    page.locator("#attester-name").fill("É" * 200)
    assert not draft.is_visible()
    assert page.get_by_text("trop long").is_visible()


def test_an_attestation_printed_by_the_browser_leads_to_where_its_code_is_checked(
    page: Page, posted: str
) -> None:
    page.goto(posted)
    page.evaluate("window.print = () => undefined")
    page.locator("#attester-name").fill("Zoé Côté")
    page.get_by_role("button", name="Imprimer mon attestation").click()
    mark = page.locator(".signer__sheets svg")
    words = "Code QR qui mène à la page où vérifier ce code, https://bourg.example.org/"
    assert mark.get_attribute("aria-label") == words
    [asked] = re.findall(' d="([^"]+)"', qr_code("https://bourg.example.org/"))[1:]
    assert mark.locator("path").last.get_attribute("d") == asked
    drawn = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].extract_text()
    paper = unicodedata.normalize("NFKC", drawn)  # letters drawn as one are told apart
    assert "Vérifier ce code : https://bourg.example.org/" in paper
    assert "Page 1" not in paper


def test_the_code_of_an_earlier_version_is_told_with_its_date(page: Page, posted: str) -> None:
    page.goto(posted)
    page.locator("#code-check").fill("0123456789")
    page.keyboard.press("Enter")
    said = page.locator(".kit__form .kit__status").last.inner_text()
    assert "version antérieure" in said
    assert "9 janvier 2023" in said
    assert "23-001" in said
