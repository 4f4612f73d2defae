"""The golden cases of HR's lists, which the command and the page both run: `tests/cases/people`."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from . import ROOT, xlsx

FOLDER: Final = ROOT / "tests" / "cases" / "people"
_MARKS: Final = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
_NEWLINES: Final = {"crlf": "\r\n", "lf": "\n", "cr": "\r"}
_NAMES: Final = {"windows-1252": "cp1252", "mac-roman": "mac_roman", "latin-9": "iso8859_15"}


@dataclass(frozen=True)
class Case:
    """One list, and what it gives."""

    name: str
    form: str
    data: bytes
    expected: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.name}-{self.form}"


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.yml"))


@cache
def cases() -> tuple[Case, ...]:
    """Return every case in each form that it comes in, as bytes of a file."""
    return tuple(case for file in files() for case in _cases(file))


def _cases(file: Path) -> Iterator[Case]:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    for form, data in _forms(case):
        yield Case(file.stem, form, data, case)


def _forms(case: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    if "base64" in case:
        yield "bytes", base64.b64decode(case["base64"])
    if "cells" in case:
        for form in case.get("as", ("paste", "xlsx")):
            yield form, _cells(case["cells"], form)
    if "text" in case:
        text = case["text"].replace("\n", _NEWLINES[case.get("newline", "crlf")])
        for encoding in case.get("encodings", ("utf-8",)):
            mark = _MARKS.get(encoding, b"")
            yield encoding, mark + text.encode(_NAMES.get(encoding, encoding))


def _cells(rows: list[list[str | int]], form: str) -> bytes:
    if form == "xlsx":
        return xlsx.workbook(xlsx.Sheet(rows))
    pasted = ("\t".join(_pasted(str(cell)) for cell in row) + "\r\n" for row in rows)
    return "".join(pasted).encode()


def _pasted(cell: str) -> str:
    """Return a cell as Excel puts it on the clipboard."""
    special = cell.startswith('"') or any(sign in cell for sign in "\t\r\n")
    return '"{}"'.format(cell.replace('"', '""')) if special else cell
