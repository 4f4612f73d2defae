"""Files are replaced whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cadre.disk.files import write_atomically


def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "assets" / "page.pdf"
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("page.pdf", b"new")]


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="28"):
        write_atomically(path, b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("page.pdf", b"old")]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")
def test_everyone_may_read_what_the_mask_lets_them(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    write_atomically(tmp_path / "atomic", b"")
    assert (tmp_path / "atomic").stat().st_mode == plain.stat().st_mode
