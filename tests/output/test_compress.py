"""`build --compress` leaves a `.gz` and a `.br` beside each text, with a cache or without."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from cadre.publishing.compress import Compressed, compress

PAGE = b"<!doctype html><p>" + b"Le cadre. " * 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_bytes(PAGE)
    (tmp_path / "site" / "short.html").write_bytes(b"<p>")
    (tmp_path / "site" / "image.png").write_bytes(PAGE)
    return tmp_path / "site"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_text_gets_both_and_nothing_else_does(folder: Path, tmp_path: Path) -> None:
    done = compress(folder, tmp_path / "cache")
    assert names(folder) == [
        *("image.png", "index.html", "index.html.br", "index.html.gz", "short.html"),
    ]
    assert gzip.decompress((folder / "index.html.gz").read_bytes()) == PAGE
    small = (folder / "index.html.br").read_bytes()
    assert brotli.decompress(small) == PAGE
    assert done == Compressed(files=1, before=len(PAGE), after=len(small), cached=0)


def test_what_did_not_change_is_taken_from_the_cache(folder: Path, tmp_path: Path) -> None:
    compress(folder, tmp_path / "cache")
    assert compress(folder, tmp_path / "cache").cached == 1


def test_it_does_without_a_cache_where_none_can_be_made(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    assert compress(folder, tmp_path / "file" / "cache").cached == 0
    assert compress(folder, tmp_path / "file" / "cache").cached == 0
    assert gzip.decompress((folder / "index.html.gz").read_bytes()) == PAGE
    assert (tmp_path / "file").read_bytes() == b"mine"
