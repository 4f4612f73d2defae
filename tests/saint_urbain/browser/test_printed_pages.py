"""Pages on paper: their number, their title block, nothing blank, nothing cut, nothing of the interface."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.support import fonts
from tests.support.layout import troubles

Scheme = Literal["light", "dark"]
#: Address, and the fewest and most sheets of Letter paper that it takes.
SHEETS = {
    "/": (1, 2),
    "/cadre/loyaute/": (1, 1),
    "/cadre/texte-integral/": (6, 8),
    "/quiz/loyaute/": (4, 11),
    "/signer/": (1, 1),
    "/glossaire/": (2, 6),
    "/en/cadre/roles/": (1, 2),
}
TITLES = ".md-content :is(h1, h2, h3), .quiz__passages-title"
#: What the margins leave of a sheet's width, in CSS pixels: 8.5 inches less twice 2.2 cm.
PAPER = 650
INTERFACE = ("Rechercher", "Search", "Vérifier ma réponse", "Check my answer", "Suivant", "Next")


Print = Callable[..., PdfReader]


@pytest.fixture
def printed(chromium: Browser, server: str, packages: Path) -> Print:
    """What a browser prints of a page, in the letters of the most common machines."""

    def make(address: str, scheme: Scheme = "light") -> PdfReader:
        with chromium.new_context(base_url=server, color_scheme=scheme) as context:
            fonts.give(context, packages, "common")
            page = context.new_page()
            page.goto(address)
            fonts.settled(page)
            return PdfReader(io.BytesIO(page.pdf(format="Letter", print_background=True)))

    return make


def words(reader: PdfReader, rank: int) -> str:
    """A sheet's words; its number, which the browser draws first, is put last."""
    text = " ".join(reader.pages[rank].extract_text().replace("\u00a0", " ").split())
    number = re.match(r"Page \d+ (de|of) \d+ ", text)
    return f"{text[number.end() :]} {number[0].strip()}" if number else text


@pytest.mark.parametrize("address", SHEETS)
def test_it_takes_as_many_sheets_as_it_should_and_none_is_blank(
    address: str, printed: Print
) -> None:
    reader = printed(address)
    fewest, most = SHEETS[address]
    total = len(reader.pages)
    assert fewest <= total <= most
    of = "of" if address.startswith("/en/") else "de"
    for rank in range(total):
        text = words(reader, rank)
        assert f"Page {rank + 1} {of} {total}" in text
        assert len(text) > 200, f"sheet {rank + 1} is blank: {text}"


@pytest.mark.parametrize("address", SHEETS)
def test_it_says_what_it_is_and_shows_nothing_of_the_interface(
    address: str, printed: Print
) -> None:
    reader = printed(address)
    first = words(reader, 0)
    assert first.startswith("Paroisse de Saint-Urbain ")
    assert "2019-01-016" in first
    for rank in range(len(reader.pages)):
        text = words(reader, rank)
        assert [word for word in INTERFACE if word in text] == []


@pytest.mark.parametrize(
    "address", ["/cadre/texte-integral/", "/en/cadre/texte-integral/", "/quiz/complet/"]
)
def test_no_title_is_left_alone_at_the_foot_of_a_sheet(
    address: str, printed: Print, chromium: Browser, server: str
) -> None:
    with chromium.new_context(base_url=server) as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        titles = {" ".join(title.split()) for title in page.locator(TITLES).all_text_contents()}
    reader = printed(address)
    last = [foot(words(reader, rank)) for rank in range(len(reader.pages) - 1)]
    assert [text for text in last if any(text.endswith(title) for title in titles)] == []


def foot(sheet: str) -> str:
    """The words of a sheet before its last line, which names its address."""
    return re.split(r" http://\S+ ·", sheet)[0]


@pytest.mark.parametrize("address", SHEETS)
@pytest.mark.parametrize("font", fonts.SETS)
def test_nothing_is_cut_on_paper(font: str, address: str, page: Page, packages: Path) -> None:
    fonts.give(page.context, packages, font)
    page.set_viewport_size({"width": PAPER, "height": 900})
    page.goto(address)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert troubles(page, "article") == []


@pytest.mark.parametrize("address", SHEETS)
def test_every_word_of_the_page_is_on_its_sheets(address: str, page: Page, printed: Print) -> None:
    reader = printed(address)
    drawn = "".join("".join(one.extract_text().split()) for one in reader.pages)
    sheets = unicodedata.normalize("NFKC", drawn)  # letters drawn as one are told apart
    page.goto(address)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    # Without signs: the address of a link stands between its words and a full stop.
    shown = re.findall(r"\w+", page.locator("article").inner_text())
    assert len(shown) > 50
    assert [word for word in shown if word not in sheets] == []


def test_the_dark_scheme_prints_like_the_light_one(printed: Print) -> None:
    light = printed("/cadre/loyaute/")
    dark = printed("/cadre/loyaute/", "dark")
    drawn = [one.pages[0].get_contents() for one in (light, dark)]
    assert drawn[0] is not None
    assert drawn[1] is not None
    assert drawn[0].get_data() == drawn[1].get_data()


def test_the_whole_text_is_printed(printed: Print) -> None:
    reader = printed("/cadre/texte-integral/")
    text = " ".join(words(reader, rank) for rank in range(len(reader.pages)))
    assert "Les médias sociaux font désormais partie du quotidien" in text
    assert "Représentant de l'employeur" in text


def test_a_link_that_leaves_the_sheet_gives_its_address(printed: Print) -> None:
    text = words(printed("/quiz/loyaute/"), 0)
    assert "Loyauté (cadre/loyaute/)" in text


def test_a_scenario_is_not_printed_with_the_policy(printed: Print) -> None:
    text = words(printed("/cadre/loyaute/"), 0)
    assert "En bref" in text
    assert "Mise en situation" not in text


def test_the_quiz_prints_its_questions_then_its_key(printed: Print) -> None:
    reader = printed("/quiz/loyaute/")
    sheets = [words(reader, rank) for rank in range(len(reader.pages))]
    key = next(rank for rank, text in enumerate(sheets) if "Réponse à la question 1" in text)
    assert key > 0
    assert sheets[key].startswith("Réponses")
    assert not any("Question 3 sur 3" in text for text in sheets[key:])
