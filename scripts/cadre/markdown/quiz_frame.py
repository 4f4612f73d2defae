"""What stands around the questions: progress, steps, confidence, results. Hidden until the script shows it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Final

from cadre.bank import Scenario
from cadre.blocks import BROWSER_STORAGE
from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.words import spaced

#: The words that the script may need, as data attributes of the quiz, by their key in `quiz`.
_WORDS: Final = {
    "none-chosen": "none-chosen",
    "others": "others",
    "missed": "missed",
    "stale": "stale",
    "not-kept": "not-kept",
    "nothing-to-erase": "nothing-to-erase",
    "restored": "restored",
    "mode-all": "mode-all",
    "mode-one": "mode-one",
    "verdict-best": "verdict.best",
    "verdict-acceptable": "verdict.acceptable",
    "verdict-wrong": "verdict.wrong",
    "verdict-partly": "verdict.partly",
}
#: The anchor to which the home page leads for passages to reread; `progress.js` has it too.
RESULTS: Final = "resultats"
#: Those that keep their {placeholders} for the script.
_TEMPLATES: Final = {
    "progress": "progress",
    "group": "results.group",
    "part-right": "results.part.right",
    "part-possible": "results.part.possible",
    "part-missed": "results.part.missed",
    "part-remaining": "results.part.remaining",
}


def words(quiz: etree.Element, context: Context) -> None:
    """Give the quiz the words that its script may need."""
    for name, key in (_WORDS | _TEMPLATES).items():
        quiz.set(f"data-{name}", spaced(context.words.entries[f"quiz.{key}"]))


def bar(quiz: etree.Element, total: int, context: Context) -> None:
    """Add where the reader is, and the choice between one question at a time and all of them."""
    line = _hidden(quiz, "div", "quiz__bar")
    progress = context.words("quiz.progress", given=0, total=total)
    sub(line, "p", progress, {"class": "quiz__progress"})
    _button(line, "mode", context.words("quiz.mode-one"))


def privacy(quiz: etree.Element, total: int, context: Context) -> None:
    """Add what is kept, where, how to erase the answers to these questions, and where to erase the rest."""
    line = _hidden(quiz, "div", "quiz__bar")
    kept = sub(line, "p", context.words("quiz.privacy"), {"class": "quiz__privacy"})
    if context.storage_page:
        kept.text = f"{kept.text} "
        href = context.link(context.storage_page, BROWSER_STORAGE.name)
        sub(kept, "a", context.words("quiz.erase-all"), {"href": href})
    quiz.set("data-erased", context.words.count("quiz.erased", total))
    _button(line, "erase", context.words.count("quiz.erase", total))
    sub(line, "p", attributes={"class": "quiz__said", "role": "status"})
    _button(line, "undo", context.words("quiz.undo")).set("hidden", "hidden")


def steps(quiz: etree.Element, context: Context) -> None:
    """Add the buttons that lead from question to question, and to the results."""
    line = _hidden(quiz, "div", "quiz__steps")
    _button(line, "previous", context.words("quiz.previous"))
    _button(line, "next", context.words("quiz.following"))
    end = _hidden(quiz, "div", "quiz__bar")
    _button(end, "results", context.words("quiz.see-results"))


def confidence(form: etree.Element, scenario: Scenario, context: Context) -> None:
    """Add the optional question of confidence, to be answered before the verdict."""
    fieldset = _hidden(form, "fieldset", "quiz__confidence")
    sub(fieldset, "legend", context.words("quiz.confidence.legend"))
    for value in ("yes", "no"):
        identifier = f"{scenario.id}--sure-{value}"
        line = sub(fieldset, "div", attributes={"class": "quiz__option"})
        attributes = {"type": "radio", "id": identifier, "value": value}
        sub(line, "input", attributes={**attributes, "name": f"{scenario.id}--sure"})
        label = context.words(f"quiz.confidence.{value}")
        sub(line, "label", label, {"for": identifier})


def results(quiz: etree.Element, context: Context) -> None:
    """Add the results: counts, groups, passages to reread, and what to do next."""
    block = _hidden(quiz, "section", "quiz__results")
    block.set("data-search-exclude", "")
    block.set("id", RESULTS)
    _title(block, context.words("quiz.results.title"), "quiz__results-title", 2)
    sub(block, "p", context.words("quiz.results.none"), {"class": "quiz__none"})
    for count in ("right", "possible", "missed", "remaining"):
        line = sub(block, "p", f"{context.words(f'quiz.results.{count}')} ")
        sub(line, "span", attributes={"data-count": count})
    sub(block, "ul", attributes={"class": "quiz__groups"})
    sub(block, "p", context.words("quiz.results.nothing"), {"class": "quiz__nothing"})
    sheet = sub(block, "div", attributes={"class": "quiz__sheet"})
    _title(sheet, context.words("quiz.sheet.title"), "quiz__sheet-title", 3)
    sub(sheet, "p", context.words("quiz.results.sure"), {"class": "quiz__sure"})
    sub(sheet, "div", attributes={"class": "quiz__reread"})
    sub(sheet, "p", context.words("quiz.notice"), {"class": "quiz__sheet-notice"})
    _button(sheet, "print", context.words("quiz.sheet.print"))
    _button(block, "retry", context.words("quiz.results.retry"))
    sub(block, "p", context.words("quiz.results.private"))


def _title(parent: etree.Element, text: str, name: str, level: int) -> None:
    """Add a heading that the table of contents leaves out: the page shows it only when it is due."""
    attributes = {"class": name, "role": "heading", "aria-level": str(level)}
    sub(parent, "p", text, attributes)


def _hidden(parent: etree.Element, tag: str, name: str) -> etree.Element:
    return sub(parent, tag, attributes={"class": name, "hidden": "hidden"})


def _button(parent: etree.Element, action: str, label: str) -> etree.Element:
    attributes = {"type": "button", "class": "button", "data-action": action}
    return sub(parent, "button", label, attributes)
