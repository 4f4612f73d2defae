"""The same pages under the four packages alone: no hook, no override, no check, the theme as it comes.

Our blocks are written out as plain Markdown: questions, options and feedback as lists, passages as
quotations, the full text as paragraphs.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from cadre import reading
from cadre.markdown.context import Context, PageInfo
from cadre.markdown.quiz import scenarios
from cadre.model.bank import Scenario
from cadre.publishing.site import Site
from cadre.reading import Project, settings
from tests.benchmarks import builds
from tests.support import ROOT

BLOCK = re.compile(r"^/// ([\w-]+)(?: \| (.*?))?\n(?:.*?\n)?///$", re.MULTILINE | re.DOTALL)


def build(source: Path, site: Path) -> None:
    """Write the same pages into `source` and build them into `site`."""
    source.mkdir()
    plain_site(reading.read(settings.load(ROOT)), source)
    builds.build(source, site)


def plain_site(project: Project, folder: Path) -> None:
    """Write the same pages without anything of ours into `folder`."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    context = Site(project, ()).context
    for (language, path), page in project.pages.items():
        context.page = PageInfo(path, language)
        text = BLOCK.sub(lambda match: written_out(match, context), page.body)
        target = folder / "docs" / language / path
        target.write_text(re.sub(r"\{\{ [\w-]+ \}\}", "11", text), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(plain_configuration(), encoding="utf-8")


def plain_configuration() -> str:
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    configuration = yaml.safe_load("\n".join(lines))
    del configuration["hooks"], configuration["watch"], configuration["theme"]["custom_dir"]
    configuration["plugins"].insert(0, {"search": {"lang": ["fr", "en"]}})
    configuration["validation"] = {"links": {"anchors": "info", "not_found": "info"}}
    return str(yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False))


def written_out(match: re.Match[str], context: Context) -> str:
    name, argument = match[1], match[2] or ""
    if name == "quiz":
        found = scenarios(argument, context)
        return "\n\n".join(part for one in found for part in question(one, context.language))
    if name == "passage":
        return f"> {context.text.unit(argument).text}"
    if name == "full-text":
        return "\n\n".join(unit.text for unit in context.text.units)
    return match[0].split("\n", 1)[1].removesuffix("///")


def question(scenario: Scenario, language: str) -> Iterator[str]:
    yield f"## {scenario.id}"
    yield scenario.situation[language]
    yield f"**{scenario.question[language]}**"
    yield "\n".join(
        f"- {option.text[language]} {option.feedback[language]}" for option in scenario.options
    )
    for citation in {
        cite.unit: cite for option in scenario.options for cite in scenario.citations(option)
    }.values():
        yield f"> {citation.quote[language]}"
