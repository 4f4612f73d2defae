"""What the search answers to a set of queries, in seconds: without a browser, in Node.

    python -m tests.benchmarks.search_blind FILE [SITE]

FILE holds queries by language (`fr:` and `en:`, each a list), or those of one language, as
`tests/cases/search/fr.yml`. SITE is a folder already built; without it the site is built first. Prints every miss, then for each
language: right first, pages found among those that hold every word (`searching.holding`), false silences.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from cadre.model import search
from dev import node
from tests.support import ROOT, searching, web


@dataclass
class Score:
    """What the queries of one language gave, and a line for each miss."""

    ranked: int = 0
    first: int = 0
    wanted: int = 0
    found: int = 0
    silences: int = 0
    misses: list[str] = field(default_factory=list)

    def row(self, language: str) -> str:
        first, recall = self.first / max(1, self.ranked), self.found / max(1, self.wanted)
        return (
            f"{language}  right first {first:.3f} ({self.first}/{self.ranked})  recall {recall:.3f}"
            f" ({self.found}/{self.wanted})  false silences {self.silences}"
        )


def ask(index: Path, queries: Iterable[str]) -> list[dict[str, Any]]:
    """What the engine answers to each query, from a built index."""
    script = Path(__file__).with_suffix(".mjs")
    folder = ROOT / "overrides/components/search"
    done = subprocess.run(
        [str(node.executable()), str(script), str(folder), str(index)],
        input="\n".join(json.dumps(query) for query in queries),
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def measure(site: Path, language: str, rows: list[Mapping[str, Any]]) -> Score:
    root = site if language == "fr" else site / language
    texts = searching.page_texts(site, language)
    score = Score()
    queries = [str(row.get("q") or row["query"]) for row in rows]
    for query, row, answer in zip(queries, rows, ask(root / search.INDEX, queries), strict=True):
        judge(score, query, row, answer)
        prefix = "" if language == "fr" else f"{language}/"
        pages = {prefix + hits[0].partition("#")[0] for hits in answer["results"]}
        pages |= {prefix + one.partition("#")[0] for one in answer["first"]}
        must = searching.holding(texts, query)
        score.wanted += len(must)
        score.found += len(must & pages)
        score.misses += [f"{query}: {page} not found" for page in must - pages]
    return score


def judge(score: Score, query: str, row: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
    """Compare what is said and shown first with what the row asks for."""
    if answer["silent"] and not row.get("silent"):
        score.silences += 1
        score.misses.append(f"{query}: said not to be mentioned: {answer['silent']}")
    if bool(row.get("silent")) != bool(answer["silent"]):
        score.misses.append(f"{query}: silent {answer['silent']}")
    if bool(row.get("platform")) != bool(answer["platforms"]):
        score.misses.append(f"{query}: platforms {answer['platforms']}")
    if not row.get("first"):
        return
    score.ranked += 1
    top = answer["results"][0][0] if answer["results"] else ""
    anchor = top.partition("#")[2]
    defined = row.get("platform") and answer["first"]
    # What stands before all is what the reader sees first: a definition, or whom to ask.
    shown_before = {place.partition("#")[2] for place in answer["first"]}
    right = anchor in row["first"] or not shown_before.isdisjoint(row["first"])
    # The definition stands before all where a platform is not named: what follows is a miss of less weight.
    score.first += right or bool(defined)
    if not right:
        shown = [hits[0].rpartition("/")[2] or hits[0] for hits in answer["results"][:4]]
        score.misses.append(f"{query}: {shown}, not {row['first']}")


def sets(file: Path) -> dict[str, list[Mapping[str, Any]]]:
    data: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    return data if isinstance(data, dict) else {file.stem.partition("-")[0]: data}


def run(file: Path, site: Path) -> None:
    for language, rows in sets(file).items():
        score = measure(site, language, rows)
        print(*(f"  {miss}" for miss in score.misses), score.row(language), sep="\n", flush=True)


def main(arguments: list[str]) -> None:
    if len(arguments) not in (1, 2):
        raise SystemExit(__doc__)
    file = Path(arguments[0])
    if arguments[1:]:
        run(file, Path(arguments[1]))
        return
    with TemporaryDirectory() as name:
        problem = web.build(ROOT, Path(name) / "site")
        if problem:
            raise SystemExit(problem)
        run(file, Path(name) / "site")


if __name__ == "__main__":
    main(sys.argv[1:])
