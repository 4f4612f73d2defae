"""The policy's text as units, in each language: pure data, no input or output.

A *unit* is a title, a paragraph, a list item, a line to sign, a row of a table, a term or its definition, a
quotation or a note, with an id that all languages share.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from cadre.model.runs import Run, Runs

_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+(?=[«“\"A-ZÀ-ÖØ-ÝŒ])")
#: How many characters of the version code are shown to readers, and the fewest that `--verify` takes.
SHORT_CODE: Final = 10


class Kind(StrEnum):
    """What a unit is in the document."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SIGNATURE = "signature"
    HEADER = "header"
    ROW = "row"
    TERM = "term"
    DEFINITION = "definition"
    QUOTATION = "quotation"
    NOTE = "note"
    FIELD = "field"


class Role(StrEnum):
    """What a page of the policy's text is in the document, as its front matter declares it."""

    COVER = "cover"
    PREAMBLE = "preamble"
    SECTION = "section"
    PRINCIPLE = "principle"
    SIGNED = "signed"
    FORM = "form"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Unit:
    r"""One unit of the text in one language.

    `level` is the heading level in its page (1 to 6) of a title, 0 for the other kinds; `language` is
    that of the words, which differs from the page's for a name that is never translated. `marker` is what the
    text begins with (`a)`, `4.1.1`), `depth` how many lists it stands in, its own included; `cells` are those
    of a row, whose text is all of them between bars. A line break of the text is a `\n`. `runs` are the words
    with their presentation, where they have one: those of each cell, else one for the whole.
    """

    id: str
    kind: Kind
    text: str
    page: str
    line: int
    column: int = 1
    level: int = 0
    language: str = ""
    marker: str = ""
    depth: int = 0
    cells: tuple[str, ...] = ()
    runs: tuple[Runs, ...] = ()

    @property
    def parts(self) -> tuple[Runs, ...]:
        """Its cells, or its words without its marker, as they are shown."""
        return self.runs or tuple((Run(words),) for words in self.cells or (self.words,))

    @property
    def words(self) -> str:
        """Its text without its marker."""
        return self.text.removeprefix(self.marker).lstrip() if self.marker else self.text


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the policy's text: its file (the same in each language) and its place in the whole.

    `depth` is the heading level that the page's first title has in the full text.
    """

    page: str
    depth: int
    role: Role = Role.SECTION


@dataclass(frozen=True)
class Text:
    """The whole text in one language: units in the order of the navigation."""

    language: str
    units: tuple[Unit, ...]
    _by_id: dict[str, Unit] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {unit.id: unit for unit in reversed(self.units)})

    def __contains__(self, unit_id: object) -> bool:
        return unit_id in self._by_id

    def unit(self, unit_id: str) -> Unit:
        """Return the unit with this id; raises KeyError."""
        return self._by_id[unit_id]

    def page(self, page: str) -> tuple[Unit, ...]:
        """Return the units of one page, in order."""
        return tuple(unit for unit in self.units if unit.page == page)

    def item_above(self, unit: Unit) -> Unit | None:
        """Return the item that holds `unit`, if one does."""
        depth = unit.depth - (unit.kind is Kind.ITEM)
        found: Unit | None = None
        for other in self.units if depth else ():
            if other is unit:
                return found
            if other.page == unit.page and other.depth <= depth:
                held = other.kind is Kind.ITEM and other.depth == depth
                found = other if held else found if other.depth == depth else None
        return None

    def heading_of(self, unit: Unit) -> Unit:
        """Return the title under which `unit` stands; a title stands under itself."""
        heading = unit
        for other in self.units:
            if other.kind is Kind.TITLE and other.page == unit.page:
                heading = other
            if other is unit:
                break
        return heading


@dataclass(frozen=True)
class Policy:
    """The policy in each language; `official` is that of the adopted text, `titles` are those declared."""

    official: str
    sections: tuple[Section, ...]
    texts: Mapping[str, Text]
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def principles(self) -> tuple[Section, ...]:
        """The pages that say that they are principles."""
        return tuple(section for section in self.sections if section.role is Role.PRINCIPLE)

    @property
    def forms(self) -> tuple[Section, ...]:
        """The pages that say that they are forms to fill in, other than the consent page."""
        return tuple(section for section in self.sections if section.role is Role.FORM)

    @property
    def signed(self) -> tuple[Unit, ...]:
        """The official units of the page that says that it is signed: the consent page."""
        return self._with_role(self.official, Role.SIGNED)

    def title(self, language: str) -> str:
        """Return how the document is called in a language: as declared, else the first words of its cover."""
        return self.titles.get(language) or next((unit.text for unit in self.opening(language)), "")

    def opening(self, language: str) -> tuple[Unit, ...]:
        """Return the units of the cover in a language; the whole text when no page says that it is one."""
        return self._with_role(language, Role.COVER) or self.text(language).units

    def _with_role(self, language: str, role: Role) -> tuple[Unit, ...]:
        pages = (section.page for section in self.sections if section.role is role)
        return next((self.text(language).page(page) for page in pages), ())

    def text(self, language: str) -> Text:
        """Return the text in one language; raises KeyError."""
        return self.texts[language]

    @property
    def code(self) -> str:
        """The text version code of the official text, 64 hexadecimal characters."""
        return fingerprint(self.texts[self.official].units)


def normalise(text: str) -> str:
    """Return `text` in NFC, white space folded, no-break spaces as plain spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fingerprint(units: Iterable[Unit]) -> str:
    r"""Return the SHA-256 of the units' texts in order, UTF-8, one a line ended by `\n`.

    Ids are left out: renaming an anchor is not a new version.
    """
    lines = "".join(f"{normalise(unit.text)}\n" for unit in units)
    return hashlib.sha256(lines.encode()).hexdigest()


def quotes(unit: Unit, quote: str) -> bool:
    """Say whether `quote` stands word for word in `unit`, white space aside."""
    wanted = normalise(quote)
    return bool(wanted) and wanted in normalise(unit.text)


def sentences(text: str) -> tuple[str, ...]:
    """Cut a unit's normalised text into sentences: after `.`, `!`, `?` or `…`, before a capital or `«`."""
    return tuple(_SENTENCE_END.split(normalise(text)))


def words(units: Iterable[Unit]) -> int:
    """Count the words of some units."""
    return sum(len(unit.text.split()) for unit in units)


def page_hash(body: str) -> str:
    """Return the short hash of a page's text, which its translation records: 12 characters."""
    return hashlib.sha256(normalise(body).encode()).hexdigest()[:12]
