"""Pages of an adopted text brought to a new state of it: each passage that stays keeps its id and its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cadre.model.draft import Table, Title
from cadre.model.policy import Unit
from cadre.model.versions import Change
from cadre.moving import writing
from cadre.moving.ids import Ids, passages
from cadre.moving.matching import Passage, Step
from cadre.reading import Page
from cadre.reading.grammar import Element

#: A new title stands under that of its page: whether it begins a page is for the author to say.
_UNDER = 2


@dataclass
class _Edits:
    """What becomes of the lines of a page, by the rank of the first: others in their place, some after."""

    page: Page
    elements: Mapping[str, Element] = field(init=False)
    replaced: dict[int, tuple[int, list[str]]] = field(default_factory=dict)
    after: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.elements = {one.id: one for one in passages(self.page) if one.id}

    def rows(self, element: Element) -> tuple[int, int]:
        """Return the ranks of an element's first line and of the one after its last, its id included."""
        return element.line - self.page.body_line, element.end - self.page.body_line + 1

    def text(self) -> str:
        """Return the page's body."""
        lines = self.page.body.split("\n")
        found: list[str] = []
        row = 0
        while row < len(lines):
            end, new = self.replaced.get(row, (row + 1, [lines[row]]))
            added = self.after.get(end, [])
            empty = not (new or added) and found[-1:] in ([], [""]) and lines[end : end + 1] == [""]
            found += [*new, *added]
            row = end + empty  # one empty line is enough where a passage stood
        return "\n".join(found)


class Amendment:
    """The edits of a text's pages, and what changed, in the order of the new text."""

    def __init__(self, pages: Iterable[Page], ids: Ids) -> None:
        self.edits = {page.page: _Edits(page) for page in pages}
        self.ids = ids
        self.changes: list[Change] = []
        self.unplaced: list[str] = []

    def make(self, steps: Sequence[Step]) -> dict[str, str]:
        """Return the bodies of the pages that change, by the name of each."""
        before: Unit | None = None
        title = ""
        for step in steps:
            if step.old is not None:
                before = step.old
                title = before.id if before.level and step.new else title
                if step.changed:
                    self._change(before, step.new)
            elif step.new is not None:
                title = self._add(step.new, before, title)
        return {
            name: edits.text()
            for name, edits in self.edits.items()
            if edits.replaced or edits.after
        }

    def _change(self, unit: Unit, new: Passage | None) -> None:
        edits = self.edits[unit.page]
        element = edits.elements[unit.id]
        start, end = edits.rows(element)
        edits.replaced[start] = (end, _written(new, unit, element) if new else [])
        self.changes.append(Change(unit=unit.id, before=unit.text, after=new.text if new else ""))

    def _add(self, new: Passage, before: Unit | None, title: str) -> str:
        if before is None:
            self.unplaced.append(new.text)
            return title
        edits = self.edits[before.page]
        if isinstance(new.block, Title):
            title = self.ids.names.new(new.block.text)
            identifier, lines = title, list(writing.title(new.block, _UNDER, f"#{title}"))
        else:
            identifier = self.ids.next(title)
            lines = list(writing.passage(new.block, f"#{identifier}", new.row))
        # A row goes on with the table above it.
        apart = [] if before.cells and isinstance(new.block, Table) and new.row else [""]
        place = edits.rows(edits.elements[before.id])[1]
        edits.after.setdefault(place, []).extend([*apart, *lines])
        self.changes.append(Change(unit=identifier, before="", after=new.text))
        return title


def _written(new: Passage, unit: Unit, element: Element) -> list[str]:
    attributes = f"#{unit.id} lang={element.language}" if element.language else f"#{unit.id}"
    if isinstance(new.block, Title):
        return list(writing.title(new.block, element.level, attributes))
    return list(writing.passage(new.block, attributes, new.row))
