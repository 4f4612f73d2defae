"""A Moodle question bank: XML, one category for each group of scenarios.

Source: Moodle XML format, https://docs.moodle.org/405/en/Moodle_XML_format. A fraction must be one of
Moodle's own list to five decimals, or the whole file is refused; an idnumber is unique in its category.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from cadre.export import Format, Request
from cadre.markdown import passages
from cadre.markdown.elements import inline, paragraphs, sub
from cadre.markdown.fragments import html
from cadre.model.bank import Group, Option, Scenario, Type, Verdict

_SINGLE: Final = {Verdict.BEST: "100", Verdict.ACCEPTABLE: "50", Verdict.WRONG: "0"}
#: With 0 for a wrong option, who ticks everything would have all the points.
_MULTIPLE: Final = {Verdict.ACCEPTABLE: "0", Verdict.WRONG: "-100"}
#: How Moodle writes, in the path of a category, the one that holds a course's, and a slash in a name.
_TOP: Final = "$course$/top"
_SLASH: Final = "//"


def _bank(request: Request) -> bytes:
    """Return the file: each group's category, then its questions."""
    quiz = etree.Element("quiz")
    _Writer(request).write(quiz)
    etree.indent(quiz)
    text = etree.tostring(quiz, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


class _Writer:
    """Puts the questions of one language in a file."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.language = request.language.code
        self.words = request.words
        self.context = request.page
        self.converter = request.converter(self.context)

    def write(self, quiz: etree.Element) -> None:
        for group in self.request.project.bank.groups:
            self._category(quiz, group)
            for rank, scenario in enumerate(group.scenarios, 1):
                self._question(quiz, group, rank, scenario)

    def _category(self, quiz: etree.Element, group: Group) -> None:
        code, identity = self.request.code, self.request.project.settings.identity
        name = self.words(
            "moodle.category", title=self.request.title, language=self.language, code=code
        )
        title = group.title[self.language]
        category = etree.SubElement(quiz, "question", {"type": "category"})
        parts = (part.replace("/", _SLASH) for part in (name, title))
        _text(category, "category", "/".join((_TOP, *parts)))
        about = self.words(
            "moodle.about",
            date=self.context.date(identity.version),
            code=code,
        )
        _text(category, "info", about, plain=True)
        etree.SubElement(category, "idnumber").text = f"{self.language}-{code}-{group.group}"

    def _question(self, quiz: etree.Element, group: Group, rank: int, scenario: Scenario) -> None:
        question = etree.SubElement(quiz, "question", {"type": "multichoice"})
        title = group.title[self.language]
        _text(question, "name", self.words("moodle.name", title=title, rank=rank))
        self._html(question, "questiontext", lambda root: self._situation(root, scenario))
        _text(question, "generalfeedback", "", html=True)
        for name, value in (
            ("defaultgrade", "1"),
            ("penalty", "0"),
            ("hidden", "0"),
            ("idnumber", f"{self.language}-{scenario.id}"),
            ("single", str(scenario.type is Type.SINGLE).lower()),
            ("shuffleanswers", "false"),
            ("answernumbering", "none"),
            ("showstandardinstruction", "1"),
        ):
            etree.SubElement(question, name).text = value
        for name, words in self._verdicts(scenario):
            _text(question, name, words, html=True)
        for option in scenario.options:
            self._answer(question, scenario, option)

    def _verdicts(self, scenario: Scenario) -> Iterator[tuple[str, str]]:
        """Yield what is said of a whole answer: an option's own feedback says it where there is only one."""
        several = scenario.type is Type.MULTIPLE
        for name, verdict in (("correct", "best"), ("partiallycorrect", "partly")):
            words = self.context.words(f"quiz.verdict.{verdict}") if several else ""
            yield f"{name}feedback", self._rendered(partial(_said, verdict=words))
        yield "incorrectfeedback", ""

    def _answer(self, question: etree.Element, scenario: Scenario, option: Option) -> None:
        answer = etree.SubElement(question, "answer", {"fraction": fraction(scenario, option)})
        answer.set("format", "html")
        text = self._rendered(lambda root: inline(sub(root, "p"), option.text[self.language]))
        etree.SubElement(answer, "text").text = text
        self._html(answer, "feedback", lambda root: self._feedback(root, scenario, option))

    def _situation(self, root: etree.Element, scenario: Scenario) -> None:
        paragraphs(root, scenario.situation[self.language])
        inline(sub(sub(root, "p"), "strong"), scenario.question[self.language])

    def _feedback(self, root: etree.Element, scenario: Scenario, option: Option) -> None:
        _said(root, self.context.words(f"quiz.verdict.{option.verdict}"))
        paragraphs(root, option.feedback[self.language])
        for citation in scenario.citations(option):
            if (block := passages.cited(root, citation, self.context)) is not None:
                unit = self.context.text.unit(citation.unit)
                block.set("lang", unit.language or self.language)

    def _html(
        self, parent: etree.Element, name: str, fill: Callable[[etree.Element], object]
    ) -> None:
        _text(parent, name, self._rendered(fill), html=True)

    def _rendered(self, fill: Callable[[etree.Element], object]) -> str:
        """Return as HTML what `fill` puts in an element that says its language: a course may have another."""
        root = etree.Element("div")
        inner = sub(root, "div", attributes={"lang": self.language})
        fill(inner)
        return html(self.converter, root) if len(inner) else ""


def fraction(scenario: Scenario, option: Option) -> str:
    """Return the percentage of the points that an option gives, as Moodle writes it."""
    if scenario.type is Type.SINGLE:
        return _SINGLE[option.verdict]
    if option.verdict is not Verdict.BEST:
        return _MULTIPLE[option.verdict]
    best = sum(other.verdict is Verdict.BEST for other in scenario.options)
    return f"{100 / best:.5f}".rstrip("0").rstrip(".")


def _said(root: etree.Element, verdict: str) -> None:
    if verdict:
        sub(sub(root, "p"), "strong", verdict)


def _text(
    parent: etree.Element, name: str, words: str, *, html: bool = False, plain: bool = False
) -> None:
    element = etree.SubElement(parent, name)
    if html or plain:
        element.set("format", "html" if html else "plain_text")
    etree.SubElement(element, "text").text = words


FORMAT: Final = Format(
    summary="Banque de questions pour Moodle (XML) · Question bank for Moodle (XML)",
    suffix=".xml",
    make=_bank,
)
