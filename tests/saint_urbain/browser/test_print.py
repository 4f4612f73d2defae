"""Every policy page and the consent page on paper, from the browser's own command."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from cadre import reading
from cadre.reading import settings
from tests.support import ROOT
from tests.support.drivers import Driver

PROJECT = reading.read(settings.load(ROOT))
ADDRESSES = sorted(
    "/" + page.removesuffix("index.md").replace(".md", "/")
    for (language, page), one in PROJECT.pages.items()
    if language == "fr" and (one.official or page in ("cadre/texte-integral.md", "signer/index.md"))
)
VERSION = {"": "Version en date du 14 janvier 2019", "/en": "Version dated January 14, 2019"}
#: What paints the sheet: all white or nothing.
PAINTED = """() => [document.documentElement, document.body,
  ...document.querySelectorAll(".md-container, .md-main, .md-content, .md-content__inner, .banner")]
  .map((element) => getComputedStyle(element).backgroundColor)"""


@pytest.fixture(scope="module")
def dark(chromium: Browser, server: str) -> Iterator[Page]:
    """A reader who prefers dark screens."""
    with chromium.new_context(base_url=server, color_scheme="dark") as context:
        yield context.new_page()


def sheets(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def assert_each_sheet_is_full_and_says_where_it_comes_from(
    printed: list[str], address: str, language: str
) -> None:
    for sheet in printed:
        line = f"{language}{address} · {VERSION[language]}"
        assert line in sheet, f"{address}: {sheet[-200:]}"
        rest = re.sub(rf"http://\S+ · {VERSION[language]} · .{{30}}", "", sheet)
        assert len(rest) > 20, f"{address}: {sheet}"


@pytest.mark.parametrize("language", ["", "/en"], ids=["fr", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_sheet_is_blank_and_each_one_has_address_and_version(
    address: str, language: str, dark: Page
) -> None:
    dark.goto(language + address)
    printed = sheets(dark.pdf(format="Letter", margin={"top": "2cm", "bottom": "2cm"}))
    assert_each_sheet_is_full_and_says_where_it_comes_from(printed, address, language)


@pytest.mark.parametrize("address", ["/signer/", "/cadre/loyaute/", "/cadre/texte-integral/"])
def test_firefox_prints_them_too(address: str, mozilla: Driver) -> None:
    mozilla.goto(address)
    assert_each_sheet_is_full_and_says_where_it_comes_from(sheets(mozilla.pdf()), address, "")


@pytest.mark.parametrize("address", ["/signer/", "/cadre/loyaute/"])
def test_a_dark_screen_prints_on_white_paper(address: str, dark: Page) -> None:
    dark.goto(address)
    dark.emulate_media(media="print", color_scheme="dark")
    assert set(dark.evaluate(PAINTED)) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert dark.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "light"
    dark.emulate_media(media="null", color_scheme="dark")
    assert dark.evaluate("() => getComputedStyle(document.body).backgroundColor") not in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


def test_the_consent_page_takes_one_sheet_and_nothing_else(dark: Page) -> None:
    dark.goto("/signer/")
    printed = sheets(dark.pdf(format="Letter", margin={"top": "2cm", "bottom": "2cm"}))
    assert len(printed) == 1
    assert "Représentant de l'employeur" in printed[0]
    assert "Imprimer" not in printed[0]
