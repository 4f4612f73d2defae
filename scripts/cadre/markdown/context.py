"""What the Markdown extensions are given: the project's data, and the page being rendered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import relpath
from typing import Final
from urllib.parse import urljoin

from cadre.markdown.addresses import inside
from cadre.model import bank as bank_model
from cadre.model import policy as policy_model
from cadre.model.bank import Bank, Group, Scenario
from cadre.model.figures import Figures
from cadre.model.lexicon import Term
from cadre.model.lines import labels
from cadre.model.places import Place, places
from cadre.model.policy import Kind, Policy, Unit
from cadre.model.search import Entry
from cadre.model.versions import Version
from cadre.reading.path import Essential
from cadre.reading.settings import Identity
from cadre.texts import Texts
from cadre.texts.phrases import Speech

#: Words a minute of an adult who reads to understand (Brysbaert 2019 gives 238 in silence, English).
WORDS_A_MINUTE: Final = 200
#: Stands for the site while it has no address: a name that is never one (RFC 6761).
_NO_ADDRESS: Final = "https://site.invalid/"
#: What a title begins with that is only its rank, « 1- », « 2. »; `4.1.1` is a number of its own.
_RANK: Final = re.compile(r"^\d+\s*[-–.]+\s+")
_ARTICLE: Final = re.compile(r"\d+(?:\.\d+)+\.?")


@dataclass(frozen=True, slots=True)
class PageInfo:
    """The page being rendered: its path in the language's folder, and its address in the site."""

    page: str
    language: str
    official: bool = False
    root: str = "."
    url: str = ""


@dataclass
class Context:
    """The data that blocks and units are rendered from; `page` changes from page to page.

    `pictograms` are the names of the drawings of pages that have one. `storage_page` is the page that holds the block of that name, if one does. `checking` is the public address of the page where a code is checked. By language: `terms` are the words explained, `essentials` each section in short, and `path_words` the words
    of the whole way. `entries` are what the search offers, by language and page, as the pages are rendered.
    `home` is where the policy begins. Of several policies, `parts` are the data of each, by folder, and `stores` what
    begins the names of what the browser keeps, of the site and of each.
    """

    policy: Policy
    bank: Bank
    versions: tuple[Version, ...]
    identity: Identity
    texts: Mapping[str, Texts]
    site_url: str = ""
    figures: Figures | None = None
    storage_page: str = ""
    checking: str = ""
    pictograms: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    essentials: Mapping[str, tuple[Essential, ...]] = field(default_factory=dict)
    path_words: Mapping[str, int] = field(default_factory=dict)
    page: PageInfo = field(default_factory=lambda: PageInfo("index.md", ""))
    entries: dict[tuple[str, str], tuple[Entry, ...]] = field(default_factory=dict)
    home: str = "index.md"
    stores: tuple[str, ...] = ()
    parts: Mapping[str, Context] = field(default_factory=dict)

    def of_unit(self, argument: str) -> tuple[Context, str]:
        """Return whose unit an argument names, with the same page open, and the unit: `telephone/objet-1`."""
        folder, _, unit = argument.rpartition("/")
        if folder not in self.parts:
            return self, argument
        part = self.parts[folder]
        part.page = self.page
        return part, unit

    @property
    def language(self) -> str:
        """The language of the page being rendered."""
        return self.page.language

    @property
    def text(self) -> policy_model.Text:
        """The policy in the language of the page being rendered."""
        return self.policy.text(self.language)

    @property
    def words(self) -> Texts:
        """The interface's words in the language of the page being rendered."""
        return self.texts[self.language]

    @property
    def official_words(self) -> Texts:
        """The interface's words in the official language."""
        return self.texts[self.policy.official]

    def speech(self) -> Speech:
        """Return how the adopted document is named in the language of the page being rendered."""
        known = self.identity
        return Speech(known.document, self.language, self.policy.official, known.resolution)

    def link(self, page: str, anchor: str = "") -> str:
        """Return the way from the page being rendered to another Markdown page."""
        target = (
            "" if page == self.page.page else relpath(page, PurePosixPath(self.page.page).parent)
        )
        return f"{target}#{anchor}" if anchor else target

    def address(self, page: str) -> str:
        """Return the address, from the page being rendered, of another page as the site serves it."""
        folder = "" if self.language == self.policy.official else f"{self.language}/"
        return f"{self.page.root}/{folder}{inside(page)}"

    def quiz_page(self, group: str) -> str:
        """Return the page of a group of questions."""
        return f"{self.identity.names.pages.quiz}/{group}.md"

    def unit_link(self, unit: Unit) -> str:
        """Return the way from the page being rendered to a unit."""
        return self.link(unit.page, unit.id)

    def heading(self, unit: Unit) -> str:
        """Return the words of the title above a unit, without its rank: an article keeps its number whole."""
        return _RANK.sub("", self.text.heading_of(unit).text)

    @property
    def titles(self) -> Mapping[str, str]:
        """What readers call each section in the language of the page being rendered, by page."""
        return {one.title.page: one.name for one in self.essentials.get(self.language, ())}

    def name(self, unit: Unit) -> str:
        """Return how readers call a unit: « Courtoisie, paragraphe 1 », « Sanctions, art. 4.1.1, point a) »."""
        above = self.text.item_above(unit)
        heading = self.name(above) if above else self.heading(unit)
        if unit.kind is Kind.TITLE:
            return self.words("unit.title", heading=heading)
        kind = "article" if _ARTICLE.fullmatch(unit.marker) else unit.kind
        known = {one.unit.id: one for one in places(self.text, unit.page)}
        place = known.get(unit.id, Place(unit, "1"))
        key = "unit.item-under" if place.paragraph and kind == Kind.ITEM else f"unit.{kind}"
        return self.words(key, heading=heading, rank=place.rank, paragraph=place.paragraph)

    def called(self, unit: Unit) -> str:
        """Return how readers call a unit, with its policy's name where the page is not one of that policy's."""
        folder = self.home.removesuffix("index.md")
        if self.page.page.startswith(folder):
            return self.name(unit)
        policy = self.identity.document.shortened(self.language)
        return self.words("search.of-policy", policy=policy, title=self.name(unit))

    def date(self, iso: str, language: str = "") -> str:
        """Return an ISO date in words, in the language of the page unless another is named."""
        return self.texts[language or self.language].date(iso)

    def quoted(self, words: str, language: str) -> str:
        """Return some words between the quotation marks of a language."""
        say = self.texts[language]
        return f"{say('quote.open')}{words}{say('quote.close')}"

    def minutes(self, scenarios: tuple[Scenario, ...]) -> int:
        """Return the minutes that some scenarios take, from their words."""
        return _minutes(bank_model.words(scenarios, self.language))

    def size(self, group: Group) -> str:
        """Return how many questions a group has, and the minutes that they take."""
        number = len(group.scenarios)
        return self.words.count("quiz.group", number, minutes=self.minutes(group.scenarios))

    def printed(self, href: str) -> str:
        """Return the address that paper gives of a link of the page; nothing within the page.

        It is from the site's root while the site has no address of its own.
        """
        if not href or href.startswith("#"):
            return ""
        base = self.site_url or _NO_ADDRESS
        whole = urljoin(urljoin(base, self.page.url), href).partition(":~:")[0]
        if whole.split("#")[0] == urljoin(base, self.page.url):
            return ""
        return whole.removesuffix("#").removeprefix(_NO_ADDRESS)

    @property
    def values(self) -> Mapping[str, str]:
        """The values that `{{ name }}` stands for."""
        quick, whole = self.bank.quick(), self.bank.all()
        short = sum(one.words for one in self.essentials.get(self.language, ()))
        lines = len(tuple(labels(self.policy.signed)))
        return {
            "version": self.date(self.identity.version),
            "resolution": self.identity.resolution,
            "adopted": self.words.phrases.get("named-adopted", ""),
            "title": self.policy.title(self.language),
            "organisation": self.identity.organisation,
            "principle-count": self._number(len(self.policy.principles)),
            "signature-lines": self.words.count("lines", lines, written=self._number(lines))
            if lines
            else self.words("lines.none"),
            **self._time("reading", _minutes(self.path_words.get(self.language, 0))),
            **self._time("short-reading", _minutes(short)),
            **self._size("quick-quiz", quick),
            **self._size("whole-quiz", whole),
        }

    def _size(self, name: str, scenarios: tuple[Scenario, ...]) -> Mapping[str, str]:
        """Return how many questions there are, alone and in words, and how long they take."""
        number = len(scenarios)
        size = {
            f"{name}-count": str(number),
            f"{name}-size": self.words.count("step.questions", number),
        }
        return size | self._time(name, self.minutes(scenarios))

    def _time(self, name: str, minutes: int) -> dict[str, str]:
        """Return some minutes, alone and in words: « environ 1 minute »."""
        words = self.words.count("step.minutes", minutes)
        return {f"{name}-minutes": str(minutes), f"{name}-time": words}

    def _number(self, number: int) -> str:
        """Return a number as it is written in a sentence: in letters when it is small."""
        written, key = self.words.also("paper"), f"number.{number}"
        return written(key) if key in written else str(number)

    def dated(self, key: str) -> str:
        """Return a text of the interface that names the version."""
        return self.words(key, version=self.date(self.identity.version))


def _minutes(words: int) -> int:
    return max(1, round(words / WORDS_A_MINUTE))
