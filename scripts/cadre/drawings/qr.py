"""QR codes, as drawings to be put on paper: of an address, never of a person."""

from __future__ import annotations

import io

import segno


def qr_code(address: str, *, in_page: bool = False) -> str:
    """Return the QR code of an address as SVG, with the quiet zone that readers need (ISO/IEC 18004).

    `in_page` for one that stands in HTML, where an SVG has neither a namespace nor a size of its own.
    """
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing,
        kind="svg",
        border=4,
        dark="#000",
        light="#fff",
        xmldecl=False,
        svgns=not in_page,
        omitsize=in_page,
    )
    return drawing.getvalue().decode()
