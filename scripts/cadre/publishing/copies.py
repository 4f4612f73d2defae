"""The copy of the site that a browser keeps to read it offline, where `extra: cadre: offline: true` asks for it.

The worker (`components/copy/worker.mjs`) is at the root of the site, because it serves what is below it. It knows
the files of one build; another build writes another worker, which takes the place of the first. A site that keeps
no copy has a worker too, which no page starts: it takes away the one that an earlier build has left in a browser.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

from cadre.disk.files import write_atomically
from cadre.publishing import hosting, identity, modules, naming
from cadre.publishing.bundle import classic
from cadre.reading import Project
from cadre.reading.settings import Language

WORKER: Final = "sw.js"
MANIFEST: Final = "manifest.json"
_SOURCES: Final = f"{naming.FOLDER}/copy"
_BUILD: Final = f"{_SOURCES}/build.mjs"
#: What is heavier is no page to read: a film, an album.
_HEAVY: Final = 1_000_000
_INDEX: Final = "index.html"


def write(folder: Path, project: Project) -> None:
    """Write into the built site its worker and, where it keeps a copy, what installs it. Raises BundleError."""
    scripts = modules.read(project.settings.templates, _SOURCES)
    keeps = project.settings.identity.offline
    entry = f"{_SOURCES}/{'worker' if keeps else 'gone'}{modules.SOURCE}"
    if keeps:
        for language in project.settings.shipped:
            root = folder if language.default else folder / language.code
            write_atomically(root / MANIFEST, _manifest(project, language).encode())
        scripts[_BUILD] = _build(folder)
    write_atomically(folder / WORKER, classic(entry, scripts).encode())


def _build(folder: Path) -> str:
    """Return the source that names the files of the build."""
    files = dict(_files(folder))
    digest = hashlib.sha256(b"".join(name.encode() + data for name, data in files.items()))
    names = [quote(name.removesuffix(_INDEX)) if _is_index(name) else quote(name) for name in files]
    return f'export const BUILD = "{digest.hexdigest()[:16]}";\nexport const FILES = {json.dumps(names)};\n'


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what a reader may open, by name, with its content."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not hosting.only_hosted(name) and path.stat().st_size <= _HEAVY:
            yield name, path.read_bytes()


def _is_index(name: str) -> bool:
    return name.rpartition("/")[2] == _INDEX


def _manifest(project: Project, language: Language) -> str:
    """Return what a browser needs to install the site as it does a program; it covers every language."""
    settings = project.settings
    up = "./" if language.default else "../"
    noun = settings.speech(language.code).noun.name
    look = {
        "name": project.policy.title(language.code) or settings.identity.organisation,
        "short_name": noun[:1].upper() + noun[1:],
        "lang": language.code,
        "start_url": "./",
        "scope": up,
        "display": "minimal-ui",
        "background_color": settings.identity.colour,
        "theme_color": settings.identity.colour,
        "icons": [{"src": f"{up}{identity.ICON}", "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(look, ensure_ascii=False, indent=0) + "\n"
