"""Each link to quoted words finds them first in their passage, and nowhere else but in the quiz that quotes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

BLOCKS = "p, li, h1, h2, h3, h4, legend, label, summary, td, th, dt, dd, button, title, figcaption"
DIRECTIVE = re.compile(r":~:text=(?:(?P<before>[^,]*)-,)?(?P<words>[^,]*)(?:,-(?P<after>[^,]*))?$")


@dataclass(frozen=True)
class Block:
    """A run of text that nothing interrupts, the id around it, and whether it is a part of a quiz."""

    text: str
    id: str
    quiz: bool


def blocks(file: Path) -> list[Block]:
    body = html.fromstring(file.read_text(encoding="utf-8")).find("body")
    assert body is not None
    for silent in list(body.iter("script", "style", "svg")):
        silent.drop_tree()
    names = {name.strip() for name in BLOCKS.split(",")}
    found = []
    for element in body.iter(*names):
        if not any(inner.tag in names for inner in element.iterdescendants()):
            around = [element, *element.iterancestors()]
            quiz = any("quiz" in (one.get("class") or "").split() for one in around)
            found.append(Block(folded(element.text_content()), element.get("id") or "", quiz))
    return found


def folded(text: str) -> str:
    """Take away what a browser does not look at: case and the kind of space (accents are kept: they differ nowhere)."""
    return " ".join(text.casefold().split())


def found(directive: str, page: list[Block]) -> list[Block]:
    parts = DIRECTIVE.search(directive)
    assert parts is not None, directive
    before, words, after = (folded(unquote(part or "")) for part in parts.groups())
    whole = re.compile(
        (rf"(?<!\w){re.escape(before)}\s*" if before else "")
        + rf"(?<!\w){re.escape(words)}(?!\w)"
        + (rf"\s*{re.escape(after)}" if after else "")
    )
    return [block for block in page for _ in whole.findall(block.text)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_quotation_is_marked_in_its_passage_and_nowhere_else(
    language: str, site: Path
) -> None:
    root = site if language == "fr" else site / "en"
    quiz = root / "quiz" / "complet"
    hrefs = set(
        re.findall(r'href="([^"]*:~:text=[^"]*)"', (quiz / "index.html").read_text("utf-8"))
    )
    assert len(hrefs) >= 51
    pages: dict[Path, list[Block]] = {}
    for href in sorted(hrefs):
        path, _, rest = href.partition("#")
        unit, _, _ = rest.partition(":~:")
        page = pages.setdefault(file := (quiz / path).resolve(), blocks(file / "index.html"))
        marked = found(rest, page)
        assert marked, href
        assert marked[0].id == unit, href
        assert [block.id for block in marked if not block.quiz] == [unit], href
