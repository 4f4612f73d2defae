"""Rules on plain language, for our own texts only."""

from __future__ import annotations

from collections.abc import Iterator

from cadre.checks.readability import LONGEST, sentences, words
from cadre.model.diagnostics import Problem, Severity
from cadre.reading import Project
from cadre.reading.own_words import own_texts


def sentence_short(project: Project) -> Iterator[Problem]:
    """A sentence of ours has 30 words at most."""
    for text in own_texts(project):
        for sentence in sentences(text.words):
            if (count := len(words(sentence))) > LONGEST:
                yield Problem.at(
                    text.place,
                    "sentence-long",
                    severity=Severity.WARNING,
                    number=count,
                    limit=LONGEST,
                    start=" ".join(sentence.split()[:6]),
                )
