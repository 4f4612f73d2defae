"""The home page's steps: read, check, confirm; a script says where the reader is in each, and what comes next.

What the browser keeps is compared with today's text and bank. A page can be known to be opened; nothing here
says that it was read.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from typing import Final

from cadre.markdown.context import Context
from cadre.markdown.elements import pictogram, sub
from cadre.markdown.progress import answers, marks
from cadre.markdown.words import spaced
from cadre.model.blocks import Step

#: The drawing of each step, the page that it leads to, and what its button says at first.
_DRAWINGS: Final = {Step.READ: "read", Step.CHECK: "check", Step.CONFIRM: "confirm"}
#: The only words that the script needs, by step; the others are in the page.
_SAID: Final = {
    Step.READ: ("none", "begun", "done", "continue", "again"),
    Step.CHECK: ("none", "begun.one", "begun.many", "done", "finished", "continue", "again"),
    Step.CONFIRM: (),
}


def step(parent: etree.Element, name: str, context: Context) -> etree.Element:
    """Add a step to the list `parent`: its title, its state, its button; return where its text goes."""
    one = Step(name)
    words = context.words
    page = _page(one, context)
    first = one is Step.READ
    name = "step step--next" if first else "step"
    item = sub(parent, "li", attributes={"class": name, "data-step": one, **_data(one, context)})
    item.append(pictogram(_DRAWINGS[one]))
    sub(item, "h3", words(f"step.{one}.title"), {"class": "step__title"})
    facts = sub(item, "p", attributes={"class": "step__facts"})
    if meta := _facts(one, context):
        sub(facts, "span", meta)
    if _SAID[one]:
        sub(facts, "span", attributes={"class": "tag", "hidden": "hidden"})
    main = " button--main" if first else ""
    action = sub(item, "p", attributes={"class": "step__action"})
    attributes = {"class": f"button{main}", "href": context.link(*page)}
    sub(action, "a", words(f"step.{one}.begin"), attributes)
    return sub(item, "div", attributes={"class": "step__more"})


def _page(one: Step, context: Context) -> tuple[str, str]:
    """Return the page, and the place in it, that a step begins at."""
    if one is Step.READ:
        first = next(iter(context.essentials.get(context.language, ())), None)
        return (first.title.page, first.title.id) if first else (context.home, "")
    pages = context.identity.names.pages
    page, _, place = (pages.quick_quiz if one is Step.CHECK else pages.confirm).partition("#")
    return page, place


def _facts(one: Step, context: Context) -> str:
    values = context.values
    if one is Step.READ:
        return context.words.count("step.minutes", int(values["reading-minutes"]))
    if one is Step.CHECK:
        return context.words(
            "step.check.facts",
            questions=context.words.count("step.questions", int(values["quick-quiz-count"])),
            minutes=context.words.count("step.minutes", int(values["quick-quiz-minutes"])),
        )
    return ""


def _data(one: Step, context: Context) -> dict[str, str]:
    """Return what the script needs to know of a step."""
    words = context.words
    data = {
        f"data-{name.replace('.', '-')}": spaced(words.entries[f"step.{one}.{name}"])
        for name in _SAID[one]
    }
    if one is Step.READ:
        data["data-sections"] = json.dumps(_sections(context), ensure_ascii=False)
    if one is Step.CHECK:
        data["data-scenarios"] = answers(context.bank.quick(), context)
    return data


def _sections(context: Context) -> list[list[str]]:
    """Return each section as the script compares it: its mark, its address, its title."""
    known = marks(context)
    return [
        [
            known[one.title.page],
            context.address(one.title.page),
            spaced(one.name),
        ]
        for one in context.essentials.get(context.language, ())
        if one.title.page in known
    ]
