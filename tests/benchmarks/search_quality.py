"""Our search, Pagefind's and the theme's own on the same pages and the same queries, in one table.

    python -m tests.benchmarks.search_quality

Recall is the pages found among those that hold every word of a query (see `searching.holding`); « first »
is how often the passage that answers comes first (only ours opens at passages: for the others the page
counts); « other » are results in the other language.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page

from dev import chromium, node
from dev.browser import driving, serving
from tests.benchmarks import plain
from tests.support import ROOT, searching, web

Search = Callable[[Page, str], list[str]]
HOME: Final = {"fr": "/", "en": "/en/"}
_RESULTS: Final = "a.md-search-result__link"
#: The theme's own box says nothing of when it has done: it has, once its list is the same twice.
_STILL: Final = """async () => {
  const list = () => [...document.querySelectorAll('a.md-search-result__link')].map((a) => a.href);
  let before = null;
  for (let now = list(); String(before) !== String(now); ) {
    before = now;
    await new Promise((done) => setTimeout(done, 250));
    now = list();
  }
  return before;
}"""
_PAGEFIND: Final = """async ([root, query, language]) => {
  document.documentElement.lang = language;
  const engine = await import(`${root}/pagefind/pagefind.js`);
  await engine.init();
  const found = await engine.search(query);
  const data = await Promise.all(found.results.map((result) => result.data()));
  return data.map((one) => new URL(one.url, root).href);
}"""


@dataclass
class Score:
    """What the queries of one language gave."""

    found: int = 0
    wanted: int = 0
    first: int = 0
    ranked: int = 0
    other: int = 0
    empty: int = 0

    def row(self, name: str, language: str) -> str:
        recall = self.found / max(1, self.wanted)
        first = self.first / max(1, self.ranked)
        return f"{name:24} {language}  {recall:6.2f}  {first:6.2f}  {self.other:6}  {self.empty:6}"


def measure(page: Page, language: str, texts: dict[str, str], search: Search) -> Score:
    score = Score()
    for query in searching.queries(language):
        results = search(page, query.text)
        pages = {result.partition("#")[0] for result in results}
        must = searching.holding(texts, query.text)
        score.found += len(must & pages)
        score.wanted += len(must)
        score.other += sum(result.startswith("en/") != (language == "en") for result in results)
        score.empty += bool(must or query.first) and not results
        if query.first:
            score.ranked += 1
            score.first += bool(results) and results[0] in targets(query.first, results[0])
    return score


def targets(units: tuple[str, ...], result: str) -> set[str]:
    """The addresses that are right: at the passage, or at its page when that is all a search knows."""
    page, _, anchor = result.partition("#")
    if anchor in units:
        return {result}
    if anchor and "-" in anchor:
        return set()
    own = {unit.rsplit("-", 1)[0].partition("-")[0] for unit in units}
    return {result for name in own if f"cadre/{name}/" in page}


def ours(page: Page, query: str) -> list[str]:
    return list(searching.ask(page, query).results)


def themes(page: Page, query: str) -> list[str]:
    page.locator(".md-search__input").fill("")
    page.locator(".md-search__input").fill(query)
    page.keyboard.press("End")  # its box listens to keys, not to what they write
    base = page.evaluate("location.origin")
    return [str(link).removeprefix(f"{base}/").partition("?")[0] for link in page.evaluate(_STILL)]


def pagefind(language: str) -> Search:
    def search(page: Page, query: str) -> list[str]:
        base = page.evaluate("location.origin")
        found = page.evaluate(_PAGEFIND, [base, query, language])
        return [str(link).removeprefix(f"{base}/") for link in found]

    return search


def run(browser: Browser, site: Path, name: str, choose: Callable[[str], Search]) -> None:
    with serving(site) as address:
        for language in searching.LANGUAGES:
            with browser.new_context(base_url=address, bypass_csp=True) as context:
                page = context.new_page()
                page.goto(HOME[language])
                if "pagefind" not in name.lower():
                    page.locator(".md-search__input").click()
                texts = searching.page_texts(site.parent / "ours", language)
                score = measure(page, language, texts, choose(language))
                print(score.row(name, language), flush=True)


def index(site: Path) -> None:
    """Let Pagefind index a built site as its documentation says: what is in `article`."""
    runner = node.packages(ROOT) / "pagefind" / "lib" / "runner" / "bin.cjs"
    command = (
        str(node.executable()),
        str(runner),
        "--site",
        str(site),
        "--root-selector",
        "article",
    )
    excluded = "[data-search-exclude], .quiz__keys, .banner"
    subprocess.run((*command, "--exclude-selectors", excluded), check=True, capture_output=True)


def main() -> None:
    with TemporaryDirectory() as name, driving(chromium.ensure()) as browser:
        folder = Path(name)
        web.build(ROOT, folder / "ours")
        plain.build(folder / "source", folder / "theirs")
        index(folder / "ours")
        print(f"{'search':24} {'':3} recall   first   other   empty")
        run(browser, folder / "ours", "cadre", lambda _: ours)
        run(browser, folder / "ours", "Pagefind", pagefind)
        run(browser, folder / "theirs", "the theme as it comes", lambda _: themes)


if __name__ == "__main__":
    main()
