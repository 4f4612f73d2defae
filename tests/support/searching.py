"""The search box as a reader uses it, and what a page says by itself, to measure one by the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from lxml import html
from playwright.sync_api import Page

from . import ROOT

LANGUAGES: Final = ("fr", "en")
#: What the search leaves out of a page: what says nothing new, and the keys of the quiz.
_LEFT_OUT: Final = (
    "//script|//*[@data-search-exclude]|//*[contains(@class,'banner')]|//button|//form/p"
    "|//*[@data-quiz='one' or @data-quiz='quick' or @data-quiz='all']"
    "|//*[contains(@class,'quiz__notice') or contains(@class,'quiz__see-key')]"
    "|//*[contains(@class,'quiz__next')]|//*[contains(@class,'quiz__choose')]"
    "|//*[contains(@class,'aside__')]|//*[contains(@class,'passage__source')]"
)
_ELIDED: Final = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)")


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and what may come of it."""

    text: str
    first: tuple[str, ...] = ()
    silent: bool = False
    none: bool = False
    platform: bool = False
    page: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The addresses of the results, from the site's root, in order, and what the status says."""

    results: tuple[str, ...]
    status: str

    @property
    def pages(self) -> set[str]:
        return {result.partition("#")[0] for result in self.results}


def file(language: str) -> Path:
    """Return the file of the queries of a language."""
    return ROOT / "tests" / "cases" / "search" / f"{language}.yml"


def queries(language: str) -> list[Query]:
    rows: list[dict[str, Any]] = yaml.safe_load(file(language).read_text(encoding="utf-8"))
    return [
        Query(
            row["query"],
            tuple(row.get("first", ())),
            row.get("silent", False),
            row.get("none", False),
            row.get("platform", False),
            row.get("page", ""),
        )
        for row in rows
    ]


def ask(page: Page, query: str) -> Answer:
    """Type a query in the box and read what it shows once it has answered."""
    page.evaluate("document.querySelector('.md-search-result__meta').textContent = '…'")
    box = page.locator(".md-search__input")
    box.fill(query)
    page.wait_for_function(
        "() => document.querySelector('.md-search-result__meta').textContent !== '…'"
    )
    page.locator(".md-search-result__list:not([data-more])").wait_for(state="attached")
    found = page.locator("a.md-search-result__link").evaluate_all("all => all.map(a => a.href)")
    base = page.evaluate("location.origin")
    results = tuple(str(link).removeprefix(f"{base}/") for link in found)
    return Answer(results, page.locator(".md-search-result__meta").inner_text())


def fold(text: str) -> str:
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _ELIDED.sub("", plain)


def terms(query: str) -> list[str]:
    """The words of a query, folded, without a plural's end and without the shortest."""
    words = re.findall(r"[\w]+", fold(query))
    return [re.sub(r"(?<=\w{3})[sx]$", "", word) for word in words if len(word) > 2] or words


def page_texts(site: Path, language: str) -> dict[str, str]:
    """What each searched page of a language says, folded, by address from the site's root."""
    root = site if language == "fr" else site / language
    return dict(_texts(site, root, language))


def _texts(site: Path, root: Path, language: str) -> Iterator[tuple[str, str]]:
    for file in sorted(root.rglob("index.html")):
        address = file.parent.relative_to(site).as_posix().removeprefix(".")
        if (language == "fr" and address.split("/")[0] == "en") or address.endswith(
            ("texte-integral", "essentiel")
        ):
            continue
        article = html.fromstring(file.read_bytes()).find(".//article")
        assert article is not None
        for element in article.xpath(_LEFT_OUT):
            element.drop_tree()
        for element in article.iter():
            element.tail = f" {element.tail or ''}"
        yield (f"{address}/" if address else ""), fold(article.text_content())


def holding(texts: dict[str, str], query: str) -> set[str]:
    """The pages that hold every word of a query, or its beginning."""
    patterns = [re.compile(rf"\b{re.escape(term)}") for term in terms(query)]
    return {page for page, text in texts.items() if all(one.search(text) for one in patterns)}
