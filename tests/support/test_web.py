"""The address at which tests see the site."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from . import web


def test_modules_are_served_as_scripts(tmp_path: Path) -> None:
    (tmp_path / "quiz.mjs").write_text("export const answer = 42;\n")
    with web.serving(tmp_path) as address, urlopen(f"{address}/quiz.mjs") as reply:
        assert reply.headers["Content-Type"] == "text/javascript"
        assert reply.read() == b"export const answer = 42;\n"


def test_missing_page_is_missing(tmp_path: Path) -> None:
    with web.serving(tmp_path) as address:
        with pytest.raises(HTTPError) as caught:
            urlopen(f"{address}/nothing")
        caught.value.close()
    assert caught.value.code == 404


def test_nothing_is_served_afterwards(tmp_path: Path) -> None:
    with web.serving(tmp_path) as address:
        pass
    with pytest.raises(URLError):
        urlopen(address)


def test_build_that_fails_says_why(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\nstrikt: true\n")
    (tmp_path / "docs").mkdir()
    assert "strikt" in web.build(tmp_path, tmp_path / "site")


def test_build_that_succeeds_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Bonjour\n")
    assert web.build(tmp_path, tmp_path / "site") == ""
    assert "Bonjour" in (tmp_path / "site" / "index.html").read_text()
