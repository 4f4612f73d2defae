"""How long work goes on: one line on a terminal, a few in a log, none when it is short."""

from __future__ import annotations

import io

import pytest

from cadre.cli import progress
from cadre.texts import load


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "start", "lines"), [(Terminal(), "\r3 ", 1), (io.StringIO(), "250 ", 2)]
)
def test_progress_is_one_line_on_a_terminal_and_few_in_a_log(
    stream: io.StringIO, start: str, lines: int
) -> None:
    words = load("fr", "commands")
    assert list(progress.follow(range(300), 300, words, "consent.progress", stream))
    assert stream.getvalue().startswith(start)
    assert stream.getvalue().count("\n") == lines
    assert stream.getvalue().endswith("300 attestations sur 300\n")


def test_a_short_list_shows_no_progress() -> None:
    stream = io.StringIO()
    list(progress.follow(range(5), 5, load("fr", "commands"), "consent.progress", stream))
    assert stream.getvalue() == ""
