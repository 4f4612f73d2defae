"""What a file is that is no list: the code of the message that names it, from its bytes alone.

The page's script knows the same signs (`overrides/components/signer/formats.mjs`).
"""

from __future__ import annotations

import re
from typing import Final

ZIP: Final = b"PK\x03\x04"
#: The container of the old Office formats, and of a document that a password encrypts.
OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
#: What only the one holds, by the code of its message; the first that is found counts.
_IN_OLE: Final = {
    "EncryptedPackage".encode("utf-16-le"): "people-password",
    "WordDocument".encode("utf-16-le"): "people-document",
}
#: The names of a ZIP's files are never compressed.
_WORKBOOK: Final = b"xl/workbook.xml"
_IN_ZIP: Final = {
    b"application/vnd.oasis.opendocument.spreadsheet": "people-opendocument",
    b"xl/workbook.bin": "people-binary-workbook",
    b"word/document.xml": "people-document",
    b"Index/Document.iwa": "people-numbers",
    b"application/vnd.oasis.opendocument": "people-document",
}
_BEGINNINGS: Final = {
    b"%PDF-": "people-document",
    b"{\\rtf": "people-document",
}
#: Not `ID;P` alone, with which a list of employee numbers and first names begins too.
_SYLK: Final = re.compile(rb"ID;P(?:WXL|XL|CALC|SCALC|MP)[0-9]*\s*[;\r\n]")
#: In a text, after white space and capitals are taken off.
_WEB: Final = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype html|html|head|meta|body|table|style|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML: Final = {
    b"urn:schemas-microsoft-com:office:spreadsheet": "people-xml-workbook",
    b"urn:oasis:names:tc:opendocument": "people-opendocument",
}
#: As much of a text as says what it is.
_START: Final = 4096
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def named(data: bytes) -> str | None:
    """Return the code of the message for a file that is no list, or None for text or .xlsx."""
    if data.startswith(OLE):
        return _holding(data, _IN_OLE) or "people-old-excel"
    if data.startswith(ZIP):
        return None if _WORKBOOK in data else _holding(data, _IN_ZIP)
    # In UTF-16, every other byte of such a text is empty.
    start = data[:_START].replace(b"\0", b"")
    for mark in _MARKS:
        start = start.removeprefix(mark)
    start = start.lstrip()
    for beginning, code in _BEGINNINGS.items():
        if start.startswith(beginning):
            return code
    if _SYLK.match(start):
        return "people-sylk"
    if start.startswith(b"<?xml") and (format_ := _holding(start, _XML)):
        return format_
    return "people-web-page" if _WEB.match(start) else None


def _holding(data: bytes, signs: dict[bytes, str]) -> str | None:
    return next((code for sign, code in signs.items() if sign in data), None)
