"""A package of the site's own quiz, and a learning system that launches it in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from cadre.cli import main
from dev import browser
from tests.support import ROOT
from tests.support.lms import System, folder

#: What a browser's window must not tell a package any more: Chromium is taking that event away.
WITHOUT_UNLOAD = "--enable-features=DeprecateUnload"


def package(root: Path, out: Path, *options: str) -> bytes:
    """Return the package of a project."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["export", "scorm12", "-o", str(out), *options]) == 0
    return out.read_bytes()


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The package of the site's own quiz."""
    return package(ROOT, tmp_path_factory.mktemp("scorm") / "quiz.zip")


@pytest.fixture(scope="session")
def served(
    packed: bytes, packages: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a learning system that has that package."""
    path = folder(tmp_path_factory.mktemp("lms") / "site", packages, packed)
    with browser.serving(path) as address:
        yield address


@pytest.fixture(scope="session")
def unloading(chromium: Browser, program: Path) -> Iterator[Browser]:
    """The browser, as it will be: no page hears `unload`."""
    options = [*browser.FLAGS, WITHOUT_UNLOAD, "--disable-popup-blocking"]
    launched = chromium.browser_type.launch(
        executable_path=program, args=options, chromium_sandbox=False
    )
    yield launched
    launched.close()


@pytest.fixture
def phone(unloading: Browser) -> Iterator[Page]:
    """A page of a telephone; the test fails if a script of any of its pages does."""
    failures: list[Error] = []
    with unloading.new_context(
        viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, locale="fr-CA"
    ) as context:
        context.on("weberror", lambda error: failures.append(error.error))
        yield context.new_page()
    assert not failures


@pytest.fixture
def system(phone: Page, served: str) -> System:
    """A learning system that has recorded nothing yet."""
    phone.goto(f"{served}/host.html")
    return System(phone, served)
