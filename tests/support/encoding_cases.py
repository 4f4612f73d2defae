"""Names alone in a file, in each encoding of an office: `tests/cases/encodings.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import yaml

from . import ROOT

ENCODINGS: Final = ("cp1252", "mac_roman", "iso8859_15", "cp850", "cp437")
_NAMES: Final = {"windows-1252": "cp1252", "mac-roman": "mac_roman"}


@cache
def _data() -> dict[str, Any]:
    file = ROOT / "tests" / "cases" / "encodings.yml"
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return data


def read_right() -> Iterator[tuple[str, str]]:
    """Yield each name with an encoding that it is read from."""
    for encoding in ENCODINGS:
        for name in (name for row in _data()["names"] for name in row):
            if _can_write(name, encoding):
                yield name, encoding
    for name in _data()["windows-1252"]:
        yield name, "cp1252"


def refused() -> Iterator[tuple[str, str]]:
    """Yield each name with an encoding that it is not read from."""
    for encoding, names in _data()["refused"].items():
        for name in names:
            yield name, _NAMES.get(encoding, encoding)


def file_of(name: str, encoding: str) -> bytes:
    """Return the bytes of a list of one name."""
    return f"Nom\r\n{name}\r\n".encode(encoding)


def _can_write(name: str, encoding: str) -> bool:
    try:
        name.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
