"""Rules on files that are published as they are, or that pages are made with."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import relpath
from pathlib import Path
from typing import Final

from cadre.disk.files import below
from cadre.model.diagnostics import Place, Problem
from cadre.reading import Project, yaml_files
from cadre.reading.yaml_files import YamlError

#: What the build reads as text.
_TEXTS: Final = frozenset({".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml"})


def file_readable(project: Project) -> Iterator[Problem]:
    """Each file of docs/ can be read: none is a link that leads nowhere."""
    for file in below(project.settings.root / "docs", "*"):
        try:
            file.open("rb").close()
        except OSError as error:
            place = Place(project.settings.relative(file))
            yield Problem.at(place, "file-unreadable", reason=error.strerror)


def text_is_utf8(project: Project) -> Iterator[Problem]:
    """Each template, sheet, script and text that the site is made with is in UTF-8."""
    root = project.settings.root
    for file in (*below(root / "docs", "*"), *below(project.settings.templates, "*")):
        if file.suffix.lower() not in _TEXTS:
            continue
        try:
            yaml_files.utf8(file.read_bytes(), Path(relpath(file, root)).as_posix())
        except YamlError as error:
            if (
                file != root / "docs" / project.settings.identity.mark
            ):  # which has a rule of its own
                yield error.problem
        except OSError:
            continue  # told by the rule above
