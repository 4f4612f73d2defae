"""The block that reads HR's list in the browser: its form, its tables and the sheet that it prints.

Nothing here is about anybody: the list never leaves the browser, where `signer.mjs` reads it.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Final

from markdown.util import AtomicString

from cadre.markdown import sheet_template
from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.late import file_link
from cadre.markdown.list_parts import button, step, table
from cadre.markdown.register import register_step
from cadre.markdown.words import spaced
from cadre.model.people import LONGEST, MAX_MEGABYTES, MAX_PEOPLE
from cadre.model.policy import SHORT_CODE
from cadre.reading.lists.headings import columns as known_headings
from cadre.reading.lists.headings import no_people

_COLUMNS: Final = ("name", "number", "job", "department")
#: The texts that stand in the page, which its script never says.
_PRINTED: Final = (
    ".caption",
    ".hint",
    "-hint",
    ".title",
    ".label",
    ".blank",
    ".needs-script",
    ".next",
)
_STEPS: Final = ("print", "returns", "register")
_TICKS: Final = ("all", "renew", "none")


def acknowledgements(parent: etree.Element, context: Context) -> None:
    """Add, for a browser with scripts, the list tool; then the template list and the blank form's link."""
    parent.attrib |= {"class": "signer", "data-module": "signer", "data-search-exclude": ""}
    parent.set("data-awaits", "")
    sub(parent, "p", context.words("signer.needs-script"), {"class": "signer__needs no-js-only"})
    tool = sub(parent, "div", attributes={"class": "signer__tool", "hidden": ""})
    _list(tool, context)
    _problems(tool, context)
    _people(tool, context)
    _model(parent, context)
    link = file_link(
        sub(parent, "p"),
        f"{context.page.root}/{context.identity.names.files.built('acknowledgement')}",
    )
    link.text = AtomicString(context.words("signer.blank"))
    link.attrib |= {"type": "application/pdf", "hreflang": context.policy.official}
    official = {"class": "signer__sheets", "lang": context.policy.official}
    sub(parent, "div", attributes=official)
    sheet_template.form(parent, context)
    sheet_template.divider(parent, context)
    _data(parent, context)


def _model(parent: etree.Element, context: Context) -> None:
    """Add a list to copy, whose headings are those that the tool reads."""
    sub(parent, "p", context.words("signer.model.hint"))
    columns = (*_COLUMNS, "code", "received")
    model = table(parent, "model", [f"people.{column}" for column in columns], context)
    row = sub(sub(model, "tbody"), "tr")
    for column in columns:
        sub(row, "td", context.words(f"signer.model.{column}"))
    button(parent, "copy-model", context.words("signer.model.copy"), hidden="")
    sub(parent, "p", attributes={"class": "signer__model-status", "role": "status"})


def _list(tool: etree.Element, context: Context) -> None:
    """Add where the list is pasted or opened, and what tells at once how it was read."""
    words = context.words
    sub(tool, "label", words("signer.cells"), {"for": "signer-cells", "class": "signer__label"})
    sub(tool, "p", words("signer.hint"), {"id": "signer-hint", "class": "signer__hint"})
    # Without `off`, a browser writes what was pasted to the disk, to restore it with the page.
    entered = {"autocomplete": "off", "spellcheck": "false", "rows": "8"}
    cells = {"id": "signer-cells", "class": "signer__cells", "aria-describedby": "signer-hint"}
    sub(tool, "textarea", attributes=cells | entered)
    _file(tool, context)
    _next(tool, context)
    sub(tool, "div", attributes={"class": "signer__status", "role": "status"})
    button(tool, "erase", words("signer.erase"), hidden="")


def _file(tool: etree.Element, context: Context) -> None:
    """Add the file control under a label of ours: a browser writes its own in its own language."""
    part = sub(tool, "div", attributes={"class": "signer__opening"})
    accepted = {"type": "file", "accept": ".xlsx,.csv,.tsv,.txt,text/csv"}
    sub(part, "input", attributes={"id": "signer-file", "class": "signer__file"} | accepted)
    labelled = {"for": "signer-file", "class": "button"}
    sub(part, "label", context.words("signer.file"), labelled)
    sub(tool, "p", attributes={"class": "signer__chosen"})


def _next(tool: etree.Element, context: Context) -> None:
    """Say which steps a list opens, by their numbers, until they are there."""
    part = sub(tool, "div", attributes={"class": "signer__next"})
    sub(part, "p", context.words("signer.next"))
    steps = sub(part, "ol")
    for name in _STEPS:
        sub(steps, "li", context.words(f"signer.{name}.next"))


def _problems(tool: etree.Element, context: Context) -> None:
    part = sub(tool, "div", attributes={"class": "signer__problems", "hidden": ""})
    columns = [f"problems.{column}" for column in ("row", "what", "fix")]
    sub(table(part, "problems", columns, context), "tbody")


def _people(tool: etree.Element, context: Context) -> None:
    """Add the steps: whom to print for, whose form came back, the register. Nothing joins them."""
    part = sub(tool, "div", attributes={"class": "signer__people", "hidden": ""})
    _print_step(step(part, "print", context), context)
    _returns_step(step(part, "returns", context), context)
    register_step(step(part, "register", context), context)


def _print_step(part: etree.Element, context: Context) -> None:
    words = context.words
    choice = {"role": "group", "aria-label": words("signer.choose"), "class": "signer__choice"}
    group = sub(part, "div", attributes=choice)
    for which in _TICKS:
        button(group, f"tick-{which}", words(f"signer.tick-{which}"))
    columns = [f"people.{column}" for column in ("name", "standing", "row", *_COLUMNS[1:])]
    sub(table(part, "print", columns, context), "tbody")
    sub(part, "p", attributes={"class": "signer__ticked", "role": "status"})
    divided = sub(part, "label", attributes={"class": "signer__divide", "hidden": ""})
    sub(divided, "input", attributes={"type": "checkbox", "id": "signer-divided"})
    sub(divided, "span", words("signer.print.divided"))
    button(part, "print", words("signer.print.act"))


def _returns_step(part: etree.Element, context: Context) -> None:
    words = context.words
    _replies(part, context)
    columns = [f"people.{name}" for name in ("name", "standing", "row", "number", "received")]
    sub(table(part, "returns", columns, context), "tbody")
    button(part, "untick", words("signer.tick-none"))
    sub(
        part,
        "label",
        words("signer.returns.date"),
        {"for": "signer-date", "class": "signer__label"},
    )
    date = {"type": "date", "id": "signer-date", "class": "signer__date", "autocomplete": "off"}
    sub(part, "input", attributes=date)
    sub(part, "p", attributes={"class": "signer__changes", "role": "status"})
    code = context.policy.code[:SHORT_CODE]
    sub(part, "p", words("signer.returns.copy-hint", code=code), {"class": "signer__hint"})
    button(part, "copy-block", words("signer.returns.copy-block"), hidden="")
    button(part, "copy", words("signer.returns.copy"))
    copied = sub(part, "div", attributes={"class": "signer__copied", "hidden": ""})
    sub(copied, "label", words("signer.to-copy"), {"for": "signer-copied"})
    sub(copied, "textarea", attributes={"id": "signer-copied", "readonly": "", "rows": "6"})


def _replies(part: etree.Element, context: Context) -> None:
    """Add where replies by e-mail are pasted, and what tells whose each one is."""
    words = context.words
    folded = sub(part, "details", attributes={"class": "signer__replies"})
    sub(folded, "summary", words("signer.replies.title"))
    sub(folded, "label", words("signer.replies.label"), {"for": "signer-replies"})
    sub(folded, "p", words("signer.replies.hint"), {"class": "signer__hint", "id": "replies-hint"})
    entered = {"id": "signer-replies", "class": "signer__cells", "rows": "8", "autocomplete": "off"}
    described = {"aria-describedby": "replies-hint", "spellcheck": "false"}
    sub(folded, "textarea", attributes=entered | described)
    button(folded, "match", words("signer.replies.match"))
    sub(folded, "p", attributes={"class": "signer__replied", "role": "status"})
    found = sub(folded, "div", attributes={"class": "signer__found", "hidden": ""})
    columns = [f"replies.{name}" for name in ("name", "person", "date", "what")]
    sub(table(found, "replies", columns, context), "tbody")
    button(folded, "tick-replies", "", hidden="")


def rules(context: Context) -> Mapping[str, object]:
    """Return the rules of a list, those of the command, for the script to read lists by."""
    headings: dict[str, list[str]] = {}
    for heading, column in known_headings().items():
        headings.setdefault(column, []).append(heading)
    return {
        "headings": headings,
        "noPeople": no_people(),
        "longest": LONGEST,
        "most": {"people": MAX_PEOPLE, "megabytes": MAX_MEGABYTES},
        "shown": SHORT_CODE,
        "current": context.policy.code,
        "versions": [version.code for version in context.versions],
    }


def _data(parent: etree.Element, context: Context) -> None:
    """Add what the script needs: the words of its messages, and the rules of a list."""
    messages = context.words.also("people").entries
    words = {
        key: spaced(text)
        for key, text in (*context.words.entries.items(), *messages.items())
        if key.startswith(("signer.", "messages.")) and not key.endswith(_PRINTED)
    }
    data = {"language": context.language, "words": words, **rules(context)}
    # `<` would let a text end the element early.
    text = json.dumps(data, ensure_ascii=False).replace("<", r"\u003c")
    sub(parent, "script", text, {"type": "application/json"})
