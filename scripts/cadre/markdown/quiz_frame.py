"""What stands around the questions: label, bar, steps, confidence. Hidden until the script shows it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Final

from cadre.markdown.context import Context
from cadre.markdown.elements import button, hidden, sub
from cadre.markdown.words import spaced
from cadre.model.bank import Scenario
from cadre.model.blocks import BROWSER_STORAGE

#: The words that the script may need, as data attributes of the quiz, by their key in `quiz`; those with
#: {placeholders} keep them for the script.
_WORDS: Final = {
    "none-chosen": "none-chosen",
    "others": "others",
    "why": "why",
    "unfold": "unfold",
    "judged": "tally.judged",
    "tally-one": "tally.one",
    "tally-many": "tally.many",
    "extra": "extra",
    "mark-right": "mark.right",
    "mark-possible": "mark.possible",
    "mark-wrong": "mark.wrong",
    "mark-remove": "mark.remove",
    "mark-missed": "mark.missed",
    "mark-also": "mark.also",
    "stale": "stale",
    "not-kept": "not-kept",
    "nothing-to-erase": "nothing-to-erase",
    "restored": "restored",
    "retrying": "results.retrying",
    "mode-all": "mode-all",
    "mode-one": "mode-one",
    "check": "check",
    "following": "following",
    "see-results": "see-results",
    "verdict-best": "verdict.best",
    "verdict-acceptable": "verdict.acceptable",
    "verdict-wrong": "verdict.wrong",
    "verdict-partly": "verdict.partly",
    "progress": "progress",
    "group": "results.group",
    "part-right": "results.part.right",
    "part-possible": "results.part.possible",
    "part-missed": "results.part.missed",
    "part-remaining": "results.part.remaining",
    "printed": "sheet.printed",
}


def words(quiz: etree.Element, context: Context) -> None:
    """Give the quiz the words that its script may need."""
    for name, key in _WORDS.items():
        quiz.set(f"data-{name}", spaced(context.words.entries[f"quiz.{key}"]))


def label(quiz: etree.Element, context: Context) -> None:
    """Say above a quiz that stands on a page of the policy what it is, and that it is not the policy."""
    title = sub(quiz, "h2", attributes={"id": "quiz"})
    title.set("data-toc-label", context.words("quiz.scenario"))
    eyebrow = sub(title, "span", context.words("quiz.eyebrow"), {"class": "eyebrow"})
    eyebrow.tail = f" {context.words('quiz.scenario')}"


def card(parent: etree.Element, attributes: dict[str, str]) -> etree.Element:
    """Add a choice, the whole of which answers to the finger, and return the place of its words."""
    line = sub(parent, "label", attributes={"class": "quiz__option"})
    sub(line, "input", attributes=attributes)
    return sub(line, "span", attributes={"class": "quiz__text"})


def bar(quiz: etree.Element, total: int, context: Context) -> None:
    """Add the bar at the foot of the screen: where the reader is, and the one button that leads on."""
    line = hidden(quiz, "div", "bar quiz__bar")
    progress = sub(line, "label", attributes={"class": "quiz__progress"})
    words = context.words("quiz.progress", given=0, total=total)
    sub(progress, "span", words, {"class": "quiz__given"})
    meter = {"class": "quiz__meter", "max": str(total), "value": "0"}
    sub(progress, "progress", attributes=meter)
    button(line, "go", context.words("quiz.check"), "main")


def steps(quiz: etree.Element, context: Context) -> None:
    """Add the other ways among the questions, all quiet."""
    line = hidden(quiz, "div", "quiz__steps")
    button(line, "previous", context.words("quiz.previous"), "quiet")
    button(line, "skip", context.words("quiz.skip"), "quiet")
    button(line, "mode", context.words("quiz.mode-all"), "quiet")


def privacy(quiz: etree.Element, total: int, context: Context) -> None:
    """Add what is kept and where; folded, how to erase the answers to these questions, and the rest."""
    line = hidden(quiz, "div", "quiz__kept")
    sub(line, "p", context.words.count("quiz.privacy", total), {"class": "quiz__privacy"})
    folded = sub(line, "details", attributes={"class": "fold quiz__erasing"})
    sub(folded, "summary", context.words("quiz.erasing"))
    quiz.set("data-erased", context.words.count("quiz.erased", total))
    button(folded, "erase", context.words.count("quiz.erase", total), "quiet")
    if context.storage_page:
        href = context.link(context.storage_page, BROWSER_STORAGE.name)
        sub(sub(folded, "p"), "a", context.words("quiz.erase-all"), {"href": href})
    sub(line, "p", attributes={"class": "quiz__said", "role": "status"})
    button(line, "undo", context.words("quiz.undo")).set("hidden", "hidden")


def confidence(form: etree.Element, scenario: Scenario, context: Context) -> None:
    """Add the optional question of confidence, to be answered before the verdict."""
    fieldset = hidden(form, "fieldset", "quiz__confidence")
    sub(fieldset, "legend", context.words("quiz.confidence.legend"))
    for value in ("yes", "no"):
        identifier = f"{scenario.id}--sure-{value}"
        attributes = {"type": "radio", "id": identifier, "value": value}
        place = card(fieldset, {**attributes, "name": f"{scenario.id}--sure"})
        place.text = context.words(f"quiz.confidence.{value}")
