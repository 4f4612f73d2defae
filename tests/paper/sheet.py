"""What a PDF reader sees in one of our files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal line drawn on the page, in points."""

    x: float
    y: float
    length: float


@dataclass(frozen=True)
class Sheet:
    """A PDF file, as a reader sees it."""

    data: bytes

    @property
    def reader(self) -> PdfReader:
        return PdfReader(io.BytesIO(self.data))

    @property
    def root(self) -> Any:
        """The catalogue, where the file says what it is."""
        return self.reader.root_object

    @property
    def words(self) -> str:
        """The text layer, white space folded."""
        return " ".join(" ".join(page.extract_text() for page in self.reader.pages).split())

    @property
    def rules(self) -> list[Rule]:
        return [rule for page in self.reader.pages for rule in _rules(page)]

    @property
    def sizes(self) -> set[float]:
        """The sizes of the letters, in points."""
        return {size for page in self.reader.pages for size in _sizes(page)}

    @property
    def every_tag(self) -> list[Any]:
        """The elements in the order in which they are read."""
        return list(_elements(self.root["/StructTreeRoot"]))

    def tags(self, kind: str) -> list[Any]:
        """Return the elements of one kind (/P, /H1…) in the order in which they are read."""
        return [element for element in self.every_tag if element.get("/S") == kind]


def _operations(page: PageObject) -> Iterator[tuple[list[Any], bytes, tuple[float, ...]]]:
    """Yield each operation with the scales and shifts (x scale, y scale, x, y) in force."""
    state, saved = (1.0, 1.0, 0.0, 0.0), []
    for operands, operator in ContentStream(page["/Contents"], page.pdf).operations:
        if operator == b"q":
            saved.append(state)
        elif operator == b"Q":
            state = saved.pop()
        elif operator == b"cm":
            across, _, _, up, x, y = (float(number) for number in operands)
            state = (
                state[0] * across,
                state[1] * up,
                state[2] + x * state[0],
                state[3] + y * state[1],
            )
        yield operands, operator, state


def _rules(page: PageObject) -> Iterator[Rule]:
    start = (0.0, 0.0)
    for operands, operator, (across, up, x, y) in _operations(page):
        if operator in (b"m", b"l"):
            point = (x + float(operands[0]) * across, y + float(operands[1]) * up)
            if operator == b"l" and point[1] == pytest.approx(start[1]):
                yield Rule(start[0], start[1], point[0] - start[0])
            start = point


def _sizes(page: PageObject) -> Iterator[float]:
    for operands, operator, (_, up, _, _) in _operations(page):
        if operator == b"Tf":
            yield round(float(operands[1]) * abs(up), 2)


def _elements(element: Any) -> Iterator[DictionaryObject]:
    element = element.get_object()
    if isinstance(element, DictionaryObject):
        yield element
        kids = element.get("/K", ())
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from _elements(kid)
