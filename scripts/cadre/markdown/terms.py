"""The hard words of the policy: each one leads, from the text itself, to its ordinary meaning."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from markdown.util import AtomicString

from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.words import append
from cadre.model.lexicon import Term

#: What the words of a term are never looked for in.
_CLOSED: Final = ("rule", "unit-link")


@dataclass
class Links:
    """The links of one page: the first time that a term is met, its words lead to its meaning.

    No letter of the text changes: the words are put in a link where they stand.
    """

    terms: Mapping[str, Term]
    href: str = ""
    met: list[Term] = field(default_factory=list)

    @classmethod
    def of(cls, terms: Iterable[Term], href: str = "") -> Links:
        """Return the links of a page; `href` is the way to the page of the meanings, "" when on it."""
        return cls({form: term for term in terms for form in term.forms}, href)

    def put(self, unit: etree.Element) -> None:
        """Link the terms of a unit that the page has not met yet."""
        if not self.terms:
            return
        text, unit.text = unit.text or "", AtomicString("")
        children = list(unit)
        for child in children:
            unit.remove(child)
        self._append(unit, text)
        for child in children:
            tail, child.tail = child.tail or "", None
            unit.append(child)
            self._append(unit, tail)

    def _append(self, unit: etree.Element, text: str) -> None:
        for words, term in self._parts(text):
            if term is None:
                append(unit, words)
            else:
                link = sub(
                    unit, "a", attributes={"class": "term", "href": f"{self.href}#{term.id}"}
                )
                link.text = AtomicString(words)

    def _parts(self, text: str) -> Iterator[tuple[str, Term | None]]:
        for part in self._pattern.split(text):
            term = self.terms.get(part)
            if term is not None and term not in self.met:
                self.met.append(term)
                yield part, term
            elif part:
                yield part, None

    @property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self.terms, key=len, reverse=True)
        return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, forms))})(?!\w)")


def meanings(parent: etree.Element, terms: Iterable[Term], context: Context) -> None:
    """Add the ordinary meaning of each term, labelled as neither the policy nor a rule."""
    label = context.words("aside.terms")
    attributes = {"class": "aside aside--terms", "role": "note"}
    block = sub(parent, "div", attributes=attributes)
    sub(block, "h2", label, {"class": "aside__label"})
    listing = sub(block, "dl")
    for term in terms:
        sub(listing, "dt", ", ".join(term.forms), {"id": term.id})
        sub(listing, "dd", term.meaning)
