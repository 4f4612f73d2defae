"""The quiz: a complete form, and a key for each question that a script may show beside it.

Everything that a reader may be told is in the page; `quiz.mjs` only moves it to where it is asked for.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass

from cadre.markdown import passages, quiz_frame, quiz_results
from cadre.markdown.context import Context
from cadre.markdown.elements import heading, inline, paragraphs, sub
from cadre.model.bank import Citation, Group, Option, Scenario, Type
from cadre.model.blocks import ALL, ONE, QUICK
from cadre.model.policy import fingerprint


@dataclass(frozen=True, slots=True)
class Question:
    """A scenario and its rank in the quiz of the page."""

    scenario: Scenario
    number: int
    total: int

    @property
    def anchor(self) -> str:
        """The id of the question's heading."""
        return f"question-{self.scenario.id}"

    @property
    def key(self) -> str:
        """The id of the question's key."""
        return f"reponse-{self.scenario.id}"


def scenarios(argument: str, context: Context) -> tuple[Scenario, ...]:
    """Return the scenarios that a block's argument names; raises KeyError."""
    if argument == QUICK:
        return context.bank.quick()
    if argument == ALL:
        return context.bank.all()
    word, _, name = argument.partition(" ")
    if word == ONE:
        return (context.bank.scenario(name.strip())[1],)
    return context.bank.group(argument).scenarios


def render(parent: etree.Element, argument: str, context: Context) -> None:
    """Put the quiz that `argument` names in `parent`; raises KeyError when there is none."""
    chosen = scenarios(argument, context)
    questions = [Question(one, number, len(chosen)) for number, one in enumerate(chosen, 1)]
    one = argument.startswith(f"{ONE} ")
    parent.set("data-module", "quiz")
    parent.set("data-awaits", "")
    parent.set("data-quiz", "one" if one else argument)
    quiz_frame.words(parent, context)
    if context.page.official:
        quiz_frame.label(parent, context)
    for question in questions:
        _question(parent, question, argument, context)
    if not one:
        quiz_results.results(parent, argument, context)
        quiz_frame.bar(parent, len(questions), context)
        quiz_frame.steps(parent, context)
    quiz_frame.privacy(parent, len(questions), context)
    _keys(parent, questions, context)
    if one:
        _more(parent, questions[0].scenario, context)
    else:
        _next(parent, argument, context)


def _question(parent: etree.Element, question: Question, argument: str, context: Context) -> None:
    scenario, words, language = question.scenario, context.words, context.language
    section = sub(parent, "div", attributes={"class": "quiz__question"})
    if argument.startswith(f"{ONE} "):
        section.set("id", question.anchor)
    else:
        title = words("quiz.number", number=question.number, total=question.total)
        sub(section, "h2", title, {"id": question.anchor, "class": "quiz__number"})
    paragraphs(section, scenario.situation.get(language, ""))
    form = sub(section, "form", attributes=_facts(scenario, context))
    fieldset = sub(form, "fieldset")
    inline(sub(fieldset, "legend"), scenario.question.get(language, ""))
    sub(fieldset, "p", words(f"quiz.choose.{scenario.type}"), {"class": "quiz__choose"})
    for option in scenario.options:
        _choice(fieldset, scenario, option, context)
    if argument == ALL:
        quiz_frame.confidence(form, scenario, context)
    sub(form, "button", words("quiz.check"), {"class": "button quiz__check", "hidden": "hidden"})
    sub(section, "div", attributes={"class": "quiz__feedback", "role": "status"})
    sub(section, "div", attributes={"class": "quiz__details"})
    link = sub(section, "p", attributes={"class": "quiz__see-key"})
    sub(link, "a", words("quiz.see-key"), {"href": f"#{question.key}"})


def _facts(scenario: Scenario, context: Context) -> dict[str, str]:
    """Return what the script needs to know of a question."""
    group, _ = context.bank.scenario(scenario.id)
    return {
        "class": "quiz__form",
        "autocomplete": "off",  # what a browser puts back by itself would outlive what was erased
        "data-question": scenario.id,
        "data-type": scenario.type,
        "data-group": group.group,
        "data-title": group.title[context.language],
        "data-passages": passages_hash(scenario, context),
    }


def passages_hash(scenario: Scenario, context: Context) -> str:
    """Return a short hash of the cited units' official text: when it changes, an answer is stale."""
    text = context.policy.text(context.policy.official)
    cited = {
        citation.unit for option in scenario.options for citation in scenario.citations(option)
    }
    return fingerprint(unit for unit in text.units if unit.id in cited)[:8]


def _choice(parent: etree.Element, scenario: Scenario, option: Option, context: Context) -> None:
    kind = "checkbox" if scenario.type is Type.MULTIPLE else "radio"
    identifier = f"{scenario.id}--{option.id}"
    attributes = {"type": kind, "id": identifier, "name": scenario.id, "value": option.id}
    inline(quiz_frame.card(parent, attributes), option.text[context.language])


def _keys(parent: etree.Element, questions: Sequence[Question], context: Context) -> None:
    """Add the keys, once, after the last question: closed, and left out of the search index.

    A `section`, because the theme ends what it leaves out at the first end tag of the same name.
    """
    keys = sub(parent, "section", attributes={"class": "quiz__keys", "data-search-exclude": ""})
    heading(keys, context.words("quiz.keys"), "quiz__keys-title", 2)
    for question in questions:
        _key(keys, question, context)


def _key(parent: etree.Element, question: Question, context: Context) -> None:
    scenario, words = question.scenario, context.words
    key = sub(parent, "details", attributes={"class": "quiz__key", "id": question.key})
    sub(key, "summary", words("quiz.key", number=question.number))
    for option in scenario.options:
        _answer(key, option, context)
    _passages(key, scenario, context)
    back = sub(key, "p", attributes={"class": "quiz__back"})
    sub(back, "a", words("quiz.back"), {"href": f"#{question.anchor}"})


def _answer(parent: etree.Element, option: Option, context: Context) -> None:
    attributes = {"class": "quiz__answer", "data-option": option.id, "data-verdict": option.verdict}
    answer = sub(parent, "div", attributes=attributes)
    verdict = sub(answer, "p", attributes={"class": "quiz__verdict"})
    sub(verdict, "strong", context.words(f"quiz.verdict.{option.verdict}"))
    inline(sub(answer, "p", attributes={"class": "quiz__chosen"}), option.text[context.language])
    feedback = sub(answer, "div", attributes={"class": "quiz__why"})
    paragraphs(feedback, option.feedback[context.language])


def _passages(parent: etree.Element, scenario: Scenario, context: Context) -> None:
    """Add each passage that settles an option, once, with the options that it settles."""
    block = sub(parent, "div", attributes={"class": "quiz__passages"})
    heading(block, context.words("quiz.passages"), "quiz__passages-title", 3)
    settled: dict[tuple[str, str], list[str]] = {}
    for option in scenario.options:
        for citation in scenario.citations(option):
            key = (citation.unit, citation.quote[context.language])
            settled.setdefault(key, []).append(option.id)
    for (unit, quote), options in settled.items():
        citation = Citation(unit=unit, quote={context.language: quote})
        if (quotation := passages.cited(block, citation, context)) is not None:
            quotation.set("data-settles", " ".join(options))


def _more(parent: etree.Element, scenario: Scenario, context: Context) -> None:
    """From a scenario alone, lead to all those of its group."""
    group, _ = context.bank.scenario(scenario.id)
    title = group.title[context.language]
    link = sub(parent, "p", attributes={"class": "quiz__more"})
    href = context.link(context.quiz_page(group.group))
    sub(link, "a", context.words("quiz.group-link", title=title), {"href": href})


def _next(parent: etree.Element, argument: str, context: Context) -> None:
    """From the end of a quiz, lead back to the passage, on to the next group, then home."""
    group_ids = [group.group for group in context.bank.groups]
    ways = sub(parent, "ul", attributes={"class": "quiz__next"})
    if argument in group_ids:
        rank = group_ids.index(argument)
        _read(ways, context.bank.groups[rank], context)
        for following in context.bank.groups[rank + 1 : rank + 2]:
            title = following.title[context.language]
            href = context.link(context.quiz_page(following.group))
            way = sub(ways, "li", attributes={"class": "quiz__following"})
            sub(way, "a", context.words("quiz.next", title=title), {"href": href})
    sub(sub(ways, "li"), "a", context.words("quiz.home"), {"href": context.link(context.home)})


def _read(ways: etree.Element, group: Group, context: Context) -> None:
    if group.group in context.text:
        unit = context.text.unit(group.group)
        title = context.words("quiz.read", title=group.title[context.language])
        sub(sub(ways, "li"), "a", title, {"href": context.unit_link(unit)})


def groups(parent: etree.Element, context: Context) -> None:
    """Add the list of groups, each with its number of questions and the minutes that it takes."""
    listing = sub(parent, "ul", attributes={"class": "quiz-groups"})
    for group in context.bank.groups:
        item = sub(listing, "li", attributes={"class": "card"})
        way = {"class": "card__link", "href": context.link(context.quiz_page(group.group))}
        sub(item, "a", group.title[context.language], way).tail = " "
        sub(item, "p", context.size(group), {"class": "facts"})
