"""Which sentences of the policy the scenarios quote, and which ones nobody quotes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from cadre.model.diagnostics import Problem, Severity
from cadre.model.policy import Kind, Text, Unit, normalise, sentences
from cadre.reading import Project


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the official text, the scenarios that quote it, and why none need do so."""

    unit: Unit
    number: int
    text: str
    scenarios: tuple[str, ...]
    reason: str = ""

    @property
    def left(self) -> bool:
        """Whether nobody quotes the sentence, and nothing says that it states no rule."""
        return not (self.scenarios or self.reason)


def coverage(project: Project) -> tuple[Sentence, ...]:
    """Return every sentence of the text, titles aside, in order."""
    quoted = _quoted(project)
    reasons = {
        (placed.exemption.unit, placed.exemption.sentence): placed.exemption.reason
        for placed in project.exemptions
    }
    text = project.policy.text(project.policy.official)
    return tuple(
        Sentence(
            unit,
            number,
            sentence,
            quoted.get((unit.id, number), ()),
            reasons.get((unit.id, number), ""),
        )
        for unit in text.units
        if unit.kind is not Kind.TITLE
        for number, sentence in enumerate(sentences(unit.text), 1)
    )


def exemption_current(project: Project) -> Iterator[Problem]:
    """An exemption names a sentence that exists, unchanged, and that no scenario quotes."""
    text = project.policy.text(project.policy.official)
    quoted = _quoted(project)
    for placed in project.exemptions:
        one = placed.exemption
        sentence = _sentence(text, one.unit, one.sentence)
        if sentence is None:
            yield Problem.at(
                placed.place, "exemption-unknown", unit=one.unit, sentence=one.sentence
            )
        elif not one.hash or not sentence_hash(sentence).startswith(one.hash):
            code = sentence_hash(sentence)[:8]
            yield Problem.at(placed.place, "exemption-stale", sentence=sentence, hash=code)
        elif found := quoted.get((one.unit, one.sentence)):
            yield Problem.at(
                placed.place,
                "exemption-unneeded",
                severity=Severity.WARNING,
                scenarios=", ".join(found),
            )


def sentence_hash(sentence: str) -> str:
    """Return the SHA-256 of a sentence; an exemption records its first 8 characters."""
    return hashlib.sha256(sentence.encode()).hexdigest()


def _sentence(text: Text, unit: str, number: int) -> str | None:
    found = sentences(text.unit(unit).text) if unit in text else ()
    return found[number - 1] if 0 < number <= len(found) else None


def _quoted(project: Project) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return, by unit and rank of sentence, the scenarios of which a quote overlaps the sentence."""
    language = project.policy.official
    text = project.policy.text(language)
    found: dict[tuple[str, int], list[str]] = {}
    for scenario in project.bank.all():
        for option in scenario.options:
            for citation in scenario.citations(option):
                if citation.unit in text and (quote := citation.quote.get(language)):
                    for number in _overlapped(text.unit(citation.unit), quote):
                        named = found.setdefault((citation.unit, number), [])
                        if scenario.id not in named:
                            named.append(scenario.id)
    return {key: tuple(names) for key, names in found.items()}


def _overlapped(unit: Unit, quote: str) -> Iterator[int]:
    """Yield the ranks of the sentences of a unit that a quote overlaps."""
    start = normalise(unit.text).find(normalise(quote))
    if start < 0:
        return
    end = start + len(normalise(quote))
    position = 0
    for number, sentence in enumerate(sentences(unit.text), 1):
        if start < position + len(sentence) and position < end:
            yield number
        position += len(sentence) + 1
