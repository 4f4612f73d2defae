"""Files and folders are written whole or not at all."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from cadre.disk.files import (
    ForeignFileError,
    below,
    csv_cell,
    is_litter,
    write_atomically,
    write_folder,
)

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


def test_a_folder_that_has_the_name_of_one_of_our_files_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "out" / "1.txt").mkdir(parents=True)
    with pytest.raises(ForeignFileError):
        write_folder(tmp_path / "out", [("1.txt", b"1")], OURS)
    assert (tmp_path / "out" / "1.txt").is_dir()


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


def test_a_folder_is_put_back_when_the_new_one_cannot_take_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path / "out", [("1.txt", b"old")], OURS)
    rename, asked = Path.rename, []

    def refuse_the_second(path: Path, target: Path) -> Path:
        asked.append(target)
        if len(asked) == 2:
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_the_second)
    with pytest.raises(OSError, match="Permission"):
        write_folder(tmp_path / "out", [("1.txt", b"new")], OURS)
    assert contents(tmp_path / "out") == {"1.txt": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(os.name == "nt", reason="no such modes there")
def test_a_private_folder_stays_private(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o700)
    write_folder(tmp_path / "out", [("1.txt", b"1")], OURS)
    assert S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


def test_a_link_to_a_folder_of_ours_stays_a_link(tmp_path: Path) -> None:
    write_folder(tmp_path / "shared", [("1.txt", b"old")], OURS)
    (tmp_path / "out").symlink_to("shared")
    write_folder(tmp_path / "out", [("2.txt", b"new")], OURS)
    assert (tmp_path / "out").is_symlink()
    assert contents(tmp_path / "shared") == {"2.txt": b"new"}


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


def test_a_file_is_written_with_its_folders_and_nothing_beside(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b" / "c.pdf", b"new")
    assert contents(tmp_path / "a" / "b") == {"c.pdf": b"new"}


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "page.md").write_bytes(b"old")
    (tmp_path / "page.md").symlink_to(Path("elsewhere") / "page.md")
    write_atomically(tmp_path / "page.md", b"new")
    assert (tmp_path / "page.md").is_symlink()
    assert contents(tmp_path / "elsewhere") == {"page.md": b"new"}


def test_a_link_that_leads_nowhere_yet_makes_its_file(tmp_path: Path) -> None:
    (tmp_path / "page.md").symlink_to(Path("elsewhere") / "page.md")
    write_atomically(tmp_path / "page.md", b"new")
    assert contents(tmp_path / "elsewhere") == {"page.md": b"new"}


def test_links_that_lead_to_each_other_are_refused_and_stay(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
        write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="no such modes there")
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "page.md"
    file.write_bytes(b"old")
    file.chmod(mode)
    write_atomically(file, b"new")
    assert (file.read_bytes(), S_IMODE(file.stat().st_mode)) == (b"new", mode)


@pytest.mark.parametrize("length", [234, 255])
def test_a_name_as_long_as_the_disk_allows_is_written(tmp_path: Path, length: int) -> None:
    name = "n" * (length - 4) + ".pdf"
    write_atomically(tmp_path / name, b"new")
    assert contents(tmp_path) == {name: b"new"}


@pytest.mark.skipif(os.name == "nt", reason="no pipe with a name there")
def test_a_pipe_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(pipe, b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert pipe.is_fifo()


LITTER = (
    *("#x.md#", ".#x.md", "x.md~", "._x.md", ".DS_Store", "Thumbs.db", "thumbs.db", "~$note.docx"),
    *("x.md.orig", "x.yml.BAK", ".x.md.swp", "x.md.rej", "desktop.ini", "__MACOSX/x.md"),
    *(".obsidian/x.md", "cadre/.git/x.md", "Icon\r"),
)


@pytest.mark.parametrize("name", LITTER)
def test_what_editors_and_systems_leave_is_known(name: str) -> None:
    assert is_litter(name)


@pytest.mark.parametrize(
    "name", ["x.md", "cadre/x.md", "a~b.md", "#x.md", "x.original.md", "thumbs.db.md", "bak.md"]
)
def test_an_author_may_choose_another_name(name: str) -> None:
    assert not is_litter(name)


def test_only_files_of_an_author_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/x.md", "a.md", "a.md~", "__MACOSX/c.md", "d.md/e.md", "f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / ".#a.md").symlink_to("somebody@machine.1:1")
    found = [path.relative_to(tmp_path).as_posix() for path in below(tmp_path, "*.md")]
    assert found == ["a.md", "b/x.md", "d.md/e.md"]


@pytest.mark.parametrize("text", ["=A1", "+1", "-1", "@SUM(A1)", "\t=A1", "\r=A1"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


def test_another_cell_is_kept_as_it_is() -> None:
    assert csv_cell("Josée Tremblay") == "Josée Tremblay"
