"""The `new` verb: from a file of a word processor to a project that builds."""

from __future__ import annotations

import argparse
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cadre import texts
from cadre.cli import adding, documents
from cadre.cli.saying import RefusedError, refuse, say
from cadre.disk.files import write_atomically
from cadre.model.diagnostics import Severity, as_text
from cadre.model.draft import Draft, Title
from cadre.moving import comparison
from cadre.moving.pages import Page, cut
from cadre.moving.project import DOCUMENTS, LITTER, OWN_DOCUMENTS, SOFTWARE, Details, versions
from cadre.moving.project import files as project_files
from cadre.publishing.site import Site
from cadre.texts.catalogues import catalogue

#: What is asked for, in this order: the names of the options.
ASKED: Final = ("title", "organisation", "noun", "kind", "number", "on")
#: Longer than this, some words are told by their beginning.
_SHOWN: Final = 100


def declare(verb: argparse.ArgumentParser, languages: Sequence[str]) -> None:
    """Add the options of `new`."""
    verb.add_argument(
        "folder", type=Path, nargs="?", help="dossier neuf ou vide · new or empty folder"
    )
    documents.declare(verb, required=False)
    verb.add_argument(
        "--official",
        choices=languages,
        default=texts.SOURCE,
        help="langue du texte adopté, fr si absent · language of the adopted text, fr unless given",
    )
    for name in ASKED:
        verb.add_argument(f"--{name}", default="", help=_help(name))
    adding.declare(verb)


def _help(name: str) -> str:
    said = [
        texts.load(language, "moving")(f"ask.{name}") for language in (texts.SOURCE, texts.SECOND)
    ]
    return " · ".join(said).replace("%", "%%")


def new(root: Path, options: Namespace) -> int:
    """Write a project made from a file, or add to the one that stands here; status 1 when a page has an error."""
    tell = texts.load(options.lang, "moving")
    adds = options.section or options.scenario or options.language
    try:
        return (adding.add if adds else _new)(root, options, tell)
    except RefusedError as error:
        if error.key.startswith("policy."):
            return refuse(options, error.key, **error.values)
        sys.stderr.write(tell(f"refused.{error.key}", **error.values) + "\n")
        return 1


def _new(root: Path, options: Namespace, tell: texts.Texts) -> int:
    if not (options.folder and options.file):
        raise RefusedError("what")
    words = texts.load(options.official, "moving")
    draft = documents.draft(options)
    if options.folder.exists() and (not options.folder.is_dir() or any(options.folder.iterdir())):
        raise RefusedError("full", folder=options.folder, file=options.file, year=date.today().year)  # noqa: DTZ011
    pages = cut(draft, words("project.cover"))
    details = _details(options, tell, _title(draft))
    with TemporaryDirectory(dir=_parent(options.folder), prefix=".cadre-") as name:
        made = Path(name) / "project"
        _copy(root, made)
        for path, text in project_files(pages, details, words):
            write_atomically(_below(made, path), text.encode())
        code = Site.read(made).project.policy.code
        write_atomically(made / "versions.yml", versions(details, code).encode())
        site = Site.read(made)
        if options.folder.exists():
            options.folder.rmdir()
        made.rename(options.folder)
    return _report(site, draft, pages, options, tell)


def _details(options: Namespace, tell: texts.Texts, title: str) -> Details:
    """Return what the options give, and what is asked of whoever is at the terminal."""
    given = {name: str(getattr(options, name)).strip() for name in ASKED}
    given["title"] = given["title"] or title
    for name in ASKED:
        if not given[name] and sys.stdin is not None and sys.stdin.isatty():
            given[name] = input(f"{tell(f'ask.{name}')} : ").strip()
    if missing := [f"--{name}" for name in ASKED if not given[name]]:
        raise RefusedError(
            "missing", options=", ".join(missing), folder=options.folder, file=options.file
        )
    documents.day(given["on"])
    return Details(**given)


def _title(draft: Draft) -> str:
    """Return the title that the file gives to itself, or nothing."""
    first = draft.blocks[0]
    return " ".join(first.text.split()) if isinstance(first, Title) and not first.level else ""


def _parent(folder: Path) -> Path:
    parent = folder.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    return parent


def _below(folder: Path, path: str) -> Path:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def _copy(root: Path, made: Path) -> None:
    """Copy the software, and nothing of the municipality whose it was."""
    documents = [file for pattern in DOCUMENTS for file in root.glob(pattern)]
    kept = [file for file in documents if not OWN_DOCUMENTS.search(file.name)]
    for source in (*(root / name for name in SOFTWARE), *kept):
        target = _below(made, source.relative_to(root).as_posix())
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns(*LITTER))
        elif source.exists():
            shutil.copy(source, target)


def _report(
    site: Site, draft: Draft, pages: Sequence[Page], options: Namespace, tell: texts.Texts
) -> int:
    problems = tuple(site.problems)
    if problems:
        sys.stderr.write(as_text(problems, catalogue(options.lang)) + "\n")
    say(tell("done.pages"))
    units = site.project.policy.text(options.official).units
    for section, page in zip(site.project.policy.sections, pages, strict=True):
        count = sum(unit.page == section.page for unit in units)
        path = f"docs/{options.official}/{section.page}"
        say(tell("done.page", file=path, role=page.role, units=count, title=_short(page.title)))
    for line in (*_guessed(draft, options, tell), *_losses(draft, tell)):
        say(line)
    if found := comparison.different(draft, units):
        say(tell("done.different", words=_short(" ".join(found))))
    else:
        say(tell("done.same", number=sum(1 for _ in draft.words())))
    say(tell("done.written", folder=options.folder, code=site.project.policy.code))
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    say(tell("done.problems" if errors else "done.next", folder=options.folder))
    return int(errors)


def _guessed(draft: Draft, options: Namespace, tell: texts.Texts) -> Iterator[str]:
    titles = [block.text for block in draft.blocks if isinstance(block, Title) and block.guessed]
    if titles:
        yield tell("done.guessed", file=options.file.name, titles="; ".join(titles))


def _losses(draft: Draft, tell: texts.Texts) -> Iterator[str]:
    if draft.losses:
        yield tell("done.losses")
    met: set[str] = set()
    for loss in draft.losses:
        number = sum(other.kind == loss.kind for other in draft.losses)
        line = tell(f"done.loss.{loss.kind}", words=_short(loss.words), number=number)
        if line not in met:
            met.add(line)
            yield line


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
