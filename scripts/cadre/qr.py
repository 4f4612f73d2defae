"""QR codes, as drawings to be put on paper: of an address, never of a person."""

from __future__ import annotations

import io

import segno


def qr_code(address: str) -> str:
    """Return the QR code of an address as SVG, with the quiet zone that readers need (ISO/IEC 18004)."""
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False
    )
    return drawing.getvalue().decode()
