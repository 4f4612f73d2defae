"""`check --accept` changes one line of one page, or says why it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre import reading
from cadre.cli import main
from cadre.reading import settings

NAME = "docs/en/que-faire.md"


@pytest.fixture(autouse=True)
def here(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bourg)
    with (bourg / "docs" / "fr" / "que-faire.md").open("a", encoding="utf-8") as french:
        french.write("\nUne phrase de plus.\n")


def today(bourg: Path) -> bytes:
    """The hash of the French page, to find in its translation."""
    return reading.read(settings.load(bourg)).pages["fr", "que-faire.md"].hash.encode()


def test_the_front_matter_of_a_page_with_a_mark_is_found_after_it(bourg: Path) -> None:
    page = bourg / NAME
    body = b"# What to do\n\nA sentence.\n"
    page.write_bytes(b"\xef\xbb\xbf---\ntranslates: 00000000\n---\n\n" + body)
    assert main(["check", "--accept", NAME]) == 0
    wanted = b"\xef\xbb\xbf---\ntranslates: " + today(bourg) + b"\n---\n\n" + body
    assert page.read_bytes() == wanted
    assert main(["check", "--accept", NAME]) == 0
    assert page.read_bytes() == wanted


def test_a_page_with_a_mark_and_no_front_matter_gets_one_after_it(bourg: Path) -> None:
    (bourg / NAME).write_bytes(b"\xef\xbb\xbf# What to do\n")
    assert main(["check", "--accept", NAME]) == 0
    wanted = b"\xef\xbb\xbf---\ntranslates: " + today(bourg) + b"\n---\n\n# What to do\n"
    assert (bourg / NAME).read_bytes() == wanted


def test_all_else_in_the_page_is_kept_byte_for_byte(bourg: Path) -> None:
    # Line ends of Windows, a line separator, a form feed, no end on the last line.
    body = "\r\n# What to do\r\n\r\nA\u2028B\x0cC\r\nlast".encode()
    head = b"---\r\nofficial: false\r\ntranslates: 00000000\r\ntitle: T\r\n---\r\n"
    (bourg / NAME).write_bytes(head + body)
    assert main(["check", "--accept", NAME]) == 0
    new = b"---\r\nofficial: false\r\ntitle: T\r\ntranslates: " + today(bourg) + b"\r\n---\r\n"
    assert (bourg / NAME).read_bytes() == new + body


def test_a_page_that_is_a_link_stays_one(
    bourg: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bourg / NAME).rename(tmp_path / "shared.md")
    (bourg / NAME).symlink_to(tmp_path / "shared.md")
    monkeypatch.chdir(bourg / "docs" / "en")
    assert main(["check", "--accept", "que-faire.md"]) == 0
    assert (bourg / NAME).is_symlink()
    assert today(bourg) in (tmp_path / "shared.md").read_bytes()


def test_a_page_can_be_named_from_a_folder_below(
    bourg: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bourg / "docs" / "en")
    assert main(["check", "--accept", "que-faire.md"]) == 0
    assert main(["check", "--accept", NAME]) == 0
    assert main(["check", "--accept", str(bourg / NAME)]) == 0


@pytest.mark.parametrize("name", ["../elsewhere.md", "/elsewhere.md"])
def test_a_file_outside_the_project_is_told_so(
    bourg: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (bourg.parent / "elsewhere.md").write_bytes(b"# Mine\n")
    path = name if name.startswith("..") else str(bourg.parent / "elsewhere.md")
    assert main(["check", "--accept", path, "--lang", "en"]) == 1
    told = capsys.readouterr().err
    if path.startswith("/"):
        assert told.startswith(f"{path} is not in the project ({bourg}).")
    assert (bourg.parent / "elsewhere.md").read_bytes() == b"# Mine\n"


@pytest.mark.parametrize("name", ["docs/en/folder.md", "docs/fr/que-faire.md", "docs/en/none.md"])
def test_what_translates_nothing_is_told_so(
    bourg: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (bourg / "docs" / "en" / "folder.md").mkdir()
    assert main(["check", "--accept", name]) == 1
    assert capsys.readouterr().err.startswith(f"{name} n'est pas une page traduite.")


def test_a_page_that_cannot_be_read_is_told_with_its_own_problem(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bourg / NAME).write_bytes("# Été\n".encode("latin-1"))
    assert main(["check", "--accept", NAME]) == 1
    assert capsys.readouterr().err.startswith(f"{NAME}:1:3: ce fichier n'est pas en UTF-8")
    assert (bourg / NAME).read_bytes() == "# Été\n".encode("latin-1")


def test_the_other_pages_are_recorded_beside_one_that_cannot_be(bourg: Path) -> None:
    assert main(["check", "--accept", "docs/en/none.md", NAME]) == 1
    assert today(bourg) in (bourg / NAME).read_bytes()
