"""The address at which a browser sees the site."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from dev import browser


def test_modules_are_served_as_scripts(tmp_path: Path) -> None:
    (tmp_path / "quiz.mjs").write_text("export const answer = 42;\n")
    with browser.serving(tmp_path) as address, urlopen(f"{address}/quiz.mjs") as reply:
        assert reply.headers["Content-Type"] == "text/javascript"
        assert reply.read() == b"export const answer = 42;\n"


def test_missing_page_is_missing(tmp_path: Path) -> None:
    with browser.serving(tmp_path) as address:
        with pytest.raises(HTTPError) as caught:
            urlopen(f"{address}/nothing")
        caught.value.close()
    assert caught.value.code == 404


def test_nothing_is_served_afterwards(tmp_path: Path) -> None:
    with browser.serving(tmp_path) as address:
        pass
    with pytest.raises(URLError):
        urlopen(address)
