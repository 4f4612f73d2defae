"""Small policies to print."""

from __future__ import annotations

from cadre.model.policy import Kind, Text, Unit


def unit(unit_id: str, kind: Kind, text: str, *, level: int = 0) -> Unit:
    return Unit(unit_id, kind, text, "cadre/consentement.md", 1, level=level)


def section(*units: Unit) -> Text:
    """Return a text whose Consent section holds `units`, and which has another section too."""
    heading = unit("consentement", Kind.TITLE, "Consentement", level=1)
    other = Unit("loyaute-1", Kind.PARAGRAPH, "Hors de la section.", "cadre/loyaute.md", 1)
    return Text("fr", (other, heading, *units))
