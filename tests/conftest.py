"""What tests share: the built site, its address, a browser, and the accessibility checker."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase
from playwright.sync_api import Browser, Page

from dev import browser, node
from dev import chromium as browsers
from dev import firefox as firefoxes
from dev.tools import ToolMissingError

from .saint_urbain import owner
from .support import ROOT, drivers, faults, project, web
from .support.drivers import Driver
from .support.firefox import Firefox, driving

_SEED = "hypothesis_seed"
# Other examples in every run, those that failed first; no test fails because a machine is slow.
settings.register_profile(
    "cadre",
    deadline=None,
    derandomize=False,  # hypothesis would freeze its examples where it sees a CI
    print_blob=True,
    database=DirectoryBasedExampleDatabase(ROOT / ".cache" / "examples"),
)
settings.load_profile("cadre")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed of this run's examples, the same for all of pytest's workers; ask whose texts these are."""
    if config.getoption(_SEED) is None:
        setattr(config.option, _SEED, str(secrets.randbelow(2**32)))
    if (here := owner.organisation()) not in ("", owner.ORGANISATION):
        config.pluginmanager.register(owner.OnlyAtHome(here))


def pytest_report_header(config: pytest.Config) -> str:
    """Say how to have the same examples again."""
    return _again(config)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Say it again where a failure is read."""
    if exitstatus:
        terminalreporter.write_line(_again(config))


def _again(config: pytest.Config) -> str:
    return f"--hypothesis-seed={config.getoption(_SEED)}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark `browser` each test that asks for one, so that none is forgotten."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if {"program", "firefox", "mozilla", "reader"} & asked:
            item.add_marker(pytest.mark.browser)
        if {"firefox", "mozilla"} & asked:
            item.add_marker(pytest.mark.firefox)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all of pytest's workers share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture
def bourg(tmp_path: Path) -> Path:
    """A copy of the tiny organisation, which finds the software where it is."""
    return project.small("bourg", tmp_path / "bourg")


@pytest.fixture(scope="session")
def saint_urbain() -> Path:
    """The project at the root, for a test that reads the texts of Saint-Urbain: left out where they are another's."""
    return ROOT


@pytest.fixture(scope="session")
def site(saint_urbain: Path, root_site: Path) -> Path:  # noqa: ARG001  what is asked for says whose it is
    """The folder of the site of Saint-Urbain."""
    return root_site


@pytest.fixture(scope="session")
def root_site(shared: Path) -> Path:
    """The folder of the site of whatever project this is, built once by whichever worker needs it first."""
    folder, report = shared / "site", shared / "site.report"
    with FileLock(shared / "site.lock"):
        if not report.exists():
            report.write_text(web.build(ROOT, folder), encoding="utf-8")
    if problem := report.read_text(encoding="utf-8"):
        pytest.fail(problem, pytrace=False)
    return folder


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the site, without a final /."""
    with browser.serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def program() -> Path:
    """The program of the browser that the `test` verb found, or of one that is installed."""
    try:
        path = browsers.find()
    except ToolMissingError as error:
        pytest.fail(f"{error.key}: {error.values}", pytrace=False)
    if path is None:
        pytest.fail(f"no Chromium: install one, or set {browsers.OVERRIDE}", pytrace=False)
    return path


@pytest.fixture(scope="session")
def chromium(program: Path) -> Iterator[Browser]:
    """That browser, running."""
    with browser.driving(program) as running:
        yield running


@pytest.fixture
def firefox(packages: Path) -> Iterator[Firefox]:
    """A page of the other engine; the test fails if a script of a page does."""
    program = firefoxes.find()
    if program is None:
        pytest.fail(f"no Firefox: install one, or set {firefoxes.OVERRIDE}", pytrace=False)
    with driving(program, packages) as browser:
        yield browser
        assert not browser.seen()["failures"]


@pytest.fixture(scope="session")
def mozilla(packages: Path, server: str) -> Iterator[Driver]:
    """The same, started once for the tests that drive both engines alike."""
    program = firefoxes.find()
    if program is None:
        pytest.fail(f"no Firefox: install one, or set {firefoxes.OVERRIDE}", pytrace=False)
    with driving(program, packages) as running:
        yield drivers.Mozilla(running, server)
        assert not running.seen()["failures"]


@pytest.fixture
def page(chromium: Browser, server: str) -> Iterator[Page]:
    """A page of a reader who comes for the first time; the test fails if a script of the page does."""
    failures: list[str] = []
    with chromium.new_context(base_url=server, locale="fr-CA") as context:
        page = context.new_page()
        faults.gather(page, failures)
        yield page
    assert not failures


@pytest.fixture(scope="session")
def packages(shared: Path) -> Path:
    """The folder of what the tests take from npm."""
    with FileLock(shared / "npm.lock"):
        return node.packages(ROOT)


@pytest.fixture(scope="session")
def axe(packages: Path) -> Path:
    """The accessibility checker's script, to add to a page."""
    return packages / "axe-core" / "axe.min.js"
