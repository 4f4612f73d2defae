"""An SVG file → the drawing alone."""

from __future__ import annotations

import pytest

from cadre.drawings.svg import drawing

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- un <b> -->\n<!DOCTYPE svg>\n'


@pytest.mark.parametrize("source", [SVG, f"{PROLOG}{SVG}\n", f"\ufeff{SVG}", f"{SVG}<!-- fin -->"])
def test_what_stands_around_the_drawing_is_left_out(source: str) -> None:
    assert drawing(source.encode()) == SVG


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"un dessin",
        SVG[:-6].encode(),
        SVG.replace("/>", ">").encode(),
        SVG.replace("viewBox", "\u00e9").encode("latin-1"),
        SVG.encode("utf-16"),
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="&a;"></svg>',
        SVG.replace("<path", '<use xlink:href="#a"/><path').replace("<path", "<path a=1").encode(),
    ],
)
def test_what_is_no_whole_drawing_in_utf_8_gives_nothing(data: bytes) -> None:
    assert drawing(data) == ""
