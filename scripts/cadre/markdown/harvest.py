"""What a page offers to the search, taken from its elements once they are finished."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final

from markdown.treeprocessors import Treeprocessor

from cadre.markdown.context import Context
from cadre.model.blocks import ALL, ONE, QUICK
from cadre.model.policy import Kind
from cadre.model.search import Entry, EntryKind

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEAVES: Final = ("p", "li", "dt", "dd", "td", "th", "legend", "label", "summary", "caption")
#: What says nothing of its own: ways to passages, who speaks, meanings that stand in the glossary.
_SILENT: Final = frozenset({"unit-link", "voice", "aside--terms"})
#: What Python-Markdown leaves in place of HTML and escaped characters until the very end.
_UNIT: Final = "unit"
_LINKS: Final = frozenset({"unit-link", "unit-reference"})
_STASHED: Final = re.compile("\x02[^\x03]*\x03")


@dataclass
class _Place:
    """An entry being filled."""

    anchor: str
    title: str
    kind: EntryKind
    text: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    #: The words of a title of the policy, which name what stands under it.
    naming: str = ""

    def entry(self) -> Entry:
        return Entry(
            self.anchor,
            self.title,
            self.kind,
            " ".join(self.text),
            " ".join(dict.fromkeys(self.more)),
        )


class HarvestTreeprocessor(Treeprocessor):
    """Keep the entries of the page in the context: they become the search index."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def run(self, root: etree.Element) -> None:
        """Read the tree, and change nothing."""
        page = self.context.page
        places = _Harvest(self.context).read(root)
        self.context.entries[page.language, page.page] = tuple(_kept(places))


def _kept(places: list[_Place]) -> Iterator[Entry]:
    """Yield the entries that say something; a title goes with the text under it, or alone over other titles."""
    for place, following in zip_longest(places, places[1:]):
        entry = place.entry()
        if entry.text or entry.more:
            yield entry
        elif place.naming and following and following.naming:
            yield replace(entry, text=place.naming)
    if places and not any(place.text or place.more for place in places):
        yield replace(places[0].entry(), text=places[0].title)


class _Harvest:
    """One reading of one page."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.places: list[_Place] = []
        self.title = ""
        self.named: dict[str, list[str]] = {}

    def read(self, root: etree.Element) -> list[_Place]:
        self._walk(root)
        for place in self.places:
            place.more += self.named.pop(place.anchor, [])
        return self.places

    def _walk(self, parent: etree.Element) -> None:
        for element in parent:
            classes = element.get("class", "").split()
            if "data-search-exclude" in element.attrib or _SILENT.intersection(classes):
                continue
            named = next((name for name in _BLOCKS if name in classes), "")
            if named == "unit" and element.get("id") not in self.context.text:
                named = ""
            if named:
                _BLOCKS[named](self, element)
            else:
                self._plain(element)

    def _plain(self, element: etree.Element) -> None:
        """Read what Markdown makes by itself."""
        if element.tag in _HEADINGS:
            self._heading(element)
        elif element.tag == "blockquote" and not any(map(_is_unit, element)):
            self._here().more.append(words(element))
        elif element.tag in _LEAVES:
            self._here().text.append(words(element))
        else:
            self._walk(element)

    def _here(self) -> _Place:
        if not self.places:
            self.places.append(_Place("", "", EntryKind.PAGE))
        return self.places[-1]

    def _unit(self, element: etree.Element) -> None:
        unit = self.context.text.unit(element.get("id", ""))
        title = self.context.name(unit)
        place = _Place(unit.id, title, EntryKind.PASSAGE)
        if unit.kind is Kind.TITLE:
            place.naming = words(element)
        else:
            place.text.append(words(element))
        self.places.append(place)
        self._inside(element)

    def _inside(self, element: etree.Element) -> None:
        """Read the units that stand in another one."""
        for child in element:
            if _is_unit(child):
                self._unit(child)
            else:
                self._inside(child)

    def _heading(self, element: etree.Element) -> None:
        title = words(element)
        top = element.tag == "h1"
        self.title = title if top else self.title
        name = title if top or not self.title else f"{self.title} – {title}"
        self.places.append(_Place("" if top else element.get("id", ""), name, EntryKind.PAGE))

    def _summary(self, element: etree.Element) -> None:
        """A point is searched with the passage that it sums up, and opens there."""
        link = ""
        for point in element.iter("li"):
            link = next((one.get("href", "") for one in point.iter("a")), link)
            self.named.setdefault(link.partition("#")[2], []).append(words(point))

    def _note(self, element: etree.Element) -> None:
        """A note opens at the passage that it follows."""
        here = self._here()
        text = [words(one) for one in element.iter("p")][1:-1]
        self.places.append(_Place(here.anchor, here.title, EntryKind.NOTE, text))

    def _quiz(self, element: etree.Element) -> None:
        """Only the quiz of a group is searched: the others show the same questions again."""
        if element.get("data-quiz") in (ONE, QUICK, ALL):
            return
        for question in element.iter("div"):
            if question.get("class", "").split()[:1] == ["quiz__question"]:
                self._question(question)

    def _question(self, question: etree.Element) -> None:
        heading = next((one for one in question if one.tag in _HEADINGS), None)
        anchor = question.get("id", "") or (heading.get("id", "") if heading is not None else "")
        name = words(heading) if heading is not None else ""
        place = _Place(anchor, f"{self.title} – {name}" if name else self.title, EntryKind.QUIZ)
        place.text += [words(one) for one in question.findall("p")[:-1]]
        place.text += [words(one) for one in question.iter("legend")]
        # An option may be wrong: it is searched, and shown only beside the others.
        place.more += [words(one) for one in question.iter("label")]
        self.places.append(place)


#: How each of our own blocks is read, by class.
_BLOCKS: Final[dict[str, Callable[[_Harvest, etree.Element], None]]] = {
    "unit": _Harvest._unit,  # noqa: SLF001  the table is part of the class
    "aside--at-a-glance": _Harvest._summary,  # noqa: SLF001
    "aside--note": _Harvest._note,  # noqa: SLF001
    "quiz": _Harvest._quiz,  # noqa: SLF001
}


def _is_unit(element: etree.Element) -> bool:
    return _UNIT in element.get("class", "").split()


def words(element: etree.Element) -> str:
    """Return the words of an element, its permalink and what HTML left in it aside."""
    return " ".join(_STASHED.sub("", "".join(_text(element))).split())


def _text(element: etree.Element) -> Iterator[str]:
    """Yield the words of an element, those of the units in it aside: each is an entry of its own."""
    yield element.text or ""
    for rank, child in enumerate(element):
        classes = child.get("class", "").split()
        if child.tag == "br":
            yield " "
        elif rank and child.tag in ("td", "th"):
            yield " | "
        if not _LINKS.intersection(classes) and not _is_unit(child):
            yield from _text(child)
        yield child.tail or ""
