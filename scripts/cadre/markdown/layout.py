"""Units → elements, on their page as in the full text: literal words, an anchor, a quiet permalink.

Each stands in what holds it: an item in its list, a list in its item, a row in its table.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Final

from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.terms import Links
from cadre.markdown.words import put
from cadre.model.policy import Kind, Unit
from cadre.model.runs import Runs, Style

#: The elements of each kind, and what holds them side by side; the others are paragraphs.
_HELD: Final = {
    Kind.TERM: ("dt", "dl"),
    Kind.DEFINITION: ("dd", "dl"),
    Kind.QUOTATION: ("p", "blockquote"),
}
_ROWS: Final = (Kind.HEADER, Kind.ROW)


def permalink(unit: Unit, context: Context) -> etree.Element:
    """Return the link of a unit to itself; its label names the passage, its sign is in the style."""
    label = context.words("unit.link", name=context.name(unit))
    kind = " unit-link--title" if unit.kind is Kind.TITLE else ""
    return etree.Element(
        "a", {"class": f"unit-link{kind}", "href": f"#{unit.id}", "aria-label": label}
    )


class Layout:
    """Puts units into an element, one after the other."""

    def __init__(self, root: etree.Element, links: Links, context: Context) -> None:
        self.root = root
        self.links = links
        self.context = context
        self.items: list[etree.Element] = []

    def add(self, unit: Unit, level: int) -> None:
        """Put the next unit; `level` is that of a title."""
        if unit.kind is Kind.TITLE:
            self.items.clear()
            self._title(unit, level)
        elif unit.kind is Kind.ITEM:
            del self.items[max(unit.depth, 1) - 1 :]
            item = sub(_list(self._here, unit), "li")
            self.links.put(self._fill(item, unit))
            self.items.append(item)
        else:
            del self.items[unit.depth :]
            if unit.kind in _ROWS:
                self._row(_table(self._here, unit), unit)
            else:
                tag, holder = _HELD.get(unit.kind, ("p", ""))
                place = _last(self._here, holder, {}) if holder else self._here
                self.links.put(self._fill(sub(place, tag), unit))

    @property
    def _here(self) -> etree.Element:
        return self.items[-1] if self.items else self.root

    def _fill(self, element: etree.Element, unit: Unit) -> etree.Element:
        """Make `element` the unit: its id, its words, its permalink inside it unless it is a title."""
        self._name(element, unit)
        if unit.marker:
            sub(element, "span", unit.marker, {"class": "unit-marker"})
            element[-1].tail = " "
        self._put(element, unit.parts[0], unit)
        if unit.kind is not Kind.TITLE:
            self._link(element, unit)
        return element

    def _put(self, element: etree.Element, runs: Runs, unit: Unit) -> etree.Element:
        for run in runs:
            place = element
            for style in run.styles:
                place = self._styled(place, style, run.target)
            if run.text:
                put(place, run.text, self.context, unit.language)
        return element

    def _styled(self, parent: etree.Element, style: Style, target: str) -> etree.Element:
        if style is Style.REFERENCE:
            note = self.context.text.unit(target)
            name = self.context.words("unit.reference", rank=note.marker)
            mark = sub(parent, "sup", attributes={"class": "unit-reference"})
            attributes = {"href": f"#{target}", "role": "doc-noteref", "aria-label": name}
            return sub(mark, "a", note.marker, attributes)
        attributes = {"href": target} if style is Style.LINK else {}
        return sub(parent, style.value, attributes=attributes)

    def _row(self, table: etree.Element, unit: Unit) -> None:
        head = unit.kind is Kind.HEADER
        row = self._name(sub(_last(table, "thead" if head else "tbody", {}), "tr"), unit)
        for runs in unit.parts:
            cell = sub(row, "th", attributes={"scope": "col"}) if head else sub(row, "td")
            self.links.put(self._put(cell, runs, unit))
        self._link(row[-1], unit)

    def _title(self, unit: Unit, level: int) -> None:
        self._fill(sub(self.root, f"h{min(level, 6)}"), unit)
        self._link(self.root, unit)

    def _name(self, element: etree.Element, unit: Unit) -> etree.Element:
        element.set("id", unit.id)
        element.set("class", f"unit unit--{unit.kind}")
        return element

    def _link(self, parent: etree.Element, unit: Unit) -> None:
        parent.append(permalink(unit, self.context))


class SheetLayout(Layout):
    """The same on a sheet to print, which repeats units that have their anchors elsewhere."""

    def _title(self, unit: Unit, level: int) -> None:
        # Not an `h2`: the table of contents would repeat its French words unmarked (SC 3.1.2).
        title = self._fill(sub(self.root, "p"), unit)
        title.set("role", "heading")
        title.set("aria-level", str(level))

    def _name(self, element: etree.Element, unit: Unit) -> etree.Element:
        element.set("class", f"unit--{unit.kind}")
        return element

    def _link(self, parent: etree.Element, unit: Unit) -> None:
        """Add nothing: paper has no links."""


def _last(parent: etree.Element, tag: str, attributes: dict[str, str]) -> etree.Element:
    """Return the last element of `parent` when it is such a one, else a new one."""
    last = parent[-1] if len(parent) else None
    same = last is not None and last.tag == tag and last.attrib == attributes
    return last if last is not None and same else sub(parent, tag, attributes=attributes)


def _list(parent: etree.Element, unit: Unit) -> etree.Element:
    """Return the list of an item: where items begin with their own markers, the browser adds none.

    Never an `ol`: without a style sheet, it would number the items again. Its role stays when it has no bullets.
    """
    return _last(parent, "ul", {"class": "unit-numbers", "role": "list"} if unit.marker else {})


def _table(parent: etree.Element, unit: Unit) -> etree.Element:
    """Return the table of a row: headings begin one, and so does a row of other cells.

    Without headings, words stand side by side in columns.
    """
    last = parent[-1] if len(parent) else None
    goes_on = last is not None and last.tag == "table" and unit.kind is Kind.ROW
    if last is not None and goes_on and len(last[0][0]) == len(unit.cells):
        return last
    name = "unit-table" if unit.kind is Kind.HEADER else "unit-columns"
    return sub(parent, "table", attributes={"class": name})
