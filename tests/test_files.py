"""Files and folders are written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadre.files import ForeignFileError, csv_cell, write_atomically, write_folder

OURS = re.compile(r"[0-9]+\.txt")


def full_disk() -> Iterator[tuple[str, bytes]]:
    yield "1.txt", b"new"
    raise OSError(28, "No space left on device")


def interrupted() -> Iterator[tuple[str, bytes]]:
    yield "1.txt", b"new"
    raise KeyboardInterrupt


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_is_written_with_its_parents(tmp_path: Path) -> None:
    write_folder(tmp_path / "a" / "b", [("1.txt", b"1"), ("2.txt", b"2")], OURS)
    assert contents(tmp_path / "a" / "b") == {"1.txt": b"1", "2.txt": b"2"}
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_a_folder_of_ours_is_replaced_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", [("1.txt", b"1"), ("2.txt", b"2")], OURS)
    write_folder(tmp_path / "out", [("3.txt", b"3")], OURS)
    assert contents(tmp_path / "out") == {"3.txt": b"3"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["letter.docx", "1.txt.bak"])
def test_a_folder_with_a_file_of_someone_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_bytes(b"mine")
    with pytest.raises(ForeignFileError) as caught:
        write_folder(tmp_path / "out", [("1.txt", b"1")], OURS)
    assert caught.value.name == name
    assert contents(tmp_path / "out") == {name: b"mine"}


@pytest.mark.parametrize(
    ("files", "error"), [(full_disk, OSError), (interrupted, KeyboardInterrupt)]
)
def test_what_stops_half_way_leaves_the_folder_as_it_was(
    tmp_path: Path, files: type, error: type[BaseException]
) -> None:
    write_folder(tmp_path / "out", [("1.txt", b"old")], OURS)
    with pytest.raises(error):
        write_folder(tmp_path / "out", files(), OURS)
    assert contents(tmp_path / "out") == {"1.txt": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_where_a_file_stands_is_an_error_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(OSError, match="out"):
        write_folder(tmp_path / "out", [("1.txt", b"1")], OURS)
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_a_file_that_the_disk_refuses_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="space"):
        write_atomically(file, b"new")
    assert contents(tmp_path) == {"a.pdf": b"old"}


@pytest.mark.parametrize("text", ["=A1", "+1", "-1", "@SUM(A1)", "\t=A1"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


def test_another_cell_is_kept_as_it_is() -> None:
    assert csv_cell("Josée Tremblay") == "Josée Tremblay"
