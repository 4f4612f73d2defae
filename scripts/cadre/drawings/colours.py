"""Colours as WCAG counts them: pure data, no input or output."""

from __future__ import annotations

import re
from typing import Final

#: `#rrggbb`, the one way of writing a colour in `mkdocs.yml`.
COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
WHITE: Final = "#ffffff"
#: The dark scheme's page, in overrides/assets/cadre.css as well.
NIGHT: Final = "#12191c"
#: What text needs against its background (WCAG 2.2, SC 1.4.3).
ENOUGH: Final = 4.5

_WEIGHTS: Final = (0.2126, 0.7152, 0.0722)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two `#rrggbb` colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return sum(
        weight * _linear(channel) for weight, channel in zip(_WEIGHTS, channels, strict=True)
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
