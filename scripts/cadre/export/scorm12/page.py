"""The page of the package: the site's whole quiz, with what only a learning system changes in its words."""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import jinja2

from cadre.export import Request
from cadre.markdown import Context, quiz
from cadre.markdown.elements import sub
from cadre.markdown.fragments import html
from cadre.model.blocks import ALL, QUIZ

TEMPLATE: Final = Path(__file__).with_name("page.html")
#: A link that left the page would end the session.
_NEW_TAB: Final = {"target": "_blank", "rel": "noopener"}
#: The interface's words that are not true in a learning system, by the texts that take their place.
_CHANGED: Final = {
    "quiz.erasing": "erasing",
    "quiz.not-kept": "not-kept",
    "quiz.results.private": "private",
}
#: What leads to other pages of the site.
_WAYS: Final = frozenset({"quiz__next"})
_ONWARD: Final = "quiz__onward"


def page(request: Request, names: Mapping[str, str]) -> str:
    """Return the page; `names` are those of its style and script."""
    words = request.words
    context = _context(request)
    identity = request.project.settings.identity
    about = words(
        "scorm12.about",
        organisation=identity.organisation,
        date=context.date(identity.version),
        code=request.code,
    )
    template = jinja2.Environment(autoescape=True).from_string(TEMPLATE.read_text("utf-8"))
    return template.render(
        language=request.language.code,
        title=title(request),
        about=about,
        standings={
            one: words(f"scorm12.standing.{one}") for one in ("alone", "looking", "open", "done")
        },
        quiz=_quiz(request, context),
        facts=_json({"bank": bank(context), "choices": request.choices}),
        **names,
    )


def title(request: Request) -> str:
    """Return the title of the package and of its page."""
    return request.words("scorm12.title", title=request.title)


def bank(context: Context) -> Mapping[str, Any]:
    """Return what the state kept in a learning system is about, and the code that changes with it.

    A wording may be corrected without losing anybody's place; options, verdicts and passages may not.
    """
    scenarios = [
        {
            "id": one.id,
            "group": context.bank.scenario(one.id)[0].group,
            "passages": quiz.passages_hash(one, context),
            "options": [[option.id, option.verdict] for option in one.options],
        }
        for one in context.bank.all()
    ]
    code = hashlib.sha256(_json(scenarios).encode()).hexdigest()[:10]
    return {"code": code, "scenarios": scenarios}


def _context(request: Request) -> Context:
    """Return the data of the page, with the words that a learning system changes."""
    context, words = request.page, request.words
    ours = {key: words(f"scorm12.{name}") for key, name in _CHANGED.items()}
    scored = "scored" if request.choices["score"] == "completion" else "unscored"
    for number in ("one", "many"):
        ours[f"quiz.privacy.{number}"] = words(f"scorm12.privacy.{scored}")
    language = request.language.code
    texts = context.words.but(ours)
    return replace(context, texts={**context.texts, language: texts}, storage_page="")


def _quiz(request: Request, context: Context) -> str:
    root = etree.Element("div")
    block = sub(root, "div", attributes={"class": QUIZ.name})
    quiz.render(block, ALL, context)
    for way in [one for one in block if one.get("class") in _WAYS]:
        block.remove(way)
    for ways in [one for one in block.iter("p") if one.get("class") == _ONWARD]:
        for link in ways.findall("a"):
            ways.remove(link)
    return html(request.converter(context, _NEW_TAB), root)


def _json(data: object) -> str:
    """Return data as JSON that may stand in a page."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
