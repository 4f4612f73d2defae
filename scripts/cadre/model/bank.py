"""The scenario bank: pure data, validated by pydantic, from which `quiz/schema.json` is generated."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from cadre.model.schema import EmptyList, Model, Words

#: Ids are also anchors and storage keys: lower case ASCII words joined by hyphens.
ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
#: One text in each language, by language code.
Localized = Annotated[dict[str, Words], Field(min_length=1)]

#: Examples for messages and for editors: whole where a part is short, its first fields elsewhere.
_CITATION: Final = {
    "unit": "courtoisie-3",
    "quote": {"fr": "devrait être faite", "en": "should be made"},
}
_OPTION: Final = {"id": "ne-pas-publier", "verdict": "best"}
_SCENARIO: Final = {"id": "conseiller-qui-se-traine", "cites": [_CITATION]}


class Verdict(StrEnum):
    """What an option is, by the policy's own words."""

    BEST = "best"
    ACCEPTABLE = "acceptable"
    WRONG = "wrong"


class Type(StrEnum):
    """Whether one option is to be chosen, or all the right ones."""

    SINGLE = "single"
    MULTIPLE = "multiple"


class Citation(Model):
    """A passage of the policy that settles an option."""

    unit: Annotated[Id, Field(examples=["courtoisie-1"])]
    """The id of the unit that is quoted, for example `courtoisie-1`."""
    quote: Annotated[
        Localized, Field(examples=[{"fr": "devrait être faite", "en": "should be made"}])
    ]
    """Words found in that unit, letter for letter, in each language."""


class Option(Model):
    """One thing that a decent person could do in the situation."""

    id: Annotated[Id, Field(examples=["publier-sans-nom"])]
    """Unique in its scenario; readers' answers are kept under it, so do not rename it."""
    verdict: Annotated[Verdict, Field(examples=["wrong"])]
    """`best`, `acceptable` (only where the text leaves room) or `wrong`."""
    text: Annotated[Localized, Field(examples=[{"fr": "Ne pas publier.", "en": "Do not post."}])]
    """The option as the reader sees it."""
    feedback: Annotated[
        Localized, Field(examples=[{"fr": "Le texte le demande.", "en": "The text asks for it."}])
    ]
    """What the reader learns after choosing it: the misconception, then what the passage says."""
    cites: Annotated[tuple[Citation, ...], Field(examples=[[_CITATION]])] = ()
    """The passages that settle this option, when they are not the scenario's own."""


class Scenario(Model):
    """A believable day, a question, and options that the policy's text settles."""

    id: Annotated[Id, Field(examples=["conseiller-qui-se-traine"])]
    """Unique in the whole bank; readers' answers are kept under it, so do not rename it."""
    type: Annotated[Type, Field(examples=["single"])] = Type.SINGLE
    """`single`: one best option; `multiple`: two or more."""
    cites: Annotated[tuple[Citation, ...], Field(min_length=1, examples=[[_CITATION]])]
    """The passages that settle every option that cites none of its own."""
    situation: Annotated[
        Localized,
        Field(
            examples=[{"fr": "On vous demande un avis.", "en": "Somebody asks for your opinion."}]
        ),
    ]
    """What happens, in Markdown, two to four short sentences."""
    question: Annotated[
        Localized, Field(examples=[{"fr": "Que faites-vous?", "en": "What do you do?"}])
    ]
    """The question, which becomes the legend of the options."""
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8, examples=[[_OPTION]])]
    """Three or four are enough."""

    def citations(self, option: Option) -> tuple[Citation, ...]:
        """Return the passages that settle `option`."""
        return option.cites or self.cites


class Group(Model):
    """The scenarios of one section of the policy: one file of `quiz/`."""

    group: Annotated[Id, Field(examples=["courtoisie"])]
    """The id of the section's title in the policy, and the file's name."""
    title: Annotated[Localized, Field(examples=[{"fr": "Courtoisie", "en": "Courtesy"}])]
    """The group's title, as the reader sees it."""
    scenarios: Annotated[tuple[Scenario, ...], Field(min_length=1, examples=[[_SCENARIO]])]
    """The first one is in the quick quiz."""


class Bank(Model):
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


class Exemption(Model):
    """A sentence of the policy that states no rule, so that no scenario need quote it."""

    unit: Annotated[Id, Field(examples=["courtoisie-1"])]
    """The unit that holds the sentence."""
    sentence: Annotated[int, Field(ge=1, examples=["2"])]
    """The sentence's rank in its unit, from 1."""
    hash: Annotated[Words, Field(examples=["1f0c6a2b"])]
    """The start of the sentence's SHA-256: when the sentence changes, the exemption falls."""
    reason: Annotated[Words, Field(examples=["Renvoi à une loi."])]
    """Why it states no rule, in French."""


class Exemptions(Model):
    """The sentences that no scenario need quote: `quiz/coverage/exemptions.yml`."""

    exemptions: Annotated[
        tuple[Exemption, ...],
        EmptyList,
        Field(
            examples=[
                [
                    {
                        "unit": "courtoisie-1",
                        "sentence": 2,
                        "hash": "1f0c6a2b",
                        "reason": "Renvoi à une loi.",
                    }
                ]
            ]
        ),
    ]


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
