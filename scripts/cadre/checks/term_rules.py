"""Rules on the words that the glossary explains: each is a word of the policy, with a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cadre.model.diagnostics import Problem
from cadre.model.policy import normalise
from cadre.reading import Project


def term_stands_in_the_text(project: Project) -> Iterator[Problem]:
    """A word that the glossary explains stands in the policy, letter for letter, and has a meaning."""
    for language, terms in project.terms.items():
        page = project.pages.get((language, project.settings.identity.names.pages.glossary))
        if page is None:
            continue
        units = [normalise(unit.text) for unit in project.policy.text(language).units]
        for term in terms:
            place = page.place(term.line, term.column)
            if not term.meaning:
                yield Problem.at(place, "term-without-meaning", term=", ".join(term.forms))
            for form in term.forms:
                pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
                if not any(pattern.search(words) for words in units):
                    yield Problem.at(place, "term-not-in-text", term=form)
