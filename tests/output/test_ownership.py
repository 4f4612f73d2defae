"""A build empties only what a build made."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre.publishing import ownership
from cadre.publishing.ownership import NotOursError, claim, require_ours


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's folder, with what a project is made of."""
    for name in ("docs/fr", "quiz", "overrides", "scripts", "tests"):
        (tmp_path / "project" / name).mkdir(parents=True)
    (tmp_path / "project" / "mkdocs.yml").touch()
    (tmp_path / "project" / "docs" / "fr" / "index.md").touch()
    return tmp_path / "project"


def built(folder: Path, root: Path, *names: str) -> None:
    """Write files into a folder as a whole build does."""
    claimed = claim(folder, root)
    write(folder, *names)
    claimed.seal()


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def refusal(folder: Path, root: Path) -> tuple[str, object]:
    with pytest.raises(NotOursError) as caught:
        require_ours(folder, root)
    return caught.value.key, caught.value.values.get("name")


def test_a_new_folder_and_an_empty_one_may_be_written(root: Path) -> None:
    require_ours(root / "site", root)
    (root / "site").mkdir()
    require_ours(root / "site", root)


def test_what_a_build_wrote_may_be_replaced(root: Path) -> None:
    built(root / "site", root, "index.html", "assets/a.css", ".htaccess")
    require_ours(root / "site", root)


@pytest.mark.parametrize("name", ["budget.xlsx", "notes.html", "assets/photo.png", "assets/.note"])
def test_a_file_that_somebody_put_there_since_is_not_ours(root: Path, name: str) -> None:
    built(root / "site", root, "index.html", "assets/a.css")
    write(root / "site", name)
    assert refusal(root / "site", root) == ("build.foreign", name)


def test_a_folder_of_somebody_else_is_not_ours(tmp_path: Path, root: Path) -> None:
    write(tmp_path / "d", "index.html")
    assert refusal(tmp_path / "d", root) == ("build.foreign", "index.html")


def test_a_link_among_our_files_is_not_ours(tmp_path: Path, root: Path) -> None:
    built(root / "site", root, "index.html")
    write(tmp_path / "photos", "1.jpg")
    (root / "site" / "photos").symlink_to(tmp_path / "photos")
    assert refusal(root / "site", root) == ("build.foreign", "photos")


def test_compressed_files_beside_ours_are_ours(root: Path) -> None:
    built(root / "site", root, "index.html")
    write(root / "site", "index.html.gz", "index.html.br")
    require_ours(root / "site", root)
    write(root / "site", "archive.tar.gz")
    assert refusal(root / "site", root) == ("build.foreign", "archive.tar.gz")


@pytest.mark.parametrize("name", [".git/config", ".nojekyll", "assets/.DS_Store", "Thumbs.db"])
def test_hidden_names_at_the_top_and_what_systems_leave_do_not_count(root: Path, name: str) -> None:
    built(root / "site", root, "index.html", "assets/a.css")
    write(root / "site", name)
    require_ours(root / "site", root)


def test_our_hidden_files_go_and_those_of_others_stay(root: Path) -> None:
    write(root / "site", ".git/config")
    built(root / "site", root, ".htaccess", "index.html")
    claim(root / "site", root).lock.release()
    assert names(root / "site") == {".git/config", "index.html", ownership.MANIFEST}


def test_a_build_cut_short_may_be_done_again(root: Path) -> None:
    claim(root / "site", root).lock.release()
    write(root / "site", "index.html", "assets/a.css", "_headers")
    require_ours(root / "site", root)
    write(root / "site", "budget.xlsx")
    assert refusal(root / "site", root) == ("build.foreign", "budget.xlsx")


@pytest.mark.parametrize("name", ["notes.md", "list.yml"])
def test_what_a_build_reads_is_never_what_it_wrote(root: Path, name: str) -> None:
    claim(root / "site", root).lock.release()
    write(root / "docs", name)
    write(root / "site", name)
    assert refusal(root / "site", root) == ("build.foreign", name)


def test_a_build_cut_short_left_no_link(tmp_path: Path, root: Path) -> None:
    claim(root / "site", root).lock.release()
    write(tmp_path / "photos", "1.jpg")
    (root / "site" / "assets").symlink_to(tmp_path / "photos")
    assert refusal(root / "site", root) == ("build.foreign", "assets")


def test_a_site_older_than_the_manifest_may_be_replaced(root: Path) -> None:
    sheet = "assets/stylesheets/cadre.0123abcd.css"
    write(root / "site", "index.html", "_headers", "search/search_index.json", sheet)
    require_ours(root / "site", root)
    write(root / "site", "budget.xlsx")
    assert refusal(root / "site", root) == ("build.foreign", "budget.xlsx")


@pytest.mark.parametrize("manifest", ["", "{}", "nothing", "null"])
def test_a_manifest_of_another_kind_lists_nothing(root: Path, manifest: str) -> None:
    write(root / "site", "index.html", "budget.xlsx")
    (root / "site" / ownership.MANIFEST).write_text(manifest, encoding="utf-8")
    assert refusal(root / "site", root) == ("build.foreign", "budget.xlsx")


@pytest.mark.parametrize(
    "name",
    [".", "..", "../..", "docs", "docs/fr", "docs/new", "quiz", "quiz/new", "overrides", "tests"],
)
def test_the_project_and_what_holds_it_are_never_emptied(root: Path, name: str) -> None:
    assert refusal((root / name).resolve(), root) == ("build.project", None)


def test_a_link_to_a_part_of_the_project_is_that_part(tmp_path: Path, root: Path) -> None:
    (tmp_path / "link").symlink_to(root / "quiz")
    assert refusal(tmp_path / "link", root) == ("build.project", None)


def test_a_file_is_no_folder(root: Path) -> None:
    assert refusal(root / "mkdocs.yml", root) == ("build.not-folder", None)


def test_two_builds_never_write_into_one_folder_at_once(root: Path) -> None:
    first = claim(root / "site", root)
    with pytest.raises(NotOursError) as caught:
        claim(root / "site", root)
    assert caught.value.key == "build.busy"
    first.seal()
    claim(root / "site", root).seal()


def test_what_was_claimed_and_sealed_leaves_no_lock(root: Path) -> None:
    built(root / "site", root, "index.html")
    assert names(root / "site") == {"index.html", ownership.MANIFEST}
