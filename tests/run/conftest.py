"""A small project, with an environment and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import small_project
from tests.support.small_project import SmallProject


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A project used once, so that it has its environment."""
    project = small_project.make(tmp_path_factory.mktemp("made") / "project")
    ran = project.run("check")
    assert ran.status == 0, ran.errors
    return project


@pytest.fixture
def project(made: SmallProject, tmp_path: Path) -> SmallProject:
    """A project with an environment, to spoil at will."""
    return made.copy_to(tmp_path / "project")


@pytest.fixture
def fresh(tmp_path: Path) -> SmallProject:
    """A project with no environment."""
    return small_project.make(tmp_path / "project")
