"""Rules on the scenario bank: fair, complete, and settled by the policy's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Final

from cadre.model.bank import Citation, Scenario, Type, Verdict, schema
from cadre.model.diagnostics import Place, Problem, Severity
from cadre.model.marks import mark
from cadre.model.policy import Unit, quotes
from cadre.reading import BankFile, Project

#: The schema that an editor reads to complete and underline a file of the bank.
SCHEMA: Final = "quiz/schema.json"
#: What Markdown adds to the words of a summary: links, strong words.
_MARKUP: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)|\*\*")


@dataclass(frozen=True, slots=True)
class _Cited:
    citation: Citation
    file: BankFile
    scenario: int
    route: tuple[str | int, ...]

    def place(self, *route: str) -> Place:
        return self.file.place(self.scenario, *self.route, *route)


def group_of_a_section(project: Project) -> Iterator[Problem]:
    """A group has the id of a title of the policy, and its file has the same name."""
    text = project.policy.text(project.policy.official)
    titles = [unit.id for unit in text.units if unit.level]
    for file in project.bank_files:
        if file.group is None:
            continue
        name = PurePosixPath(file.path).stem
        place = file.tree.place("group")
        if file.group.group != name:
            yield Problem.at(place, "group-file-name", group=file.group.group, name=name)
        elif name not in titles:
            near = get_close_matches(name, titles, 1) or titles
            yield Problem.at(place, "group-unknown", group=name, suggestion=", ".join(near))


def group_has_a_page(project: Project) -> Iterator[Problem]:
    """A group of a section has its page: its questions lead there from other pages."""
    official = project.settings.official.code
    text = project.policy.text(official)
    for file in project.bank_files:
        if file.group is None or file.group.group not in text:
            continue
        page = f"{project.settings.identity.names.pages.quiz}/{file.group.group}.md"
        if not project.settings.page(official, page).exists():
            place, path = file.tree.place("group"), f"docs/{official}/{page}"
            yield Problem.at(place, "group-page-missing", group=file.group.group, page=path)


def scenario_id_once(project: Project) -> Iterator[Problem]:
    """A scenario's id stands once in the whole bank."""
    first: dict[str, Place] = {}
    for file, rank, scenario in _scenarios(project):
        place = file.place(rank, "id")
        if scenario.id in first:
            yield Problem.at(
                place, "scenario-twice", scenario=scenario.id, first=first[scenario.id]
            )
        first.setdefault(scenario.id, place)


def option_id_once(project: Project) -> Iterator[Problem]:
    """An option's id stands once in its scenario."""
    for file, rank, scenario in _scenarios(project):
        seen: set[str] = set()
        for number, option in enumerate(scenario.options):
            if option.id in seen:
                place = file.place(rank, "options", number, "id")
                yield Problem.at(place, "option-twice", option=option.id)
            seen.add(option.id)


def best_options(project: Project) -> Iterator[Problem]:
    """A `single` scenario has exactly one best option; a `multiple` one has two or more."""
    for file, rank, scenario in _scenarios(project):
        best = sum(option.verdict is Verdict.BEST for option in scenario.options)
        place = file.place(rank, "options")
        if best == 0:
            yield Problem.at(place, "scenario-without-best", scenario=scenario.id)
        elif scenario.type is Type.SINGLE and best > 1:
            yield Problem.at(place, "scenario-several-best", scenario=scenario.id, number=best)
        elif scenario.type is Type.MULTIPLE and best < 2:
            yield Problem.at(place, "scenario-one-best", scenario=scenario.id)


def acceptable_cites(project: Project) -> Iterator[Problem]:
    """An `acceptable` option quotes the words that leave room for it."""
    for file, rank, scenario in _scenarios(project):
        for number, option in enumerate(scenario.options):
            if option.verdict is Verdict.ACCEPTABLE and not option.cites:
                place = file.place(rank, "options", number)
                yield Problem.at(place, "acceptable-without-citation", option=option.id)


def cited_unit_exists(project: Project) -> Iterator[Problem]:
    """A cited unit exists."""
    text = project.policy.text(project.policy.official)
    for cited in _citations(project):
        unit = cited.citation.unit
        if unit not in text:
            near = get_close_matches(unit, [known.id for known in text.units], 3)
            yield Problem.at(
                cited.place("unit"),
                "citation-unit-unknown",
                unit=unit,
                suggestion=", ".join(near) or "courtoisie-1",
            )


def quote_stands_in_unit(project: Project) -> Iterator[Problem]:
    """A quote is found word for word in the unit that it cites, in each language."""
    for cited, language, quote, unit in _quotes(project):
        if not quotes(unit, quote):
            yield Problem.at(
                cited.place("quote", language),
                "citation-quote-not-found",
                quote=quote,
                unit=unit.id,
                source=Place(f"docs/{language}/{unit.page}", unit.line, unit.column),
            )


def quote_marks_its_passage(project: Project) -> Iterator[Problem]:
    """The link of a quote marks it in its passage: the same words stand nowhere before it on the page."""
    for cited, language, quote, unit in _quotes(project):
        page = project.pages.get((language, unit.page))
        if page is None or not quotes(unit, quote):
            continue
        before = [one for one in page.scan.elements if one.line < unit.line]
        words = (_MARKUP.sub(r"\1", one.text) for one in before)
        for rank in mark(unit.text, quote).places(words):
            yield Problem.at(
                cited.place("quote", language),
                "citation-marked-elsewhere",
                severity=Severity.WARNING,
                quote=quote,
                source=page.place(before[rank].line, before[rank].column),
            )


def every_language(project: Project) -> Iterator[Problem]:
    """Each text of the bank stands in every shipped language, and in no unknown one."""
    shipped = [language.code for language in project.settings.shipped]
    known = [language.code for language in project.settings.languages]
    for file in project.bank_files:
        if file.group is None:
            continue
        yield from _languages(file.tree.place("title"), file.group.title, shipped, known)
        for rank, scenario in enumerate(file.group.scenarios):
            for route, localized in _localized(scenario):
                yield from _languages(file.place(rank, *route), localized, shipped, known)


def schema_current(project: Project) -> Iterator[Problem]:
    """`quiz/schema.json`, where there is one, is what the model generates today."""
    path = project.settings.root / SCHEMA
    if path.is_file() and path.read_text(encoding="utf-8") != schema():
        yield Problem.at(Place(SCHEMA), "schema-stale")


def _languages(
    place: Place, localized: Mapping[str, str], shipped: list[str], known: list[str]
) -> Iterator[Problem]:
    for language in shipped:
        if language not in localized:
            yield Problem.at(place, "language-missing", language=language)
    for language in localized:
        if language not in known:
            yield Problem.at(place, "language-unknown", language=language, known=", ".join(known))


def _localized(scenario: Scenario) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, str]]]:
    yield ("situation",), scenario.situation
    yield ("question",), scenario.question
    for number, citation in enumerate(scenario.cites):
        yield ("cites", number, "quote"), citation.quote
    for rank, option in enumerate(scenario.options):
        yield ("options", rank, "text"), option.text
        yield ("options", rank, "feedback"), option.feedback
        for number, citation in enumerate(option.cites):
            yield ("options", rank, "cites", number, "quote"), citation.quote


def _scenarios(project: Project) -> Iterator[tuple[BankFile, int, Scenario]]:
    for file in project.bank_files:
        if file.group:
            for rank, scenario in enumerate(file.group.scenarios):
                yield file, rank, scenario


def _citations(project: Project) -> Iterator[_Cited]:
    for file, rank, scenario in _scenarios(project):
        for number, citation in enumerate(scenario.cites):
            yield _Cited(citation, file, rank, ("cites", number))
        for index, option in enumerate(scenario.options):
            for number, citation in enumerate(option.cites):
                yield _Cited(citation, file, rank, ("options", index, "cites", number))


def _quotes(project: Project) -> Iterator[tuple[_Cited, str, str, Unit]]:
    """Yield each quote with its language and the unit that it cites, when there is one."""
    for cited in _citations(project):
        for language, quote in cited.citation.quote.items():
            text = project.policy.texts.get(language)
            if text is not None and cited.citation.unit in text:
                yield cited, language, quote, text.unit(cited.citation.unit)
