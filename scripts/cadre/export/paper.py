"""The questions and their key on paper, for those who have no screen, or for a meeting."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from html import unescape
from typing import Final

from cadre import paper
from cadre.export import Format, Request
from cadre.markdown.elements import paragraphs
from cadre.markdown.fragments import html
from cadre.model.bank import Group, Option, Scenario
from cadre.paper import Answer, Passage, Question, QuizDetails

_TAG: Final = re.compile(r"<[^>]*>")
_PARAGRAPH: Final = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def _sheets(request: Request) -> bytes:
    """Return the sheets; raises UnprintableCharacterError."""
    return paper.quiz(
        _Sheets(request).details(),
        request.words.also("paper"),
    )


class _Sheets:
    """The words of the sheets, in one language."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.language = request.language.code
        self.context = request.page
        self.converter = request.converter(self.context)

    def details(self) -> QuizDetails:
        request, words = self.request, self.context.words
        identity, bank = request.project.settings.identity, request.project.bank
        number = iter(range(1, len(bank.all()) + 1))
        return QuizDetails(
            organisation=identity.organisation,
            document_title=request.title,
            version_date=identity.version,
            version=self.context.date(identity.version),
            code=request.project.policy.code,
            language=self.language,
            created=request.created,
            title=request.words("paper.title"),
            notice=f"{request.words('paper.status')} {words('quiz.notice')}",
            questions=request.words("paper.questions"),
            keys=words("quiz.keys"),
            quoted=words("quiz.passages"),
            groups={
                group.title[self.language]: tuple(self._questions(group, number))
                for group in bank.groups
            },
        )

    def _questions(self, group: Group, number: Iterator[int]) -> Iterator[Question]:
        words, total = self.context.words, len(self.context.bank.all())
        for one in group.scenarios:
            rank = next(number)
            yield Question(
                id=one.id,
                title=words("quiz.number", number=rank, total=total),
                key=words("quiz.key", number=rank),
                situation=self._plain(one.situation[self.language]),
                question=self._line(one.question[self.language]),
                choose=words(f"quiz.choose.{one.type}"),
                answers=tuple(self._answer(option) for option in one.options),
                passages=tuple(self._passages(one)),
            )

    def _answer(self, option: Option) -> Answer:
        return Answer(
            option=self._line(option.text[self.language]),
            verdict=self.context.words(f"quiz.verdict.{option.verdict}"),
            why=self._plain(option.feedback[self.language]),
        )

    def _passages(self, scenario: Scenario) -> Iterator[Passage]:
        """Yield each passage that settles an option, once."""
        words, seen = self.context.words, set()
        for option in scenario.options:
            for citation in scenario.citations(option):
                known = (citation.unit, citation.quote[self.language])
                if known in seen:
                    continue
                seen.add(known)
                unit = self.context.text.unit(citation.unit)
                yield Passage(
                    words=self.context.quoted(known[1], self.language),
                    language=unit.language or self.language,
                    source=f"{words('passage.source')}{self.context.name(unit)}",
                )

    def _line(self, markdown: str) -> str:
        return " ".join(self._plain(markdown))

    def _plain(self, markdown: str) -> tuple[str, ...]:
        """Return the words of each paragraph: paper needs no mark-up to be read."""
        root = etree.Element("div")
        paragraphs(root, markdown)
        found = _PARAGRAPH.findall(html(self.converter, root))
        return tuple(unescape(_TAG.sub("", one)).strip() for one in found)


FORMAT: Final = Format(
    summary="Questions et réponses à imprimer (PDF) · Questions and answers to print (PDF)",
    suffix=".pdf",
    make=_sheets,
)
