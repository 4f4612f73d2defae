"""The project with many more pages, to see what grows with them: sections of 25 pages, a few paragraphs each."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, Final

import yaml

from cadre import reading
from cadre.model.policy import page_hash
from cadre.reading import settings
from tests.benchmarks import plain
from tests.support import ROOT, project

SECTION: Final = 25
PARAGRAPHS: Final = 6


def ours(folder: Path, pages: int) -> None:
    """Write the project, with `pages` pages more in all its languages together, into `folder`."""
    project.copy(folder)
    configuration = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    # A date written without quotes is a date for YAML, and text for the project.
    configuration["extra"]["cadre"]["version"] = str(configuration["extra"]["cadre"]["version"])
    _add(folder, configuration, pages)


def theirs(folder: Path, pages: int) -> None:
    """Write the same pages under the four packages alone into `folder`, with their pruned navigation."""
    plain.plain_site(reading.read(settings.load(ROOT)), folder)
    configuration = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    if "navigation.prune" not in configuration["theme"]["features"]:
        configuration["theme"]["features"].append("navigation.prune")
    _add(folder, configuration, pages)


def _add(folder: Path, configuration: dict[str, Any], pages: int) -> None:
    policy = reading.read(settings.load(ROOT)).policy
    texts = {code: [unit.text for unit in policy.text(code).units] for code in ("fr", "en")}
    each = pages // 2
    for start in range(0, each, SECTION):
        name = f"plus/s{start // SECTION}"
        names = [f"{name}/p{rank}.md" for rank in range(min(SECTION, each - start))]
        configuration["nav"].append({f"Section {start // SECTION}": names})
        for page in names:
            _write(folder, page, texts)
    (folder / "mkdocs.yml").write_text(
        yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def _write(folder: Path, page: str, texts: dict[str, list[str]]) -> None:
    bodies = {code: _body(page, sentences) for code, sentences in texts.items()}
    for code, body in bodies.items():
        meta = f"---\ntranslates: {page_hash(bodies['fr'])}\n---\n" if code != "fr" else ""
        file = folder / "docs" / code / page
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{meta}{body}", encoding="utf-8")


def _body(page: str, sentences: list[str]) -> str:
    """Return some of the policy's words in another order, always the same for one page."""
    chance = random.Random(page)  # noqa: S311  it hides nothing
    paragraphs = []
    for _ in range(PARAGRAPHS):
        words = " ".join(chance.sample(sentences, 2)).split()
        chance.shuffle(words)
        paragraphs.append(" ".join(words[:60]))
    title = f"# {page.replace('/', ' ').removesuffix('.md')}"
    return "\n\n".join([title, *paragraphs[:3], "## Suite", *paragraphs[3:]]) + "\n"
