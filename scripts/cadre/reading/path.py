"""What a reader meets on the way through the policy: the short way in our summaries, and the words of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cadre.model import bank as bank_model
from cadre.model.bank import Bank
from cadre.model.blocks import AT_A_GLANCE, ONE, QUIZ
from cadre.model.policy import Kind, Policy, Text, Unit
from cadre.reading.grammar import Element, Fence
from cadre.reading.pages import Page

Pages = Mapping[tuple[str, str], Page]
_LINK: Final = re.compile(r"\[(?P<words>[^\]]*)\]\((?:[^)#]*#(?P<unit>[^)\s]+))?[^)]*\)")
#: What a section in short leaves out: its titles, and the lines that a hand fills in.
_UNSPOKEN: Final = (Kind.TITLE, Kind.SIGNATURE, Kind.FIELD)
_STRONG: Final = re.compile(r"(\*\*|__)(?P<words>.+?)\1")


@dataclass(frozen=True, slots=True)
class Essential:
    """A section of the policy in short: the points of its summary, or its own units when it has none.

    `name` is what readers call its page.
    """

    name: str
    title: Unit
    points: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def words(self) -> int:
        """How many words a reader reads."""
        shown = [self.title.text, *self.points, *(unit.text for unit in self.units)]
        return sum(len(text.split()) for text in shown)


def points(page: Page) -> tuple[str, ...]:
    """Return the points of a page's at-a-glance summary, without their links."""
    return tuple(_plain(element.text) for element in _summary(page))


def essentials(pages: Pages, policy: Policy, language: str) -> tuple[Essential, ...]:
    """Return every section in short, in the order of the navigation."""
    text = policy.text(language)
    found = ((text.page(one.page), pages.get((language, one.page))) for one in policy.sections)
    return tuple(_essential(text, units, page) for units, page in found if units and page)


def words(pages: Pages, policy: Policy, bank: Bank, language: str) -> int:
    """Count what is read on the way through every section: its text, its notes and its scenario.

    What is folded or read on demand is not on the way: summary, meanings of words.
    """
    read = (pages.get((language, section.page)) for section in policy.sections)
    return sum(_words(page, bank, language) for page in read if page)


def _words(page: Page, bank: Bank, language: str) -> int:
    text = sum(
        len(_plain(element.text).split())
        for element in page.scan.elements
        if element.fence is None or element.fence.name not in (QUIZ.name, AT_A_GLANCE.name)
    )
    return text + sum(
        bank_model.words((scenario,), language)
        for fence in page.scan.fences
        for scenario in _scenario(fence, bank)
    )


def _scenario(fence: Fence, bank: Bank) -> Iterator[bank_model.Scenario]:
    word, _, name = fence.argument.partition(" ")
    if fence.name == QUIZ.name and word == ONE:
        yield from (one for one in bank.all() if one.id == name.strip())


def _essential(text: Text, units: tuple[Unit, ...], page: Page) -> Essential:
    summary, name = _summary(page), page.option("title")
    if not summary:
        # A title without its id is no unit yet: `check` says so.
        first = next((unit for unit in units if unit.kind is Kind.TITLE), units[0])
        return Essential(
            name or first.text,
            first,
            (),
            tuple(unit for unit in units if unit.kind not in _UNSPOKEN),
        )
    named = [match["unit"] for match in _LINK.finditer(summary[0].text) if match["unit"] in text]
    title = text.heading_of(text.unit(named[0]) if named else units[0])
    return Essential(name or title.text, title, points(page), ())


def _summary(page: Page) -> list[Element]:
    return [
        element
        for element in page.scan.elements
        if element.item and element.fence and element.fence.name == AT_A_GLANCE.name
    ]


def _plain(markdown: str) -> str:
    return _STRONG.sub(r"\g<words>", _LINK.sub(r"\g<words>", markdown))
