"""What calamine does not tell of a workbook: its formulas, and how large its sheets are."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Final, TypeAlias
from xml.etree import ElementTree

#: Texts by row (from 1) and rank of the column (from 0).
Cells: TypeAlias = Mapping[tuple[int, int], str]
_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True)
class Contents:
    """What one sheet holds; `area` counts the cells from A1 to the last one that has a value."""

    formulas: Cells
    area: int = 0


def read(archive: zipfile.ZipFile) -> Mapping[str, Contents]:
    """Return what each sheet of a workbook holds, by its name; an old link leads to nothing."""
    targets = {
        link.get("Id"): link.get("Target", "")
        for link in ElementTree.fromstring(archive.read(_LINKS))  # noqa: S314  expat limits expansion
    }
    contents = {}
    for element in ElementTree.fromstring(archive.read(_BOOK)).iter():  # noqa: S314
        if _tag(element) == "sheet":
            link = next(value for key, value in element.items() if key.endswith("}id"))
            path = posixpath.normpath(posixpath.join("/xl", targets[link])).lstrip("/")
            contents[element.get("name", "")] = _contents(archive, path)
    return contents


def _contents(archive: zipfile.ZipFile, path: str) -> Contents:
    formulas: dict[tuple[int, int], str] = {}
    height = width = 0
    with archive.open(path) as stream:
        for cell, (row, rank) in _cells(stream):
            parts = {_tag(part): part.text or "" for part in cell}
            if "f" in parts:
                formulas[row, rank] = f"={parts['f']}"
            if parts.get("v") or "is" in parts or "f" in parts:
                height, width = max(height, row), max(width, rank + 1)
    return Contents(formulas, height * width)


def _cells(stream: IO[bytes]) -> Iterator[tuple[ElementTree.Element, tuple[int, int]]]:
    """Yield each cell with its place, one row in memory at a time."""
    row, rank = 0, -1
    for event, element in ElementTree.iterparse(stream, ("start", "end")):  # noqa: S314
        tag = _tag(element)
        if event == "start" and tag == "row":
            row, rank = int(element.get("r", row + 1)), -1
        elif event == "end" and tag == "c":
            row, rank = _place(element.get("r"), (row, rank + 1))
            yield element, (row, rank)
        elif event == "end" and tag == "row":
            element.clear()


def _place(reference: str | None, expected: tuple[int, int]) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference or "")
    if found is None:
        return expected
    rank = 0
    for letter in found[1]:
        rank = rank * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), rank - 1


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
