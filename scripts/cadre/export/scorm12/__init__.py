"""A SCORM 1.2 package: the whole quiz as one SCO, which a learning system opens and follows.

Source: ADL, SCORM 1.2 (2001). What is recorded of a person: whether every scenario has been answered, and
the choices made, so that one may stop and go on. Neither score, nor time, nor « interactions ».
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cadre.disk.archive import archive
from cadre.export import Format, Request
from cadre.export.scorm12 import manifest, page
from cadre.export.scorm12.bundle import bundle
from cadre.export.scorm12.style import style

_HERE: Final = Path(__file__).parent
#: The site's own scripts and styles.
_COMPONENTS: Final = Path(__file__).parents[4] / "overrides" / "components"
_PAGE: Final = "index.html"
_NAMES: Final = {"style": "quiz.css", "script": "quiz.js"}


def files(request: Request) -> Mapping[str, bytes]:
    """Return the files of the package by name, the manifest first."""
    script = bundle([_HERE / "main.mjs", _COMPONENTS / "quiz" / "quiz.mjs"])
    html = page.page(request, _NAMES)
    css = style(request.project.settings, _COMPONENTS, html, script)
    texts = {_PAGE: html, _NAMES["style"]: css, _NAMES["script"]: script}
    listed = manifest.manifest(page.title(request), request.language.code, _PAGE, texts)
    return {manifest.FILE: listed, **{name: text.encode() for name, text in texts.items()}}


def _package(request: Request) -> bytes:
    return archive(files(request))


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--status",
        choices=("completed", "passed"),
        default="completed",
        help="ce que la plateforme lit à la fin · what the system reads at the end",
    )
    parser.add_argument(
        "--score",
        choices=("none", "completion"),
        default="none",
        help="completion : 100 à la fin, quelles que soient les réponses · "
        "completion: 100 at the end, whatever the answers",
    )


FORMAT: Final = Format(
    summary="Paquet SCORM 1.2 pour une plateforme de formation · SCORM 1.2 package for a learning system",
    suffix=".zip",
    make=_package,
    options=_options,
)
