"""Any project: the one at the root, whoever's it is, and each small municipality of tests/fixtures.

These tests know of a project only what its settings, its navigation and its files say.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import html

from cadre import engine
from cadre.publishing.building import Building
from cadre.publishing.site import Site
from cadre.reading import Page, Project
from cadre.reading.settings import Language, Settings
from tests.support import ROOT, project, web

AT_THE_ROOT: Final = "at-the-root"
ENGLISH_ONLY: Final = "bylaw-in-english-only-below-a-path"
FIXTURES: Final = ROOT / "tests" / "fixtures"
#: The project at the root, each fixture, and one of these without its translation and below a path of its host.
TENANTS: Final = (
    AT_THE_ROOT,
    *sorted(folder.name for folder in FIXTURES.iterdir() if (folder / "mkdocs.yml").is_file()),
    ENGLISH_ONLY,
)


@dataclass(frozen=True)
class Tenant:
    """A project and its built site."""

    root: Path
    site: Path

    @cached_property
    def read(self) -> Site:
        """What the software reads of it."""
        return Site.read(self.root)

    @property
    def projects(self) -> tuple[Project, ...]:
        """The project of each of several policies; the only one, where there is one."""
        whole = self.read.project
        return tuple(whole.parts.values()) or (whole,)

    @property
    def settings(self) -> Settings:
        return self.read.settings

    @property
    def targets(self) -> list[str]:
        """What the navigation leads to."""
        parts = (self.settings, *self.settings.policies)
        return [link.target for one in parts for link in one.links]

    @property
    def languages(self) -> tuple[Language, ...]:
        return self.settings.shipped

    @property
    def official(self) -> str:
        return self.settings.official.code

    def folder(self, language: str) -> Path:
        """Return where the pages of a language are built."""
        return self.site if language == self.official else self.site / language

    def file(self, language: str, page: str) -> Path:
        """Return the built file of a page."""
        path = Path(page)
        place = path.parent if path.name == "index.md" else path.with_suffix("")
        return self.folder(language) / place / "index.html"

    def built(self, language: str, page: str) -> Any:
        """Return the built page, as a browser reads it."""
        return html.parse(self.file(language, page)).getroot()

    def pages(self, language: str, folder: str = "") -> Iterator[Page]:
        """Yield the pages of a language, in a folder, that the navigation leads to, in its order."""
        for target in self.targets:
            if target.startswith(folder) and (page := self.read.pages.get((language, target))):
                yield page

    def holding(self, language: str, block: str, folder: str = "") -> Iterator[Page]:
        """Yield those of them that hold a block of this name."""
        for page in self.pages(language, folder):
            if any(fence.name == block for fence in page.scan.fences):
                yield page


def made(name: str, folder: Path) -> Tenant:
    """Build the site of a small municipality."""
    root = project.small(name.partition("-in-")[0], folder / "project")
    if name == ENGLISH_ONLY:
        config = root / "mkdocs.yml"
        text = project.english_only(config.read_text(encoding="utf-8"))
        config.write_text(text.replace(".example.org/", ".example.org/town/"), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "SOURCE_DATE_EPOCH", web.SOURCE_DATE)
        assert engine.build(Building(root), folder / "site") == ""
    return Tenant(root, folder / "site")


@pytest.fixture(scope="session", params=TENANTS)
def tenant(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tenant:
    if request.param == AT_THE_ROOT:
        return Tenant(ROOT, request.getfixturevalue("root_site"))
    return made(request.param, tmp_path_factory.mktemp("tenant"))
