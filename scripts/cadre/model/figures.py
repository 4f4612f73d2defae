"""The figures of the last examination of the site, which the accessibility page gives: pure data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from cadre.model.schema import IsoDate, Model, Words

Count = Annotated[int, Field(ge=0, examples=["12"])]


class Figures(Model):
    """What the `audit` verb wrote down: when (ISO date), how much it looked at, what it found, with what.

    `views` counts a page once for each colour scheme and width that axe saw it in. `site` names the site that was
    examined: the figures are those of no other.
    """

    site: Annotated[str, Field(examples=['"Municipalité, Politique"'])] = ""
    date: Annotated[IsoDate, Field(examples=['"2026-11-24"'])]
    pages: Count
    views: Count
    findings: Count
    errors: Count
    axe: Annotated[Words, Field(examples=['"4.14.1"'])]
    nu: Annotated[Words, Field(examples=['"26.9.27"'])]
    browser: Annotated[Words, Field(examples=['"Chromium 156"'])]

    def as_data(self) -> Mapping[str, str | int]:
        """Return the figures as they are written."""
        return self.model_dump()
