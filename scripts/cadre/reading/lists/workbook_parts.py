"""The files inside a workbook (Open Packaging Conventions, ECMA-376 part 2): sheets, texts, styles."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

from cadre.reading.lists.sheet_xml import Book, Contents, tag, text_of
from cadre.reading.lists.sheet_xml import read as read_sheet

#: The formats of dates and times that need no definition (ECMA-376 part 1, 18.8.30).
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
#: What a format shows as it is, then its colours and conditions; but `[h]` counts hours.
_LITERAL: Final = re.compile(
    r'"[^"]*"|standard|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE
)
_TIME: Final = re.compile("[ymdhs]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet that the workbook lists."""

    name: str
    visible: bool
    path: str


@dataclass(frozen=True, slots=True)
class _Link:
    identifier: str
    kind: str
    target: str


class Parts:
    """An open workbook; every method raises KeyError or ParseError when it is damaged."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        # Some programs name a part in other letters than its link does.
        self.names = {name.lower().replace("\\", "/"): name for name in archive.namelist()}
        self.path = next(link.target for link in self._links("") if link.kind == "officeDocument")
        self.links = list(self._links(self.path))
        self.root = self._xml(self.path)

    def sheets(self) -> Iterator[Listed]:
        """Yield the sheets of cells in their order; charts are none."""
        targets = {link.identifier: link for link in self.links}
        for element in self.root.iter():
            if tag(element) == "sheet":
                link = targets[next(v for k, v in element.items() if k.endswith("}id"))]
                if link.kind == "worksheet":
                    visible = element.get("state", "visible") == "visible"
                    yield Listed(element.get("name", ""), visible, link.target)

    def book(self) -> Book:
        """Return what the sheets share."""
        strings, dates = tuple[str, ...](), frozenset[int]()
        for link in self.links:
            if link.kind == "sharedStrings":
                items = self._xml(link.target)
                strings = tuple(text_of(item) for item in items if tag(item) == "si")
            elif link.kind == "styles":
                dates = _date_styles(self._xml(link.target))
        properties = (one for one in self.root if tag(one) == "workbookPr")
        from_1904 = any(one.get("date1904") in ("1", "true") for one in properties)
        return Book(strings, dates, from_1904)

    def contents(self, sheet: Listed, book: Book) -> Contents:
        """Return what a sheet holds; raises TooManyCellsError."""
        with self.archive.open(self.names[sheet.path.lower()]) as stream:
            return read_sheet(stream, book)

    def _links(self, path: str) -> Iterator[_Link]:
        """Yield the links of a part, their targets as names in the archive."""
        folder, name = posixpath.split(path)
        for link in self._xml(posixpath.join(folder, "_rels", f"{name}.rels")):
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            kind = link.get("Type", "").rpartition("/")[2]
            yield _Link(link.get("Id", ""), kind, target.lstrip("/"))

    def _xml(self, path: str) -> ElementTree.Element:
        data = self.archive.read(self.names[path.lower()])
        return ElementTree.fromstring(data)  # noqa: S314  expat limits expansion


def _date_styles(styles: ElementTree.Element) -> frozenset[int]:
    """Return the ranks of the cell styles that show a number as a date or a time."""
    formats: dict[str, str] = {}
    cells: list[str] = []
    for part in styles:
        if tag(part) == "numFmts":
            formats.update((one.get("numFmtId", ""), one.get("formatCode", "")) for one in part)
        elif tag(part) == "cellXfs":
            cells.extend(one.get("numFmtId", "0") for one in part)
    return frozenset(rank for rank, one in enumerate(cells) if _is_date(one, formats))


def _is_date(identifier: str, formats: Mapping[str, str]) -> bool:
    if identifier in formats:
        return bool(_TIME.search(_LITERAL.sub("", formats[identifier])))
    return int(identifier) in _DATES
