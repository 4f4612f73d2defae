"""The drawings: ours, in lines of the colour of the words, hidden from screen readers."""

from __future__ import annotations

import xml.etree.ElementTree as etree

import pytest

from cadre.drawings import pictograms


def test_the_set_is_small_and_known() -> None:
    assert pictograms.names() == (
        "check", "confidentiality", "confirm", "correction", "help", "identification", "loyalty",
        "read", "respect", "responsibility",
    )  # fmt: skip


@pytest.mark.parametrize("name", pictograms.names())
def test_a_drawing_is_hidden_from_screen_readers_and_has_no_colour_of_its_own(name: str) -> None:
    drawing = etree.fromstring(pictograms.svg(name))  # noqa: S314 - our own file
    assert drawing.get("aria-hidden") == "true"
    assert drawing.get("viewBox") == "0 0 24 24"
    for part in drawing:
        assert part.tag in {"circle", "path", "rect"}
        assert not {"fill", "stroke", "style", "class"} & part.attrib.keys()


def test_a_drawing_that_does_not_exist_has_an_error() -> None:
    with pytest.raises(KeyError):
        pictograms.svg("unicorn")
