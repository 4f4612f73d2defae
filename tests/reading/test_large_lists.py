"""Lists that are far too long, or broken near their start: read in one pass, in memory of their own size."""

from __future__ import annotations

import tracemalloc

import pytest

from cadre.reading.lists import people_lists
from tests.reading.test_people_page import on_the_page

pytestmark = pytest.mark.slow

#: A quotation mark that is never closed, then two megabytes of rows, some with marks of their own.
UNCLOSED = b'Nom;Poste\r\n"Luc Roy;Commis\r\n' + b'Line ""Lili"" Roy;Chef\r\n' * 80_000
EMPTY = b"Nom;Poste\r\n" + b";\r\n" * 200_000 + b"Luc Roy;Commis\r\n"


def problems(data: bytes) -> list[tuple[str, int, int]]:
    found = people_lists.read(data, "liste.csv").problems
    return [(one.code, one.place.line, one.place.column) for one in found]


def test_a_quotation_mark_never_closed_takes_no_more_memory_than_the_file_does() -> None:
    tracemalloc.start()
    found = problems(UNCLOSED)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [("people-quote", 2, 1)]
    assert peak < 10 * len(UNCLOSED)


@pytest.mark.parametrize("data", [UNCLOSED, UNCLOSED.replace(b'""', b'"')], ids=["paired", "alone"])
def test_the_page_tells_the_same_quotation_mark(data: bytes) -> None:
    (found,) = on_the_page([data])
    told = [(one["code"], one["row"], one["column"]) for one in found["problems"]]
    assert told == problems(data)


def test_two_hundred_thousand_empty_rows_are_skipped_by_both() -> None:
    (found,) = on_the_page([EMPTY])
    read = people_lists.read(EMPTY, "liste.csv")
    assert [person.row for person in read.people] == [200_002]
    assert found["people"][0]["row"] == 200_002
    assert (found["empty"], read.empty) == (200_000, 200_000)
