"""The municipality's look: its colours, its mark, and what is made of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as etree

import pytest

from cadre import texts
from cadre.drawings.colours import contrast
from cadre.publishing import identity
from cadre.reading import settings
from cadre.reading.settings import Settings

from .support import ROOT

WORDS = {"fr": texts.load("fr", "paper"), "en": texts.load("en", "paper")}


def municipality(
    colour: str = settings.COLOUR, colour_dark: str = "#8ecbe0", mark: str = "assets/mark.svg"
) -> Settings:
    known = settings.load(ROOT)
    look = known.identity.model_copy(
        update={"colour": colour, "colour_dark": colour_dark, "mark": mark}
    )
    return replace(known, identity=look)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_style_sheet_holds_the_colours_of_each_scheme() -> None:
    look = municipality(colour="#123456", colour_dark="#abcdef")
    css = identity.stylesheet(look, WORDS)
    assert "--cadre-accent:#123456" in css
    assert "--cadre-accent:#abcdef" in css


def test_the_style_sheet_numbers_the_pages_of_each_language() -> None:
    css = identity.stylesheet(municipality(), WORDS)
    assert 'content:"Page " counter(page) " de " counter(pages)' in css
    assert 'content:"Page " counter(page) " of " counter(pages)' in css


@pytest.mark.parametrize("mark", ["assets/mark.svg", "", "assets/absent.svg"])
def test_the_icon_is_a_drawing_whatever_the_mark(mark: str) -> None:
    drawn = etree.fromstring(identity.icon(municipality(mark=mark)))  # noqa: S314  our own
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(drawn) == 2


def test_the_icon_holds_the_mark_that_a_drawing_program_wrote(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "m.svg").write_text(
        '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        '<path d="M1 2h3"/></svg>\n',
        encoding="utf-8",
    )
    look = replace(municipality(mark="m.svg"), root=tmp_path)
    assert identity.mark(look).startswith("<svg ")
    assert '<path d="M1 2h3"/>' in identity.icon(look)
    assert 'viewBox="0 0 9 9"' in identity.icon(look)


@pytest.mark.usefixtures("saint_urbain")
def test_the_icon_holds_the_mark_and_the_colour() -> None:
    icon = identity.icon(municipality(colour="#123456"))
    assert 'fill="#123456"' in icon
    assert 'd="M1.5 15.5' in icon
