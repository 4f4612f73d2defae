"""Rules on the `///` blocks and `{{ values }}` of a page, which the Markdown parser ignores in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from cadre.checks import readability
from cadre.model.blocks import (
    ALL,
    AT_A_GLANCE,
    BLOCKS,
    MOST_WORDS,
    ONE,
    PASSAGE,
    POINTS,
    QUICK,
    VALUE,
    VALUES,
    Step,
    Takes,
)
from cadre.model.diagnostics import Place, Problem, Severity
from cadre.model.policy import quotes
from cadre.reading import Page, Project
from cadre.reading.grammar import Element, Fence

_LINKED: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
#: Between backticks, Markdown shows what is written.
_CODE: Final = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_LINK: Final = re.compile(r"\]\((?P<page>[^)#\s]*)#(?P<unit>[^)\s]+)\)")


def block_known(project: Project) -> Iterator[Problem]:
    """A block has a name that exists."""
    for page, fence in _fences(project):
        if fence.name not in BLOCKS:
            near = get_close_matches(fence.name, BLOCKS, 1) or sorted(BLOCKS)
            yield Problem.at(
                page.place(fence.line, fence.column),
                "block-unknown",
                block=fence.name,
                suggestion=", ".join(near),
            )


def block_closed(project: Project) -> Iterator[Problem]:
    """A block is closed by a line of as many slashes as opened it."""
    for page, fence in _fences(project):
        if not fence.closed:
            yield Problem.at(
                page.place(fence.line, fence.column),
                "block-unclosed",
                block=fence.name,
                slashes="/" * fence.slashes,
            )


def block_argument(project: Project) -> Iterator[Problem]:
    """A block that names something has an argument, and what it names exists."""
    for page, fence in _fences(project):
        block = BLOCKS.get(fence.name)
        place = page.place(fence.line, fence.column)
        if block is None:
            continue
        if block.takes is Takes.NOTHING:
            if fence.argument:
                yield Problem.at(place, "block-argument-unwanted", block=fence.name)
        elif not fence.argument:
            yield Problem.at(place, f"block-{block.takes}-missing", block=fence.name)
        else:
            yield from _ARGUMENTS[block.takes](project, page, fence)


def _unit_argument(project: Project, page: Page, fence: Fence) -> Iterator[Problem]:
    owner, unit = project.policy_of(fence.argument)
    if unit not in owner.policy.text(owner.policy.official):
        place = page.place(fence.line, fence.column)
        yield Problem.at(place, "block-unit-unknown", unit=fence.argument)


def _form_argument(project: Project, page: Page, fence: Fence) -> Iterator[Problem]:
    text = project.policy.text(project.policy.official)
    forms = [unit.id for one in project.policy.forms for unit in text.page(one.page)[:1]]
    if fence.argument not in forms:
        place = page.place(fence.line, fence.column)
        known = ", ".join(forms) or "demande"
        yield Problem.at(place, "block-form-unknown", form=fence.argument, suggestion=known)


def _step_argument(_: Project, page: Page, fence: Fence) -> Iterator[Problem]:
    if fence.argument not in list(Step):
        place = page.place(fence.line, fence.column)
        known = ", ".join(Step)
        yield Problem.at(place, "block-step-unknown", step=fence.argument, suggestion=known)


def block_options(project: Project) -> Iterator[Problem]:
    """A block has the options that it needs, and no other."""
    for page, fence in _fences(project):
        block = BLOCKS.get(fence.name)
        if block is None:
            continue
        place = page.place(fence.line, fence.column)
        for option in fence.options.keys() - set(block.options) - set(block.optional):
            yield Problem.at(place, "block-option-unknown", block=fence.name, option=option)
        for option in block.options:
            if not fence.options.get(option):
                yield Problem.at(place, "block-option-missing", block=fence.name, option=option)


def passage_quote(project: Project) -> Iterator[Problem]:
    """What a `passage` block quotes stands word for word in the unit that it names."""
    for page, fence in _fences(project):
        owner, name = project.policy_of(fence.argument)
        text = owner.policy.text(page.language)
        quote = fence.options.get("quote", "")
        if fence.name == PASSAGE.name and quote and name in text:
            unit = text.unit(name)
            if not quotes(unit, quote):
                place = page.place(fence.line, fence.column)
                yield Problem.at(place, "passage-quote", unit=unit.id, quote=quote)


def summary_points(project: Project) -> Iterator[Problem]:
    """An at-a-glance summary has 1 to 5 points, and the first one links to the unit that it sums up.

    A point without a link sums up the same unit as the one before it.
    """
    low, high = POINTS
    for page, fence, points in _summaries(project):
        if not low <= len(points) <= high:
            place = page.place(fence.line, fence.column)
            yield Problem.at(place, "summary-points", low=low, high=high)
        if points and not _LINK.search(points[0].text):
            place = page.place(points[0].line, points[0].column)
            yield Problem.at(place, "summary-without-link")


def summary_brief(project: Project) -> Iterator[Problem]:
    """An at-a-glance summary has 40 words at the most, and half of the words of the text it sums up."""
    for page, fence, points in _summaries(project):
        words = _count(_LINKED.sub(r"\1", point.text) for point in points)
        whole = _count(unit.text for unit in project.policy.text(page.language).page(page.page))
        place = page.place(fence.line, fence.column)
        if words > MOST_WORDS:
            yield _warning(place, "summary-long", words=words, most=MOST_WORDS)
        elif words * 2 > whole:
            yield _warning(place, "summary-of-little", words=words, whole=whole)


def summary_links_once(project: Project) -> Iterator[Problem]:
    """An at-a-glance summary links to a unit once."""
    for page, _, points in _summaries(project):
        seen: set[str] = set()
        for point in points:
            for link in _LINK.finditer(point.text):
                if link["unit"] in seen:
                    place = page.place(point.line, point.column)
                    yield _warning(place, "summary-link-twice", unit=link["unit"])
                seen.add(link["unit"])


def _count(texts: Iterable[str]) -> int:
    return sum(len(readability.words(text)) for text in texts)


def _warning(place: Place, code: str, **details: object) -> Problem:
    return Problem.at(place, code, severity=Severity.WARNING, **details)


def _summaries(project: Project) -> Iterator[tuple[Page, Fence, list[Element]]]:
    for page, fence in _fences(project):
        if fence.name == AT_A_GLANCE.name:
            inside = [element for element in page.scan.elements if element.fence == fence]
            yield page, fence, [element for element in inside if element.item]


def linked_unit(project: Project) -> Iterator[Problem]:
    """A link of an at-a-glance summary leads to a unit that exists."""
    text = project.policy.text(project.policy.official)
    for page in project.pages.values():
        for element in page.scan.elements:
            if element.fence and element.fence.name == AT_A_GLANCE.name:
                for link in _LINK.finditer(element.text):
                    if link["unit"] not in text:
                        place = page.place(element.line, element.column)
                        yield Problem.at(place, "link-unit-unknown", unit=link["unit"])


def value_known(project: Project) -> Iterator[Problem]:
    """A `{{ name }}` names a value that exists, unless it stands in code."""
    for page in project.pages.values():
        for number, line in enumerate(page.body.splitlines(), page.body_line):
            code = [found.span() for found in _CODE.finditer(line)]
            for match in VALUE.finditer("" if number in page.scan.code else line):
                literal = any(start < match.start() < end for start, end in code)
                if match[1] not in VALUES and not literal:
                    near = get_close_matches(match[1], VALUES, 1) or VALUES
                    yield Problem.at(
                        page.place(number, match.start() + 1),
                        "value-unknown",
                        value=match[1],
                        suggestion=", ".join(near),
                    )


def _quiz_argument(project: Project, page: Page, fence: Fence) -> Iterator[Problem]:
    place = page.place(fence.line, fence.column)
    groups = _groups(project)
    if fence.argument in (QUICK, ALL) or fence.argument in groups:
        return
    word, _, scenario = fence.argument.partition(" ")
    if word == ONE:
        known = [known.id for known in project.bank.all()]
        if scenario.strip() not in known and not _broken(project):
            near = get_close_matches(scenario, known, 3)
            yield Problem.at(
                place,
                "block-scenario-unknown",
                scenario=scenario.strip(),
                suggestion=", ".join(near or known[:3]),
            )
    else:
        yield Problem.at(
            place, "block-group-unknown", group=fence.argument, suggestion=", ".join(sorted(groups))
        )


_ARGUMENTS: Final = {
    Takes.UNIT: _unit_argument,
    Takes.FORM: _form_argument,
    Takes.STEP: _step_argument,
    Takes.QUIZ: _quiz_argument,
}


def _groups(project: Project) -> set[str]:
    """Return the groups that have a file, even one that cannot be read: it has its own message."""
    named = {group.group for group in project.bank.groups}
    return named | {
        file.path.removeprefix(f"{project.settings.quiz}/").removesuffix(".yml")
        for file in project.bank_files
    }


def _broken(project: Project) -> bool:
    return any(file.problems for file in project.bank_files)


def _fences(project: Project) -> Iterator[tuple[Page, Fence]]:
    for page in project.pages.values():
        for fence in page.scan.fences:
            yield page, fence
