"""The figures of the last examination of the site, which the accessibility page gives: pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class Figures:
    """What the `audit` verb wrote down: when (ISO date), how much it looked at, what it found, with what.

    `views` counts a page once for each colour scheme and width that axe saw it in.
    """

    date: str
    pages: int
    views: int
    findings: int
    errors: int
    axe: str
    nu: str
    browser: str

    def as_data(self) -> Mapping[str, str | int]:
        """Return the figures as they are written."""
        return asdict(self)


def figures(data: object) -> Figures | None:
    """Return the figures that `data` holds; nothing when one is missing or is no number."""
    if not isinstance(data, Mapping):
        return None
    words = {field.name: str(data.get(field.name, "")) for field in fields(Figures)}
    numbers = ("pages", "views", "findings", "errors")
    if not all(words.values()) or not all(words[name].isdigit() for name in numbers):
        return None
    return Figures(
        date=words["date"],
        pages=int(words["pages"]),
        views=int(words["views"]),
        findings=int(words["findings"]),
        errors=int(words["errors"]),
        axe=words["axe"],
        nu=words["nu"],
        browser=words["browser"],
    )
