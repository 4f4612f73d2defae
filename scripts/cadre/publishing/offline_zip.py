"""The zip of a project's site that is read with no host: one folder, a note for whoever opens it, the pages."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from cadre import texts
from cadre.disk.archive import archive
from cadre.model.policy import SHORT_CODE
from cadre.publishing import modules
from cadre.publishing.naming import FOLDER
from cadre.publishing.offline import Offline
from cadre.reading import Project
from cadre.reading.settings import Language


def packed(project: Project, site: Path) -> tuple[str, bytes]:
    """Return the name of the zip and its bytes, from the site of a project that was built in `site`.

    The same site gives the same bytes. Raises BundleError.
    """
    settings = project.settings
    sources = modules.read(settings.templates, FOLDER)
    noun = settings.speech(settings.official.code).noun.name
    codes = [one.policy.code for one in _policies(project)]
    code = codes[0] if len(codes) == 1 else hashlib.sha256("".join(codes).encode()).hexdigest()
    name = _slug(f"{noun} {settings.identity.organisation} {code[:SHORT_CODE]}")
    notes = dict(_note(project, language) for language in settings.shipped)
    files = {**notes, **Offline(site, sources, settings.root_path).files()}
    return f"{name}.zip", archive({f"{name}/{one}": data for one, data in files.items()})


def _note(project: Project, language: Language) -> tuple[str, bytes]:
    """Return the name and the text of the note in a language, as Windows' own program shows it."""
    settings, found = project.settings, [one.policy for one in _policies(project)]
    words = texts.load(texts.spoken(language.code, settings.official.code), "commands")
    title = ", ".join(one.title(language.code) or one.title(one.official) for one in found)
    code = ", ".join(one.code[:SHORT_CODE] for one in found)
    values = {"organisation": settings.identity.organisation, "code": code}
    text = words("offline.note", title=title, **values)
    return words("offline.file"), text.replace("\n", "\r\n").encode("utf-8-sig")


def _policies(project: Project) -> tuple[Project, ...]:
    """Return each of several policies; the only one, where there is one."""
    return tuple(project.parts.values()) or (project,)


def _slug(text: str) -> str:
    """Return a text as a file's name that every system and every zip program writes alike."""
    return "-".join(_words(text))


def _words(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    yield from re.findall(r"[a-z0-9]+", plain)
