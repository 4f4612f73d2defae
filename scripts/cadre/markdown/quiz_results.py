"""The end of a quiz: what happened in a sentence, counts, passages to reread, what comes next. Hidden at first."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Final

from cadre.markdown.context import Context
from cadre.markdown.elements import button, heading, hidden, sub
from cadre.model.bank import Group

#: The anchor to which the home page leads for passages to reread; `progress.js` has it too.
RESULTS: Final = "resultats"
#: What may have happened, one sentence each: `quiz-results.mjs` chooses.
_OUTCOMES: Final = ("begun", "right", "possible", "some", "many")
_COUNTS: Final = ("right", "possible", "missed", "remaining")


def results(quiz: etree.Element, argument: str, context: Context) -> None:
    """Add the results of the quiz that `argument` names."""
    block = hidden(quiz, "section", "quiz__results")
    block.set("data-search-exclude", "")
    block.set("id", RESULTS)
    heading(block, context.words("quiz.results.title"), "quiz__results-title", 2)
    sub(block, "p", context.words("quiz.results.none"), {"class": "quiz__outcome quiz__none"})
    for outcome in _OUTCOMES:
        sentence = hidden(block, "p", "quiz__outcome")
        sentence.set("data-outcome", outcome)
        sentence.text = context.words(f"quiz.results.outcome.{outcome}")
    _counts(block, context)
    _onward(block, argument, context)
    _sheet(block, context)
    sub(block, "p", context.words("quiz.results.private"), {"class": "quiz__private"})


def _counts(block: etree.Element, context: Context) -> None:
    counts = sub(block, "ul", attributes={"class": "quiz__counts"})
    for count in _COUNTS:
        words = f"{context.words(f'quiz.results.{count}')} "
        line = sub(counts, "li", words, {"class": f"quiz__count--{count}"})
        sub(line, "span", attributes={"data-count": count})
    folded = sub(block, "details", attributes={"class": "quiz__by-group"})
    sub(folded, "summary", context.words("quiz.results.by-group"))
    sub(folded, "ul", attributes={"class": "quiz__groups"})


def _onward(block: etree.Element, argument: str, context: Context) -> None:
    """Add what comes next: what to review, then one that the script shows, here, in another group, or home.

    The first of the two that there is has the filled button.
    """
    ways = sub(block, "p", attributes={"class": "quiz__onward"})
    button(ways, "retry", context.words("quiz.results.retry"), "main")
    button(ways, "resume", context.words("quiz.results.resume"), "main")
    for group in _others(argument, context):
        title = group.title[context.language]
        words = context.words("quiz.results.onward", title=title)
        link = sub(ways, "a", words, {"href": context.link(context.quiz_page(group.group))})
        link.set("data-questions", " ".join(one.id for one in group.scenarios))
    sub(ways, "a", context.words("quiz.home"), {"href": context.link(context.home)})
    for link in ways.iter("a"):
        link.set("class", "button button--main")
        link.set("hidden", "hidden")


def _others(argument: str, context: Context) -> Iterator[Group]:
    """Yield the other groups, from the one after, when the quiz is that of a group."""
    groups = context.bank.groups
    ranks = [rank for rank, group in enumerate(groups) if group.group == argument]
    for rank in ranks:
        yield from (*groups[rank + 1 :], *groups[:rank])


def _sheet(block: etree.Element, context: Context) -> None:
    sub(block, "p", context.words("quiz.results.nothing"), {"class": "quiz__nothing"})
    sheet = sub(block, "div", attributes={"class": "quiz__sheet"})
    heading(sheet, context.words("quiz.sheet.title"), "quiz__sheet-title", 3)
    sub(sheet, "p", attributes={"class": "quiz__printed"})
    sub(sheet, "p", context.words("quiz.results.sure"), {"class": "quiz__sure"})
    sub(sheet, "div", attributes={"class": "quiz__reread"})
    sub(sheet, "p", context.words("quiz.notice"), {"class": "quiz__sheet-notice"})
    button(sheet, "print", context.words("quiz.sheet.print"), "quiet")
