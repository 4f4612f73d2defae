"""Rules on what gives an answer away, so that the quiz needs the policy; all of them are warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from cadre.checks import guessing
from cadre.model.bank import Option, Scenario, Verdict
from cadre.model.diagnostics import Place, Problem, Severity
from cadre.reading import BankFile, Project

#: With two options, each of them is alone.
_LEAST: Final = 3
#: The best options of two questions that share more than this part of their words are one answer.
_ALIKE: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Asked:
    """A scenario in one language, and where it stands."""

    file: BankFile
    rank: int
    scenario: Scenario
    language: str

    def at(self, option: Option, code: str, **details: object) -> Problem:
        place = self.file.place(
            self.rank, "options", self.scenario.options.index(option), "text", self.language
        )
        return _warning(place, code, words=option.text[self.language], **details)


def one_option_does_not_refuse_alone(project: Project) -> Iterator[Problem]:
    """No option is the only one to begin with a refusal."""
    for asked in _asked(project):
        language = asked.language
        found = guessing.alone(asked.scenario.options, guessing.refuses, language)
        if found and guessing.refuses(found, language):
            yield asked.at(found, "option-alone-refuses")


def one_option_does_not_differ_alone(project: Project) -> Iterator[Problem]:
    """No option is the only one to begin with another word than all the others."""
    for asked in _asked(project):
        language = asked.language
        found = guessing.alone(asked.scenario.options, guessing.first_word, language)
        if found:
            other = next(one for one in asked.scenario.options if one is not found)
            yield asked.at(
                found, "option-alone-differs", other=guessing.first_word(other, language)
            )


def absolutes_on_both_sides(project: Project) -> Iterator[Problem]:
    """Words without exception do not stand in the wrong options alone."""
    for asked in _asked(project):
        marked = [one for one in asked.scenario.options if guessing.absolutes(one, asked.language)]
        if marked and all(one.verdict is not Verdict.BEST for one in marked):
            (word, *_) = guessing.absolutes(marked[0], asked.language)
            yield asked.at(marked[0], "absolutes-in-wrong-only", word=word)


def best_does_not_echo_the_stem(project: Project) -> Iterator[Problem]:
    """The best options are not the only ones to repeat words of the situation or the question."""
    for asked in _asked(project):
        if found := guessing.only_in_best(asked.scenario, asked.language):
            yield asked.at(
                _best(asked.scenario)[0], "best-repeats-stem", repeated=", ".join(sorted(found))
            )


def best_is_not_the_longest(project: Project) -> Iterator[Problem]:
    """The best option is not clearly the longest."""
    for asked in _asked(project):
        if guessing.best_is_longest(asked.scenario, asked.language):
            yield asked.at(_best(asked.scenario)[0], "best-is-longest")


def best_options_differ(project: Project) -> Iterator[Problem]:
    """Two scenarios of one group do not have nearly the same best option."""
    for first, second in combinations(_asked(project), 2):
        if first.file is second.file and first.language == second.language:
            for one in _best(first.scenario):
                for other in _best(second.scenario):
                    if guessing.share(one, other, first.language) > _ALIKE:
                        yield second.at(other, "best-alike", scenario=first.scenario.id)


def _best(scenario: Scenario) -> list[Option]:
    return [one for one in scenario.options if one.verdict is Verdict.BEST]


def _asked(project: Project) -> Iterator[_Asked]:
    """Yield each scenario in each language that gives all its words, when it has options enough."""
    for file in project.bank_files:
        for rank, scenario in enumerate(file.group.scenarios if file.group else ()):
            for language in (one.code for one in project.settings.shipped):
                whole = all(language in one.text for one in scenario.options)
                if whole and len(scenario.options) >= _LEAST:
                    yield _Asked(file, rank, scenario, language)


def _warning(place: Place, code: str, **details: object) -> Problem:
    return Problem.at(place, code, severity=Severity.WARNING, **details)
