"""The program that makes its own environment, tried on a small project."""

from __future__ import annotations


def assert_says_once(errors: str, french: str, english: str) -> None:
    """The two last lines are the message, in French then in English, and there is no traceback."""
    first, second = errors.splitlines()[-2:]
    assert french in first
    assert english in second
    assert "Traceback" not in errors
