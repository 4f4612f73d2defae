"""Where Firefox is looked for, and what is done when there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from dev import chromium, firefox
from dev.tools import ToolMissingError


def program(path: Path) -> Path:
    """An empty file that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


@pytest.fixture
def nowhere(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine without any browser."""
    return {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path / "home")}


def test_none_is_found_on_a_bare_machine(nowhere: Mapping[str, str]) -> None:
    assert firefox.find(nowhere, "linux") is None


@pytest.mark.parametrize("name", firefox.COMMANDS)
def test_command_on_the_path_is_found(
    nowhere: Mapping[str, str], tmp_path: Path, name: str
) -> None:
    browser = program(tmp_path / "bin" / name)
    assert firefox.find(nowhere, "linux") == browser


def test_application_of_a_mac_is_found(nowhere: Mapping[str, str], tmp_path: Path) -> None:
    browser = program(tmp_path / "home" / firefox.MAC_PROGRAM)
    assert firefox.find(nowhere, "darwin") == browser


def test_program_of_windows_is_found(nowhere: Mapping[str, str], tmp_path: Path) -> None:
    browser = program(tmp_path / "programs" / firefox.WINDOWS_PROGRAM)
    variables = {**nowhere, "PROGRAMFILES": str(tmp_path / "programs")}
    assert firefox.find(variables, "win32") == browser


def test_named_browser_that_is_not_there_is_an_error(
    nowhere: Mapping[str, str], tmp_path: Path
) -> None:
    with pytest.raises(ToolMissingError) as caught:
        firefox.find({**nowhere, firefox.OVERRIDE: str(tmp_path / "mine")}, "linux")
    assert caught.value.key == "test.firefox-wrong"


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch, nowhere: Mapping[str, str], tmp_path: Path) -> None:
    """Make this process see a bare Debian, as root."""
    monkeypatch.delenv(firefox.OVERRIDE, raising=False)
    for name, value in nowhere.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    program(tmp_path / "bin" / "apt-get")
    monkeypatch.setattr(chromium, "DEBIAN", program(tmp_path / "debian_version"))


@pytest.mark.usefixtures("debian")
def test_browser_that_gets_installed_is_used(tmp_path: Path) -> None:
    def install(command: Sequence[str]) -> int:
        if command[-1] == "firefox-esr":
            program(tmp_path / "bin" / "firefox-esr")
        return 0

    assert firefox.ensure(install) == tmp_path / "bin" / "firefox-esr"


@pytest.mark.usefixtures("debian")
def test_failed_installation_is_an_error() -> None:
    with pytest.raises(ToolMissingError) as caught:
        firefox.ensure(lambda _command: 1)
    assert caught.value.key == "test.firefox-missing"
