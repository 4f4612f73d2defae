"""Each document has two languages: the same headings, commands, tables and links, so that neither says less."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
import yaml

from .saint_urbain import owner
from .support import ROOT


class Pair(NamedTuple):
    """The paths of a document, in English and in French."""

    english: str
    french: str


#: The software's documents. A new project takes them as they are.
PAIRS: Final = (
    Pair("README.md", "LISEZMOI.md"),
    Pair("CONTRIBUTING.md", "CONTRIBUER.md"),
    Pair("quiz/README.md", "quiz/LISEZMOI.md"),
    Pair("SECURITY.md", "SECURITE.md"),
)
#: What a municipality confirms is its own; a project that `new` makes has it in one language.
VALIDATION: Final = Pair("VALIDATION.en.md", "VALIDATION.md")
HELD: Final = (*PAIRS, VALIDATION) if owner.organisation() == owner.ORGANISATION else PAIRS
POINT: Final = re.compile(r"^(\d+)\. ", re.MULTILINE)
FENCE: Final = re.compile(
    r"^ *```(?P<language>\w*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL
)
HEADING: Final = re.compile(r"^(?P<level>#+) (?P<title>.*)$", re.MULTILINE)
LINK: Final = re.compile(r"(?<!\\)\[[^\]]*\]\((?!https?:)(?P<path>[^)#\s]*)#?(?P<place>[^)\s]*)\)")
CODE: Final = re.compile(r"`[^`\n]*`")
CELL: Final = re.compile(r"(?<!\\)\|")
#: What follows these options is a word of the reader's.
NAMED: Final = {"-o", "--department"}
FILE: Final = re.compile(r"\.(?:pdf|xlsx|docx|zip|cyclonedx\.json)$|^\.\./")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose(name: str) -> str:
    """Return a document without its fenced blocks."""
    return FENCE.sub("", text(name))


def links(name: str) -> Iterator[re.Match[str]]:
    return LINK.finditer(CODE.sub("`", prose(name)))


def levels(name: str) -> list[int]:
    return [len(found["level"]) for found in HEADING.finditer(prose(name))]


def places(name: str) -> set[str]:
    """Return where a link in a document can lead, as a host of repositories names the headings."""
    titles = (found["title"] for found in HEADING.finditer(prose(name)))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def shape(value: object) -> object:
    """Return the names of the fields of some YAML, and how long its lists are: its words are each language's."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return [shape(inner) for inner in value] if isinstance(value, list) else None


def commands(block: str) -> Iterator[list[str]]:
    """Yield each command of a block, with `…` for the names that a reader chooses."""
    for line in block.splitlines():
        split = shlex.split(line, comments=True)
        yield [
            "…" if before in NAMED or FILE.search(word) else word
            for before, word in zip(["", *split], split, strict=False)
        ]


def blocks(name: str) -> list[object]:
    """Return the language of each fenced block, with the commands or the fields that it holds."""
    held: list[object] = []
    for found in FENCE.finditer(text(name)):
        content: object = None
        if found["language"] == "sh":
            content = list(commands(found["text"]))
        elif found["language"] == "yaml":
            content = shape(yaml.safe_load(found["text"]))
        held.append((found["language"], content))
    return held


def tables(name: str) -> list[list[str]]:
    """Return the first cell of each row, table by table: all of it if it is code alone, `…` in place of words."""
    found: list[list[str]] = []
    inside = False
    for line in prose(name).splitlines():
        row = line.strip().startswith("|")
        if row and not inside:
            found.append([])
        if row:
            first = CELL.split(line.strip())[1].strip()
            found[-1].append(first if first.startswith(("`", "---")) else "…")
        inside = row
    return found


def targets(name: str, pair: Pair) -> set[str]:
    """Return the files that a document leads to, each pair by its English name; not itself, nor its other language."""
    english = {(ROOT / one.french).resolve(): (ROOT / one.english).resolve() for one in PAIRS}
    folder = (ROOT / name).parent
    led = {(folder / found["path"]).resolve() for found in links(name) if found["path"]}
    files = {english.get(path, path) for path in led} - {(ROOT / one).resolve() for one in pair}
    return {str(path.relative_to(ROOT)) for path in files}


@pytest.fixture(params=HELD, ids=lambda pair: pair.english)
def pair(request: pytest.FixtureRequest) -> Pair:
    found: Pair = request.param
    return found


def test_a_document_leads_to_its_other_language_on_its_first_line(pair: Pair) -> None:
    first = [text(name).splitlines()[0] for name in pair]
    assert first == [
        f"**English** · [Français]({Path(pair.french).name})",
        f"[English]({Path(pair.english).name}) · **Français**",
    ]


def test_both_languages_have_the_same_headings(pair: Pair) -> None:
    assert levels(pair.french) == levels(pair.english)


def test_both_languages_give_the_same_commands_and_examples(pair: Pair) -> None:
    assert blocks(pair.french) == blocks(pair.english)


def test_both_languages_have_the_same_tables(pair: Pair) -> None:
    assert tables(pair.french) == tables(pair.english)


def test_both_languages_lead_to_the_same_files(pair: Pair) -> None:
    assert targets(pair.french, pair) == targets(pair.english, pair)


def test_a_link_leads_to_a_file_and_to_a_heading_of_it(pair: Pair) -> None:
    missing = []
    for name in pair:
        for found in links(name):
            path = ((ROOT / name).parent / found["path"]) if found["path"] else ROOT / name
            at = str(path.resolve().relative_to(ROOT))
            if not path.exists() or (found["place"] and found["place"] not in places(at)):
                missing.append(f"{name}: {found[0]}")
    assert missing == []


@pytest.mark.usefixtures("saint_urbain")
def test_both_languages_ask_the_municipality_the_same_points() -> None:
    asked = [POINT.split(text(name))[1:] for name in VALIDATION]
    numbers, codes = (
        [points[::2] for points in asked],
        [[sorted(CODE.findall(point)) for point in points[1::2]] for points in asked],
    )
    assert numbers[0] == numbers[1] == [str(number) for number in range(1, 27)]
    assert codes[0] == codes[1]


def test_a_command_that_only_one_language_gives_would_be_seen() -> None:
    one = "python3 scripts/run.py consent --kind memo -o memo.pdf"
    other = "python3 scripts/run.py consent --kind poster -o affiche.pdf"
    assert list(commands(one)) != list(commands(other))
    assert list(commands(one)) == list(commands(one.replace("-o memo", "-o note-de-service")))
