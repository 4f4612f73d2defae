"""`new --section`, `--scenario`, `--language`: the files that each asks for, in the project that stands here."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cadre import reading, texts
from cadre.cli import policies
from cadre.cli.saying import RefusedError, say
from cadre.disk.files import below, write_atomically
from cadre.model.policy import Role, sentences
from cadre.moving import additions
from cadre.moving.pages import Names
from cadre.reading import Project, settings
from cadre.reading.settings import FILE

_ROLES: Final = [str(role) for role in Role]


def declare(verb: argparse.ArgumentParser) -> None:
    """Add the options of `new` that add to a project instead of making one."""
    verb.add_argument(
        "--section",
        metavar="TITLE",
        help="une page du texte, d'après son titre · a page of the text",
    )
    verb.add_argument(
        "--after", default="", metavar="PAGE", help="page qu'elle suit · page that it follows"
    )
    verb.add_argument("--role", choices=_ROLES, default="section")
    verb.add_argument(
        "--scenario",
        metavar="UNIT",
        help="une question sur ce passage · a question on this passage",
    )
    policies.declare(verb)
    verb.add_argument("--language", metavar="CODE", help="une langue de plus · one more language")


def add(root: Path, options: Namespace, tell: texts.Texts) -> int:
    """Write what one of the options asks for, all of it or nothing, and say what is left to do."""
    project = reading.read(settings.load(root))
    made = _Made(root)
    if options.section:
        _section(made, policies.chosen(project, options), options)
    elif options.scenario:
        _scenario(made, policies.chosen(project, options), options.scenario)
    else:
        _language(made, project, options.language)
    for file in made.write():
        say(tell("added.file", file=file))
    kind = "section" if options.section else "scenario" if options.scenario else "language"
    say(tell(f"added.{kind}", code=options.language))
    return 0


@dataclass
class _Made:
    """Files to write, by their path from the root: none is written before all are known."""

    root: Path
    files: dict[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """Return a file as it will be."""
        return self.files.get(path) or (self.root / path).read_text(encoding="utf-8")

    def new(self, path: str, text: str) -> None:
        """Add a file; raises RefusedError where there is one."""
        if (self.root / path).exists():
            raise RefusedError("exists", file=path)
        self.files[path] = text

    def list_page(self, page: str, after: str) -> None:
        """Add a page to the navigation, after another one; raises RefusedError where that one is not in it."""
        source = additions.in_navigation(self.text(FILE), after, page)
        if source is None:
            raise RefusedError("after", page=after)
        self.files[FILE] = source

    def write(self) -> Iterator[str]:
        """Write each file, and yield its path."""
        for path, text in self.files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(file, text.encode())
            yield path


def _section(made: _Made, project: Project, options: Namespace) -> None:
    official = project.settings.official.code
    after = options.after or project.policy.sections[-1].page
    name = Names(unit.id for unit in project.policy.text(official).units).new(options.section)
    page = f"{after.rpartition('/')[0]}/{name}.md".lstrip("/")
    for language in project.settings.shipped:
        role = options.role if language.code == official else ""
        made.new(f"docs/{language.code}/{page}", additions.page(options.section, name, role))
    made.list_page(page, after)


def _scenario(made: _Made, project: Project, name: str) -> None:
    policy = project.policy
    text = policy.text(policy.official)
    if name not in text:
        raise RefusedError("passage", unit=name)
    unit = text.unit(name)
    here = {one.id for one in text.page(unit.page)}
    known = (one.group for one in project.bank.groups if one.group in here)
    group = next(known, text.heading_of(unit).id)
    file = f"{project.settings.quiz}/{group}.yml"
    if not (made.root / file).exists():
        _group(made, project, file, group)
    quotes = {
        code: sentences(one.unit(name).words)[0]
        for code, one in policy.texts.items()
        if name in one
    }
    identifier = Names(one.id for one in project.bank.all()).new(f"{group} question")
    question = additions.scenario(identifier, name, quotes)
    made.files[file] = made.text(file).rstrip("\n") + "\n" + question


def _group(made: _Made, project: Project, file: str, group: str) -> None:
    """Add the file of a group, its page in each language, and its line in the navigation."""
    titles = {code: one.unit(group).text for code, one in project.policy.texts.items()}
    made.new(file, additions.group(group, titles))
    folder = project.settings.identity.names.pages.quiz
    page = f"{folder}/{group}.md"
    for code, title in titles.items():
        made.new(f"docs/{code}/{page}", f"# {title}\n\n/// quiz | {group}\n///\n")
    pages = [link.target for link in project.settings.links]
    quizzes = [one for one in pages if one.startswith(f"{folder}/")]
    made.list_page(page, [project.policy.sections[-1].page, *quizzes][-1])


def _language(made: _Made, project: Project, code: str) -> None:
    """Add the language's entry, its pages and the software's texts: all to be translated."""
    official = project.settings.official.code
    source = additions.with_language(made.text(FILE), code)
    if source is None or (made.root / "docs" / code).exists():
        raise RefusedError("language", code=code)
    folder = made.root / "docs" / official
    for file in below(folder, "*.md"):
        path = f"docs/{code}/{file.relative_to(folder).as_posix()}"
        made.new(path, file.read_text(encoding="utf-8"))
    top = texts.FOLDER.parents[2]
    for name in texts.NAMES:
        wanted = texts.path(code, name)
        if made.root == top and not wanted.exists():
            made.new(
                wanted.relative_to(top).as_posix(), texts.path(official, name).read_text("utf-8")
            )
    made.files[FILE] = source
