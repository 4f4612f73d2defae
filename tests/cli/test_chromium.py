"""Where a browser is looked for, and what is done when there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from dev import chromium
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
    assert chromium.find(nowhere, "linux") is None


@pytest.mark.parametrize("name", chromium.COMMANDS)
def test_command_on_the_path_is_found(
    nowhere: Mapping[str, str], tmp_path: Path, name: str
) -> None:
    browser = program(tmp_path / "bin" / name)
    assert chromium.find(nowhere, "linux") == browser


@pytest.mark.parametrize("name", chromium.MAC_APPLICATIONS)
def test_application_of_a_mac_is_found(
    nowhere: Mapping[str, str], tmp_path: Path, name: str
) -> None:
    browser = program(tmp_path / f"home/Applications/{name}.app/Contents/MacOS/{name}")
    assert chromium.find(nowhere, "darwin") == browser


@pytest.mark.parametrize("variable", chromium.WINDOWS_FOLDERS)
def test_program_of_windows_is_found(
    nowhere: Mapping[str, str], tmp_path: Path, variable: str
) -> None:
    browser = program(tmp_path / "programs/Microsoft/Edge/Application/msedge.exe")
    variables = {**nowhere, variable: str(tmp_path / "programs")}
    assert chromium.find(variables, "win32") == browser


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("linux", ".cache/ms-playwright/chromium-{}/chrome-linux64/chrome"),
        (
            "linux",
            ".cache/ms-playwright/chromium_headless_shell-{}/chrome-headless-shell-linux64/chrome-headless-shell",
        ),
        ("darwin", "Library/Caches/ms-playwright/chromium-{}/chrome-mac/A.app/Contents/MacOS/A"),
        ("win32", "AppData/Local/ms-playwright/chromium-{}/chrome-win64/chrome.exe"),
    ],
)
def test_newest_of_playwrights_own_is_found(
    nowhere: Mapping[str, str], tmp_path: Path, platform: str, folder: str
) -> None:
    program(tmp_path / "home" / folder.format(999))
    newest = program(tmp_path / "home" / folder.format(1255))
    assert chromium.find(nowhere, platform) == newest


def test_the_engine_alone_goes_before_the_same_with_windows(
    nowhere: Mapping[str, str], tmp_path: Path
) -> None:
    program(tmp_path / "bin" / "chromium")
    engine = program(tmp_path / "bin" / "chromium-headless-shell")
    assert chromium.find(nowhere, "linux") == engine


def test_cache_that_playwright_is_told_of_is_searched(
    nowhere: Mapping[str, str], tmp_path: Path
) -> None:
    browser = program(tmp_path / "cache/chromium-1255/chrome-linux64/chrome")
    variables = {**nowhere, "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "cache")}
    assert chromium.find(variables, "linux") == browser


def test_named_browser_goes_before_the_others(nowhere: Mapping[str, str], tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium")
    named = program(tmp_path / "mine")
    assert chromium.find({**nowhere, "CADRE_CHROMIUM": str(named)}, "linux") == named


def test_named_browser_that_is_not_there_is_an_error(
    nowhere: Mapping[str, str], tmp_path: Path
) -> None:
    program(tmp_path / "bin" / "chromium")
    with pytest.raises(ToolMissingError) as caught:
        chromium.find({**nowhere, "CADRE_CHROMIUM": str(tmp_path / "mine")}, "linux")
    assert caught.value.key == "test.chromium-wrong"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, nowhere: Mapping[str, str]) -> None:
    """Make this process see such a machine."""
    for name in ("CADRE_CHROMIUM", "PLAYWRIGHT_BROWSERS_PATH", "XDG_CACHE_HOME", "CI"):
        monkeypatch.delenv(name, raising=False)
    for name, value in nowhere.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("bare")
def test_browser_that_gets_installed_is_used(tmp_path: Path) -> None:
    def install(command: Sequence[str]) -> int:
        assert "install" in command
        program(tmp_path / "bin" / "chromium")
        return 0

    assert chromium.ensure(install) == tmp_path / "bin" / "chromium"


@pytest.mark.usefixtures("bare")
def test_failed_installation_is_an_error() -> None:
    with pytest.raises(ToolMissingError) as caught:
        chromium.ensure(lambda _command: 1)
    assert caught.value.key == "test.chromium-missing"


@pytest.mark.usefixtures("bare")
def test_installed_browser_is_not_installed_again(tmp_path: Path) -> None:
    browser = program(tmp_path / "bin" / "chromium")
    commands: list[Sequence[str]] = []

    def install(command: Sequence[str]) -> int:
        commands.append(command)
        return 0

    assert chromium.ensure(install) == browser
    assert commands == []


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("user", "ci", "prefix"),
    [
        pytest.param(0, "", (), id="root"),
        pytest.param(1000, "true", ("sudo", "-n"), id="continuous integration"),
        pytest.param(1000, "", None, id="anyone else"),
    ],
)
def test_system_packages_are_for_root_and_ci(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    user: int,
    ci: str,
    prefix: tuple[str, ...] | None,
) -> None:
    for name in ("apt-get", "sudo"):
        program(tmp_path / "bin" / name)
    monkeypatch.setattr("os.geteuid", lambda: user, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(chromium, "DEBIAN", program(tmp_path / "debian_version"))
    monkeypatch.setenv("CI", ci)
    commands: list[Sequence[str]] = []

    def install(command: Sequence[str]) -> int:
        commands.append(command)
        return 1

    with pytest.raises(ToolMissingError):
        chromium.ensure(install)
    updates = [command for command in commands if command[-1] == "update"]
    assert updates == ([] if prefix is None else [(*prefix, "apt-get", "-qq", "update")])
