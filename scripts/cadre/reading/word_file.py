"""`docs/LANGUAGE/mots.yml` → people's own words, and those on which the policy is silent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cadre.diagnostics import Problem
from cadre.reading import yaml_tree
from cadre.reading.yaml_tree import Tree, Value, YamlError
from cadre.search import Lexicon, Saying, Silence

FILE: Final = "mots.yml"


def read(file: Path, language: str, path: str) -> tuple[Lexicon, tuple[Problem, ...]]:
    """Read the words of one language: those well formed, and the problems of the others.

    A language without the file has no such words, which is no problem.
    """
    try:
        tree = yaml_tree.parse(yaml_tree.read_text(file, path), path)
    except FileNotFoundError:
        return Lexicon(language), ()
    except YamlError as error:
        return Lexicon(language), (error.problem,)
    root = tree.value if isinstance(tree.value, dict) else {}
    found = [
        *_sayings(tree, root, "words"),
        *_sayings(tree, root, "context"),
        *_silences(tree, root.get("silent")),
    ]
    ask = root.get("ask", "")
    return (
        Lexicon(
            language,
            tuple(item for item in found if isinstance(item, Saying)),
            tuple(item for item in found if isinstance(item, Silence)),
            ask if isinstance(ask, str) else "",
            tree.place("ask"),
        ),
        tuple(item for item in found if isinstance(item, Problem)),
    )


def _sayings(tree: Tree, root: dict[str, Value], key: str) -> Iterator[Saying | Problem]:
    rows = root.get(key)
    for words, value in rows.items() if isinstance(rows, dict) else ():
        place = tree.place(key, words)
        whole: dict[str, Value] = value if isinstance(value, dict) else {"units": value}
        units, quote = whole.get("units", ""), whole.get("quote", "")
        if isinstance(units, str) and units and isinstance(quote, str):
            yield Saying(_listed(words), _listed(units), quote, place, key == "context")
        else:
            yield Problem.at(place, "words-malformed")


def _silences(tree: Tree, rows: Value | None) -> Iterator[Silence | Problem]:
    for rank, word in enumerate(rows if isinstance(rows, list) else ()):
        place = tree.place("silent", rank)
        if isinstance(word, str) and word:
            yield Silence(word, place)
        else:
            yield Problem.at(place, "words-malformed")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
