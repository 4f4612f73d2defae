"""The rule on files that are published as they are."""

from __future__ import annotations

from collections.abc import Iterator

from cadre.diagnostics import Place, Problem
from cadre.files import below
from cadre.reading import Project


def file_readable(project: Project) -> Iterator[Problem]:
    """Each file of docs/ can be read: none is a link that leads nowhere."""
    for file in below(project.settings.root / "docs", "*"):
        try:
            file.open("rb").close()
        except OSError as error:
            place = Place(project.settings.relative(file))
            yield Problem.at(place, "file-unreadable", reason=error.strerror)
