"""An SVG file → the drawing alone, which stands as well in a page as in a file of its own."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

#: What programs write before it (an XML declaration, a document type, comments) is no part of HTML.
_DRAWING: Final = re.compile(r"<svg\b.*</svg>", re.DOTALL)


def drawing(data: bytes) -> str:
    """Return the `<svg>` element of a file; nothing when it is not UTF-8, not whole, or not XML by itself."""
    try:
        found = _DRAWING.search(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return ""
    if found is None:
        return ""
    try:
        # Without its document type, an entity that it declares is unknown: such a drawing is refused.
        expat.ParserCreate().Parse(found[0], True)
    except expat.ExpatError:
        return ""
    return found[0]
