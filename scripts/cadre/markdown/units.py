"""Units of the policy in their page: taken out of its source, and put back as they were read."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from typing import Final

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from cadre.markdown.context import Context
from cadre.markdown.layout import Layout
from cadre.markdown.terms import Links, meanings
from cadre.model.lexicon import Term
from cadre.model.policy import Unit
from cadre.reading import adopted
from cadre.reading.grammar import Element
from cadre.reading.policy_text import is_unit

#: Stands in the page where units were taken out: a character that no text holds (Unicode, private use).
_MARK: Final = "\ue0ca"


def _holds_unit(element: etree.Element) -> bool:
    return any("unit" in one.get("class", "").split() for one in element.iter())


class UnitPreprocessor(Preprocessor):
    """Take the policy's text out of its page: it was read, and Markdown would change letters of it."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context
        self.runs: list[tuple[Unit, ...]] = []

    def run(self, lines: list[str]) -> list[str]:
        """Put a mark in place of each run of units."""
        self.runs = []
        if not self.context.page.official:
            return lines
        found, done = [], 0
        for run in _runs(adopted.scan(lines).elements, lines, self.context):
            found += [*lines[done : run[0].line - 1], "", f"{_MARK}{len(self.runs)}{_MARK}", ""]
            done = run[-1].end
            self.runs.append(tuple(self.context.text.unit(one.id) for one in run))
        return found + lines[done:]


def _runs(
    elements: Iterable[Element], lines: list[str], context: Context
) -> Iterator[list[Element]]:
    """Yield the units of a page that only empty lines part."""
    run: list[Element] = []
    for element in elements:
        known = is_unit(element) and element.id in context.text
        if run and (not known or any(map(str.strip, lines[run[-1].end : element.line - 1]))):
            yield run
            run = []
        if known:
            run.append(element)
    if run:
        yield run


class UnitTreeprocessor(Treeprocessor):
    """On a page of policy text, put the units where they were taken out.

    It runs before inline Markdown, which leaves them alone.
    """

    def __init__(self, source: UnitPreprocessor, context: Context) -> None:
        super().__init__()
        self.source = source
        self.context = context

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        if not self.context.page.official:
            return
        links = Links.of(self.context.terms.get(self.context.language, ()))
        for parent in list(root.iter()):
            for mark in list(parent):
                if run := self._run(mark):
                    _put(parent, mark, run, links, self.context)
        self._announce(root)
        self._explain(root, links.met)

    def _run(self, element: etree.Element) -> tuple[Unit, ...]:
        text = (element.text or "").strip()
        marked = element.tag == "p" and text.startswith(_MARK) and text.endswith(_MARK)
        return self.source.runs[int(text.strip(_MARK))] if marked else ()

    def _announce(self, root: etree.Element) -> None:
        """Put, under the page's title, a heading that says who speaks from there on."""
        for rank, element in enumerate(root):
            if element.tag == "h1":
                voice = etree.Element("h2", {"class": "voice"})
                voice.text = AtomicString(self.context.words("policy.voice"))
                root.insert(rank + 2, voice)  # after the title's own link
                return

    def _explain(self, root: etree.Element, terms: list[Term]) -> None:
        """Put the meaning of the words that the page links after its last unit."""
        last = max((rank for rank, one in enumerate(root) if _holds_unit(one)), default=-1)
        if terms and last >= 0:
            holder = etree.Element("div")
            meanings(holder, terms, self.context)
            root.insert(last + 1, holder[0])


def _put(
    parent: etree.Element,
    mark: etree.Element,
    units: Iterable[Unit],
    links: Links,
    context: Context,
) -> None:
    holder = etree.Element("div")
    layout = Layout(holder, links, context)
    for unit in units:
        layout.add(unit, unit.level)
    place = list(parent).index(mark)
    parent[place : place + 1] = list(holder)
