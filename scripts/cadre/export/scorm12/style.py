"""The one style sheet of the package: ours for the page, the site's for the quiz, the municipality's colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cadre.publishing import identity
from cadre.publishing.css import keep_used
from cadre.publishing.styles import Names, mergeable
from cadre.reading.settings import Settings

_BASE: Final = Path(__file__).with_name("base.css")
_SETTING: Final = "extra_css"
_WORDS: Final = re.compile(r"[\w-]+")


def style(settings: Settings, components: Path, html: str, script: str) -> str:
    """Return the rules that the page and its script can use, of sheets that name no other file."""
    names = Names()
    names.see(html)
    used = {name for value in names.values for name in value.split()} | names.tags
    used.update(_WORDS.findall(script))
    sheets = [_BASE.read_text("utf-8"), identity.stylesheet(settings, {})]
    sheets += filter(mergeable, _municipality(settings))
    quiz = components / "quiz"
    sheets += (file.read_text("utf-8") for file in (quiz / "quiz.css", quiz / "quiz-results.css"))
    return "\n".join(keep_used(sheet, used) for sheet in sheets) + "\n"


def _municipality(settings: Settings) -> Iterator[str]:
    """Yield the sheets that `mkdocs.yml` names and that are there: the others are made by the build."""
    named = settings.tree.inside(_SETTING).value
    for name in named if isinstance(named, list) else ():
        file = settings.root / "docs" / str(name)
        if file.is_file():
            yield file.read_text("utf-8")
