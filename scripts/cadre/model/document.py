"""What the adopted document is called, in each language, and by which acts it was adopted: pure data."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field

from cadre.model.schema import EmptyList, IsoDate, Model, Words

#: Stands for every language in a value that names none.
ANY: Final = ""


def _by_language(value: Any) -> Any:
    """Return a value by language; one that names no language is that of them all."""
    if value == "":
        return {}
    named = isinstance(value, dict) and "name" not in value
    return value if named else {ANY: value}


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Noun(Model):
    """A noun, and its gender where the language has some: `m`, `f`, or nothing while it is not known."""

    name: Annotated[Words, Field(examples=["politique"])]
    gender: Annotated[Literal["m", "f", ""], Field(examples=["f"])] = ""


ByLanguage = BeforeValidator(_by_language)
Nouns = Annotated[
    dict[str, Annotated[Noun, BeforeValidator(_named)]],
    ByLanguage,
    Field(examples=["{fr: politique, en: policy}"]),
]
Titles = Annotated[
    dict[str, Words],
    ByLanguage,
    Field(examples=["{fr: Politique sur les médias sociaux, en: Social Media Policy}"]),
]
Kind = Annotated[Nouns, Field(examples=["résolution"])]


class Act(Model):
    """An act that adopts or amends the document: a resolution, a by-law… and the day it is of.

    `in_force` is the day from which it applies, when that is another one. An amendment is of the same kind as the
    act that adopted, and that one a resolution, unless they say otherwise.
    """

    kind: Kind = Field(default_factory=dict)
    number: Annotated[Words, Field(examples=["2024-118"])]
    on: Annotated[IsoDate, Field(examples=["2024-05-06"])]
    in_force: Annotated[IsoDate | Literal[""], Field(examples=["2024-06-01"])] = ""


class Adopted(Act):
    """The act that adopted the document, and those that amended it since, the latest one last."""

    amended: Annotated[
        tuple[Act, ...], EmptyList, Field(examples=["[{number: 2026-031, on: 2026-02-09}]"])
    ] = ()

    @property
    def latest(self) -> Act:
        """The act whose text is today's."""
        return self.amended[-1] if self.amended else self


class Document(Model):
    """The adopted document: `extra: cadre: document:` in `mkdocs.yml`.

    `title` is how it is called in full, `short` in a list of several, `noun` what it is in one word (« politique »), `official` the language of the
    text that was adopted. `individual_signature` says whether it asks each person for a signature; empty, it is only
    known when no page is signed.
    """

    title: Titles = Field(default_factory=dict)
    short: Titles = Field(default_factory=dict)
    noun: Nouns = Field(default_factory=dict)
    official: Annotated[str, Field(examples=["fr"])] = ""
    individual_signature: Annotated[Literal["true", "false", ""], Field(examples=["false"])] = ""
    adopted: Annotated[
        Adopted | None, Field(examples=["{kind: résolution, number: 2024-118, on: 2024-05-06}"])
    ] = None

    def titled(self, language: str) -> str:
        """Return the title in a language, or nothing where none is declared."""
        return self.title.get(language) or self.title.get(ANY, "")

    def shortened(self, language: str) -> str:
        """Return the title in short, else in full, in a language or in the official one."""
        for titles in (self.short, self.title):
            if found := titles.get(language) or titles.get(ANY) or next(iter(titles.values()), ""):
                return found
        return ""
