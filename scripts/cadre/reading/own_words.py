"""Our own texts, where each stands: summaries, notes, quiz and pages; never the policy nor what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cadre.model.blocks import VALUE
from cadre.model.diagnostics import Place
from cadre.reading import BankFile, Page, Project

_LINK: Final = re.compile(r"\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\([^)]*\)(?:\{[^}]*\})?")
_QUOTED: Final = re.compile(r"« [^»]* »|“[^”]*”")
_SIGNS: Final = re.compile(r"[*_`]+|\{[^}]*\}|<[^>]*>")


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of ours: its words without Markdown or quotations, its language, its file, its place."""

    words: str
    language: str
    source: str
    place: Place


def own_texts(project: Project) -> Iterator[OwnText]:
    """Yield every text of ours, pages first."""
    for page in project.pages.values():
        yield from _of_page(page)
    for file in project.bank_files:
        if file.group is not None:
            yield from _of_bank(file)


def _of_page(page: Page) -> Iterator[OwnText]:
    for element in page.scan.elements:
        table = element.text.startswith("|")
        ours = (element.fence is not None or not page.official) and not element.code
        if ours and not element.level and not element.id and not table:
            place = page.place(element.line, element.column)
            yield OwnText(plain(element.text), page.language, page.path, place)


def _of_bank(file: BankFile) -> Iterator[OwnText]:
    assert file.group is not None  # noqa: S101 - its only caller has looked
    for rank, scenario in enumerate(file.group.scenarios):
        parts = [
            (scenario.situation, file.place(rank, "situation")),
            (scenario.question, file.place(rank, "question")),
        ]
        for number, option in enumerate(scenario.options):
            parts += [
                (option.text, file.place(rank, "options", number, "text")),
                (option.feedback, file.place(rank, "options", number, "feedback")),
            ]
        for localized, place in parts:
            for language, text in localized.items():
                yield OwnText(plain(text), language, file.path, place)


def plain(markdown: str) -> str:
    """Return the words of Markdown; what is quoted counts as one word, for it is not ours."""
    text = _SIGNS.sub("", _LINK.sub(r"\g<words>", VALUE.sub("0", markdown)))
    return " ".join(_QUOTED.sub("citation", text).split())
