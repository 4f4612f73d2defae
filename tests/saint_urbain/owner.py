"""Whose texts stand at the root: tests that read Saint-Urbain's run where it is the organisation, and only there.

They are the files of this folder, and elsewhere each test that asks for the fixture `saint_urbain`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from cadre.reading import settings
from tests.support import ROOT

FOLDER: Final = Path(__file__).parent
FIXTURE: Final = "saint_urbain"
#: What `extra: cadre: organisation` of `mkdocs.yml` says there.
ORGANISATION: Final = "Paroisse de Saint-Urbain"
_COUNT: Final = "of_saint_urbain"


def organisation(root: Path = ROOT) -> str:
    """Return whose project it is, as it declares; a project that cannot be read declares nothing."""
    try:
        return settings.load(root).identity.organisation
    except settings.SettingsError:
        return ""


class OnlyAtHome:
    """Leaves those tests out of another organisation's project, and says how many."""

    def __init__(self, here: str) -> None:
        self._here = here
        self._tests = 0

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Do not even import the folder's modules: some read the quiz while they load."""
        return True if FOLDER in (collection_path, *collection_path.parents) else None

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Take out each test that asks for the fixture, by itself or through another one."""
        hers = [one for one in items if FIXTURE in getattr(one, "fixturenames", ())]
        config.hook.pytest_deselected(items=hers)
        items[:] = [one for one in items if one not in hers]
        self._tests = len(hers)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Tell pytest's first process, when this is one of its workers."""
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput[_COUNT] = self._tests

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take what a worker tells."""
        self._tests = getattr(node, "workeroutput", {}).get(_COUNT, self._tests)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what was left out and why."""
        files = len(list(FOLDER.rglob("test_*.py")))
        terminalreporter.write_line(
            f"Left out: {files} files of tests/saint_urbain and {self._tests} other tests, which read "
            f"the texts of {ORGANISATION}; this project is another's ({self._here})."
        )
