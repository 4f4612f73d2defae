"""The files of a new project: the pages of its text, those around it, its settings. No quiz, no words, no figures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from cadre.model.policy import Role
from cadre.moving.pages import Names, Page
from cadre.moving.writing import markdown
from cadre.texts import Texts

_FOLDER: Final = Path(__file__).parent / "templates"
#: What is the software's at the top of a project: a new one takes a copy of it, and an upgrade replaces it.
SOFTWARE: Final = (
    ".ci", ".editorconfig", ".gitattributes", ".gitignore", "jsconfig.json", "LICENSE", "overrides",
    "pyproject.toml", "requirements.txt", "requirements-security.txt", "requirements-test.txt", "scripts", "tests",
    "quiz/schema.json",
)  # fmt: skip
#: Its documents, at the top and beside the quiz; what is to be validated is each municipality's.
DOCUMENTS: Final = ("*.md", "quiz/README*.md", "quiz/LISEZMOI*.md")
OWN_DOCUMENTS: Final = re.compile(r"VALIDATION|À VALIDER", re.IGNORECASE)
#: Nothing that a build, a test or an environment leaves is copied.
LITTER: Final = (".cache", "__pycache__", "node_modules", "*.egg-info")


@dataclass(frozen=True, slots=True)
class Details:
    """What a text does not say of itself: each is asked for."""

    title: str
    organisation: str
    noun: str
    kind: str
    number: str
    on: str


def files(pages: Sequence[Page], details: Details, words: Texts) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of the project, `versions.yml` aside: its code is not known yet."""
    language, folder = words.language, words("project.folder")
    names = Names(page.name for page in pages)
    paths = []
    for page in pages:
        name = "index" if page.role is Role.COVER else page.name
        paths.append(f"{folder}/{name}.md")
        yield f"docs/{language}/{paths[-1]}", markdown(page, names)
    paths.append(f"{folder}/{words('project.full-text')}")
    values = _values(details, words) | {"pages": "\n".join(f"      - {path}" for path in paths)}
    yield "mkdocs.yml", _filled(_FOLDER / "mkdocs.yml", {**values, **_quoted(values)})
    values["signed"] = _filled(_FOLDER / language / "signed.md", values) if _signed(pages) else ""
    for template, path in _around(words).items():
        yield f"docs/{language}/{path}", _filled(_FOLDER / language / f"{template}.md", values)
    yield "VALIDATION.md", _filled(_FOLDER / language / "VALIDATION.md", values)


def versions(details: Details, code: str) -> str:
    """Return the first `versions.yml` of a project."""
    number = json.dumps(details.number, ensure_ascii=False)
    return f"versions:\n  - date: {details.on}\n    number: {number}\n    code: {code}\n    compared:\n"


def _around(words: Texts) -> Mapping[str, str]:
    """Return the pages around the text, by the name of their template."""
    folder = words("project.folder")
    named = {name: words(f"project.{name}") for name in ("confirm", "hr", "accessibility")}
    full = f"{folder}/{words('project.full-text')}"
    return {"index": "index.md", "full-text": full, "versions": "versions.md", **named}


def _signed(pages: Sequence[Page]) -> bool:
    return any(page.role is Role.SIGNED for page in pages)


def _values(details: Details, words: Texts) -> dict[str, str]:
    own = {
        key: getattr(details, key) for key in ("title", "organisation", "noun", "kind", "number")
    }
    said = {
        key.removeprefix("project.").replace("-", "_"): text
        for key, text in words.entries.items()
        if key.startswith("project.")
    }
    storage = Names().new(details.title)
    return (
        own
        | said
        | {
            "language": words.language,
            "language_name": said["name"],
            "day": details.on,
            "storage": storage,
        }
    )


def _quoted(values: Mapping[str, str]) -> Mapping[str, str]:
    """Return what people typed as YAML takes it, which takes JSON."""
    typed = ("title", "organisation", "noun", "kind", "number", "text_title", "about_title")
    shown = ("display_system", "display_light", "display_dark")
    return {key: json.dumps(values[key], ensure_ascii=False) for key in (*typed, *shown)}


def _filled(template: Path, values: Mapping[str, str]) -> str:
    return Template(template.read_text(encoding="utf-8")).substitute(values)
