"""Where veraPDF's libraries are looked for, and what is done when there are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dev import chromium, verapdf
from dev.tools import ToolMissingError


def libraries(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for jar in verapdf.JARS:
        (folder / jar).touch()
    return folder


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Make this process see a bare Debian, where it has no right to install."""
    monkeypatch.delenv(verapdf.OVERRIDE, raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(verapdf, "SYSTEM", Path("/usr/share/no-java"))
    monkeypatch.setattr("sys.prefix", str(tmp_path / "env"))
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    for name in ("apt-get", "dpkg-deb"):
        (tmp_path / "bin" / name).touch(mode=0o755)
    debian = tmp_path / "debian_version"
    debian.touch()
    monkeypatch.setattr(chromium, "DEBIAN", debian)


def test_none_is_found_on_a_bare_machine() -> None:
    assert verapdf.find() is None


def test_those_of_the_system_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "SYSTEM", libraries(tmp_path / "java"))
    assert verapdf.find() == tmp_path / "java"


def test_those_that_are_named_are_found(tmp_path: Path) -> None:
    folder = libraries(tmp_path / "mine")
    assert verapdf.find({verapdf.OVERRIDE: str(folder)}) == folder


def test_a_named_folder_without_them_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ToolMissingError) as caught:
        verapdf.find({verapdf.OVERRIDE: str(tmp_path)})
    assert caught.value.key == "test.verapdf-wrong"


def test_they_are_unpacked_in_the_environment_without_any_right() -> None:
    commands: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> int:
        commands.append(command)
        libraries(verapdf.environment() / "usr/share/no-java")
        return 0

    assert verapdf.ensure(run) == verapdf.environment() / "usr/share/no-java"
    assert [command[-2:] for command in commands] == [verapdf.PACKAGES]


def test_one_line_says_how_when_they_cannot_be_had() -> None:
    with pytest.raises(ToolMissingError) as caught:
        verapdf.ensure(lambda _: 1)
    assert caught.value.key == "test.verapdf-missing"
    assert caught.value.values["packages"] == "libjaxb-api-java libjaxb-java"
