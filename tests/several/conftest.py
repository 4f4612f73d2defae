"""The site of two policies: built once, read by a browser, or copied to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cadre import engine
from cadre.publishing.building import Building
from dev.browser import serving
from tests.support import faults, project, web


@pytest.fixture(scope="package")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("two")
    root, folder = project.small("two", made / "project"), made / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", web.SOURCE_DATE)
        assert engine.build(Building(root), folder) == ""
    return folder


@pytest.fixture
def reader(built: Path, chromium: Browser) -> Iterator[Page]:
    """A reader who comes for the first time, on the home page."""
    failures: list[str] = []
    with serving(built) as address, chromium.new_context(base_url=address) as context:
        page = context.new_page()
        faults.gather(page, failures)
        page.goto("/")
        yield page
    assert not failures


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the site's project, where one is."""
    folder = project.small("two", tmp_path / "two")
    monkeypatch.chdir(folder)
    return folder
