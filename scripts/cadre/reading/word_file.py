"""`docs/LANGUAGE/mots.yml` → people's own words, and those on which the policy is silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from cadre.model.diagnostics import Place, Problem
from cadre.model.schema import Empty, EmptyList, Model, Words
from cadre.model.search import Lexicon, Saying, Silence
from cadre.reading import yaml_files
from cadre.reading.yaml_files import Tree

FILE: Final = "mots.yml"


def _malformed() -> PydanticCustomError:
    return PydanticCustomError("words-malformed", "not words followed by passages")


def _said(words: str) -> str:
    if not words.strip():
        raise _malformed()
    return words


class _Target(Model):
    """Where words lead: passages, and the words of these to show."""

    units: Annotated[Words, Field(examples=["courtoisie-3"])]
    quote: Annotated[str, Field(examples=['"une adresse courriel personnelle"'])] = ""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        if not isinstance(value, str) or not value.strip():
            raise _malformed()
        return {"units": value}


_Sayings = Annotated[
    dict[Annotated[str, AfterValidator(_said)], _Target],
    BeforeValidator(lambda value: {} if value == "" else value),
    Field(examples=['{"courriel, email": courtoisie-3}']),
]


class _Platforms(Model):
    """The platforms that the text does not name, and the passage that says what one is."""

    unit: Annotated[Words, Field(examples=["designation-1"])]
    names: Annotated[tuple[Words, ...], Field(examples=["[TikTok]"])]


class _WordFile(Model):
    words: _Sayings = Field(default_factory=dict)
    context: _Sayings = Field(default_factory=dict)
    names: _Sayings = Field(default_factory=dict)
    ask: Annotated[str, Field(examples=["roles-employes-3"])] = ""
    silent: Annotated[tuple[Words, ...], EmptyList, Field(examples=["[journaliste]"])] = ()
    unions: Annotated[tuple[Words, ...], EmptyList, Field(examples=["[syndicat]"])] = ()
    platforms: Annotated[
        _Platforms | None, Empty, Field(examples=["{unit: designation-1, names: [TikTok]}"])
    ] = None


def read(file: Path, language: str, path: str) -> tuple[Lexicon, tuple[Problem, ...]]:
    """Read the words of one language: those well formed, and the problems of the others.

    A language without the file has no such words, which is no problem.
    """
    if not file.exists():
        return Lexicon(language), ()
    found = yaml_files.load(file, path, _WordFile)
    data, tree = found.data or _WordFile(), found.tree
    silences = zip(found.ranks("silent"), data.silent, strict=False)
    lexicon = Lexicon(
        language,
        tuple(
            saying
            for key, rows in (
                ("words", data.words),
                ("context", data.context),
                ("names", data.names),
            )
            for saying in _sayings(tree, rows, key)
        ),
        tuple(Silence(word, tree.place("silent", rank)) for rank, word in silences),
        data.ask,
        tree.place("ask"),
        data.unions,
        *_platforms(tree, data.platforms),
    )
    return lexicon, found.problems


def _platforms(tree: Tree, platforms: _Platforms | None) -> tuple[tuple[Silence, ...], str, Place]:
    if platforms is None:
        return (), "", tree.place("platforms")
    names = tuple(
        Silence(name, tree.place("platforms", "names", rank))
        for rank, name in enumerate(platforms.names)
    )
    return names, platforms.unit, tree.place("platforms", "unit")


def _sayings(tree: Tree, rows: Mapping[str, _Target], key: str) -> Iterator[Saying]:
    for words, target in rows.items():
        place = tree.place(key, words)
        apart = {"context": key == "context", "name": key == "names"}
        yield Saying(_listed(words), _listed(target.units), target.quote, place, **apart)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
