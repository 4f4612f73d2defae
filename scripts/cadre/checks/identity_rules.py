"""Rules on the municipality's look in `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Iterator

from cadre.drawings.colours import COLOUR, ENOUGH, NIGHT, WHITE, contrast
from cadre.drawings.svg import drawing
from cadre.model.diagnostics import Problem
from cadre.reading import Project
from cadre.reading.settings import COLOUR as LIGHT
from cadre.reading.settings import COLOUR_DARK as DARK


def colours_readable(project: Project) -> Iterator[Problem]:
    """A colour is written `#rrggbb`, and text in it can be read on its page (WCAG 2.2, SC 1.4.3)."""
    identity = project.settings.identity
    for field, colour, page, example in (
        ("colour", identity.colour, WHITE, LIGHT),
        ("colour_dark", identity.colour_dark, NIGHT, DARK),
    ):
        place = project.settings.place("extra", "cadre", field)
        if not COLOUR.fullmatch(colour):
            yield Problem.at(place, "colour-malformed", field=field, colour=colour, example=example)
        elif (ratio := contrast(colour, page)) < ENOUGH:
            whole, _, decimals = f"{ratio:.2f}".partition(".")
            yield Problem.at(
                place,
                "colour-contrast",
                field=field,
                colour=colour,
                page=page,
                whole=whole,
                decimals=decimals,
                example=example,
            )


def mark_exists(project: Project) -> Iterator[Problem]:
    """The mark is an SVG file below docs/, whose drawing can be put in a page."""
    name = project.settings.identity.mark
    path = project.settings.root / "docs" / name
    place = project.settings.place("extra", "cadre", "mark")
    if name and not path.is_file():
        yield Problem.at(place, "mark-missing", mark=name)
    elif name and not drawing(path.read_bytes()):
        yield Problem.at(place, "mark-not-a-drawing", mark=name)
