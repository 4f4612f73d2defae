"""The documentation says what the software does: commands, messages, examples, dependencies."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cadre.cli import _parser
from cadre.model.diagnostics import Problem
from cadre.publishing.site import Site
from cadre.texts.catalogues import catalogue

ROOT = Path(__file__).parents[1]
#: The pages that tell people which commands to run.
READMES = ("README.md", "LISEZMOI.md")
#: The guide of those who write the quiz, by the language of the messages that it explains.
GUIDES = {"en": "quiz/README.md", "fr": "quiz/LISEZMOI.md"}
PAGES = (
    *READMES,
    "CONTRIBUTING.md",
    "CONTRIBUER.md",
    *GUIDES.values(),
    "VALIDATION.md",
    "SECURITY.md",
    "SECURITE.md",
)
RUN = "python3 scripts/run.py"
COMMAND = re.compile(re.escape(RUN) + r" +([^\n`|]+)")
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)(?P<path>[^)#\s]+)")
#: Stands for a word in capitals: a number, the name of a file and a code, all in one.
ANYTHING = "1234567890"
#: A group that nothing is wrong with, at the end of which the guide's example goes.
GROUP = "quiz/correction.yml"


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Return what stands in the fenced blocks of one language, in order."""
    return [found["text"] for found in FENCE.finditer(page(name)) if found["language"] == language]


def commands() -> Iterator[tuple[str, str]]:
    for name in PAGES:
        for found in COMMAND.finditer(page(name)):
            yield name, found[1].strip()


def words(command: str) -> list[str]:
    split = shlex.split(command, comments=True)
    return [ANYTHING if word.isupper() else word for word in split]


def verbs() -> set[str]:
    action = next(one for one in _parser()._actions if one.dest == "verb")  # noqa: SLF001
    return set(action.choices or ())


def requirement_names() -> Iterator[str]:
    declared = tomllib.loads(page("pyproject.toml"))
    project, groups = declared["project"], declared["dependency-groups"].values()
    for listed in (project["dependencies"], *project["optional-dependencies"].values(), *groups):
        for requirement in listed:
            yield re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
    yield from json.loads(page("tests/package.json"))["devDependencies"]


def row(code: str, language: str) -> str:
    """Return the line of a guide's table for one message; `…` stands for an author's words."""
    message = catalogue(language).messages[code]
    cells = [
        text.format_map(defaultdict(lambda: "…")).replace("|", r"\|").replace("[", r"\[")
        for text in (message.what, message.fix)
    ]
    return f"| `{code}` | {cells[0]} | {cells[1]} |"


def problems_with(addition: str, folder: Path) -> tuple[Problem, ...]:
    """Return the problems of the bank once `addition` ends the file of GROUP."""
    for name in ("docs", "quiz"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "versions.yml"):
        shutil.copy(ROOT / name, folder)
    with (folder / GROUP).open("a", encoding="utf-8") as file:
        file.write(f"\n{addition}")
    problems = Site.read(folder).problems
    return tuple(problem for problem in problems if problem.place.path == GROUP)


@pytest.mark.parametrize(("language", "guide"), GUIDES.items())
def test_the_guide_explains_each_message_of_check_in_its_own_words(
    language: str, guide: str
) -> None:
    table = page(guide).split("<!-- messages -->")[1].split("<!-- /messages -->")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    assert rows == [row(code, language) for code in catalogue("fr").messages]


@pytest.mark.parametrize(("name", "command"), sorted(set(commands())))
def test_a_command_of_the_documentation_is_accepted(name: str, command: str) -> None:
    options, unknown = _parser().parse_known_args(words(command))
    assert options.verb == "test" or unknown == [], f"{name}: {RUN} {command}"


@pytest.mark.parametrize("command", ["sevre", "check --acept x", "serve --port here", "consent"])
def test_a_command_that_does_not_exist_would_be_refused(command: str) -> None:
    try:
        _, unknown = _parser().parse_known_args(words(command))
    except SystemExit:
        return
    assert unknown


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("verb", sorted(verbs()))
def test_the_readme_documents_each_verb(verb: str, name: str) -> None:
    assert f"\n| `{verb}` | " in page(name)


@pytest.mark.usefixtures("saint_urbain")
def test_the_guide_s_example_is_a_good_scenario(tmp_path: Path) -> None:
    assert problems_with(blocks("quiz/README.md", "yaml")[0], tmp_path) == ()


@pytest.mark.usefixtures("saint_urbain")
def test_the_guide_s_example_with_a_word_changed_is_not(tmp_path: Path) -> None:
    example = blocks("quiz/README.md", "yaml")[0].replace("corrigez-la dès", "corriger dès", 1)
    codes = [problem.code for problem in problems_with(example, tmp_path)]
    assert codes == ["citation-quote-not-found"]


def test_the_example_of_a_golden_case_is_one() -> None:
    example = next(text for text in blocks("CONTRIBUTING.md", "yaml") if "about:" in text)
    cases = (ROOT / "tests" / "cases" / "check").glob("*.yml")
    assert yaml.safe_load(example) in [
        yaml.safe_load(case.read_text(encoding="utf-8")) for case in cases
    ]


@pytest.mark.parametrize("name", READMES)
def test_continuous_integration_runs_the_test_command_of_the_readme(name: str) -> None:
    last = page(".ci/run").splitlines()[-1].removeprefix("exec ")
    assert f"{last}\n" in blocks(name, "sh")


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("requirement", sorted(requirement_names()))
def test_the_readme_gives_the_reason_of_each_dependency(requirement: str, name: str) -> None:
    rows = [line.lower() for line in page(name).splitlines() if line.startswith("| `")]
    assert any(f"`{requirement.lower()}`" in line for line in rows)


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "scripts/README.md"])
def test_a_link_of_the_documentation_leads_to_a_file(name: str) -> None:
    folder = (ROOT / name).parent
    targets = {found["path"] for found in LINK.finditer(page(name))}
    assert {target for target in targets if not (folder / target).exists()} == set()
