"""What the frame puts around each page of the built site: one way on, contents, where the text comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

HIDDEN = "ancestor-or-self::*[@hidden]"
ON_THE_WAY = [
    f"cadre/{name}"
    for name in (".", "objectifs", "loyaute", "correction", "acces", "roles", "consentement")
]


def article(site: Path, page: str) -> html.HtmlElement:
    found: html.HtmlElement = html.parse(site / page / "index.html").getroot()
    return found


def test_no_page_shows_two_filled_buttons_at_first(site: Path) -> None:
    for page in site.rglob("*.html"):
        filled = html.parse(page).xpath(f"//*[contains(@class, 'button--main')][not({HIDDEN})]")
        assert len(filled) <= 1, page


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("page", ON_THE_WAY)
def test_a_section_says_under_its_way_on_where_its_text_comes_from(
    page: str, language: str, site: Path
) -> None:
    origin, *more = article(site, f"{language}{page}").xpath(
        "//article/nav[@class='way']/following-sibling::p[@role='note']"
    )
    assert more == []
    words = "not yet been compared" if language else "Texte du document adopté"
    assert words in origin.text_content()


@pytest.mark.parametrize("page", ON_THE_WAY)
def test_the_courtesy_translation_says_above_its_text_that_it_is_one(page: str, site: Path) -> None:
    (banner,) = article(site, f"en/{page}").xpath("//article/p[@role='note'][following::h1]")
    assert banner.text_content().strip().startswith("Courtesy translation.")


def test_the_bar_of_a_section_is_as_long_as_the_way_done(site: Path) -> None:
    (bar,) = article(site, "cadre/loyaute").xpath("//progress[@class='way__progress']")
    assert (bar.get("value"), bar.get("max"), bar.get("aria-hidden")) == ("5", "15", "true")


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("", False),
        ("cadre/loyaute", False),
        ("quiz/loyaute", False),
        ("cadre/texte-integral", True),
        ("glossaire", True),
        ("que-faire", True),
    ],
)
def test_contents_stand_beside_long_pages_alone(page: str, shown: bool, site: Path) -> None:
    contents = article(site, page).xpath("//*[contains(@class, 'md-sidebar--secondary')]")
    assert bool(contents) == shown
