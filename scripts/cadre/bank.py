"""The scenario bank: pure data, validated by pydantic, from which `quiz/schema.json` is generated."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

#: Ids are also anchors and storage keys: lower case ASCII words joined by hyphens.
ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
#: One text in each language, by language code.
Localized = Annotated[dict[str, Words], Field(min_length=1)]


class Verdict(StrEnum):
    """What an option is, by the policy's own words."""

    BEST = "best"
    ACCEPTABLE = "acceptable"
    WRONG = "wrong"


class Type(StrEnum):
    """Whether one option is to be chosen, or all the right ones."""

    SINGLE = "single"
    MULTIPLE = "multiple"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Citation(_Model):
    """A passage of the policy that settles an option."""

    unit: Id
    """The id of the unit that is quoted, for example `loyaute-1`."""
    quote: Localized
    """Words found in that unit, letter for letter, in each language."""


class Option(_Model):
    """One thing that a decent person could do in the situation."""

    id: Id
    """Unique in its scenario; readers' answers are kept under it, so do not rename it."""
    verdict: Verdict
    """`best`, `acceptable` (only where the text leaves room) or `wrong`."""
    text: Localized
    """The option as the reader sees it."""
    feedback: Localized
    """What the reader learns after choosing it: the misconception, then what the passage says."""
    cites: tuple[Citation, ...] = ()
    """The passages that settle this option, when they are not the scenario's own."""


class Scenario(_Model):
    """A believable day, a question, and options that the policy's text settles."""

    id: Id
    """Unique in the whole bank; readers' answers are kept under it, so do not rename it."""
    type: Type = Type.SINGLE
    """`single`: one best option; `multiple`: two or more."""
    cites: Annotated[tuple[Citation, ...], Field(min_length=1)]
    """The passages that settle every option that cites none of its own."""
    situation: Localized
    """What happens, in Markdown, two to four short sentences."""
    question: Localized
    """The question, which becomes the legend of the options."""
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]
    """Three or four are enough."""

    def citations(self, option: Option) -> tuple[Citation, ...]:
        """Return the passages that settle `option`."""
        return option.cites or self.cites


class Group(_Model):
    """The scenarios of one section of the policy: one file of `quiz/`."""

    group: Id
    """The id of the section's title in the policy, and the file's name."""
    title: Localized
    """The group's title, as the reader sees it."""
    scenarios: Annotated[tuple[Scenario, ...], Field(min_length=1)]
    """The first one is in the quick quiz."""


class Bank(_Model):
    """All groups, in the order of the policy."""

    groups: tuple[Group, ...] = ()

    def group(self, group_id: str) -> Group:
        """Return the group with this id; raises KeyError."""
        for group in self.groups:
            if group.group == group_id:
                return group
        raise KeyError(group_id)

    def scenario(self, scenario_id: str) -> tuple[Group, Scenario]:
        """Return a scenario and its group; raises KeyError."""
        return self._by_id[scenario_id]

    @cached_property
    def _by_id(self) -> dict[str, tuple[Group, Scenario]]:
        pairs = [(group, one) for group in self.groups for one in group.scenarios]
        return {one.id: (group, one) for group, one in reversed(pairs)}

    def quick(self) -> tuple[Scenario, ...]:
        """Return the quick quiz: the first scenario of each group."""
        return tuple(group.scenarios[0] for group in self.groups)

    def all(self) -> tuple[Scenario, ...]:
        """Return every scenario, group after group."""
        return tuple(scenario for group in self.groups for scenario in group.scenarios)


class Exemption(_Model):
    """A sentence of the policy that states no rule, so that no scenario need quote it."""

    unit: Id
    """The unit that holds the sentence."""
    sentence: int
    """The sentence's rank in its unit, from 1."""
    hash: str
    """The start of the sentence's SHA-256: when the sentence changes, the exemption falls."""
    reason: Words
    """Why it states no rule, in French."""


def schema() -> str:
    """Return the JSON Schema of a file of the bank, for editors: the text of `quiz/schema.json`."""
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    described |= Group.model_json_schema()
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def words(scenarios: tuple[Scenario, ...], language: str) -> int:
    """Count the words that a reader reads to answer: situation, question, options, one feedback."""
    return sum(_words(scenario, language) for scenario in scenarios)


def _words(scenario: Scenario, language: str) -> int:
    shown = [scenario.situation, scenario.question, *(option.text for option in scenario.options)]
    shown += [option.feedback for option in scenario.options[:1]]
    return sum(len(text.get(language, "").split()) for text in shown)
