"""The `amend` verb: the text as a new act leaves it, from its file, into the pages that hold it."""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from cadre import reading, texts
from cadre.cli import documents, policies
from cadre.cli.saying import RefusedError, refuse, say
from cadre.disk.files import write_atomically
from cadre.model.diagnostics import as_text
from cadre.model.versions import Change
from cadre.moving import acts
from cadre.moving.amendment import Amendment
from cadre.moving.ids import Ids
from cadre.moving.matching import match, passages
from cadre.publishing.site import Site
from cadre.reading import Project, settings
from cadre.reading.settings import FILE
from cadre.texts.catalogues import catalogue


def declare(verb: argparse.ArgumentParser, _: Sequence[str]) -> None:
    """Add the options of `amend`."""
    documents.declare(verb)
    policies.declare(verb)
    verb.add_argument(
        "--number", default="", help="numéro de l'acte qui modifie · number of the amending act"
    )
    verb.add_argument("--on", default="", help="jour de cet acte · day of that act (YYYY-MM-DD)")


def amend(root: Path, options: Namespace) -> int:
    """Show what a new text changes; with an act and its day, write it, and tell what is to be reviewed."""
    tell = texts.load(options.lang, "moving")
    try:
        return _amend(root, options, tell)
    except RefusedError as error:
        if error.key.startswith("policy."):
            return refuse(options, error.key, **error.values)
        sys.stderr.write(tell(f"refused.{error.key}", **error.values) + "\n")
        return 1


def _amend(root: Path, options: Namespace, tell: texts.Texts) -> int:
    draft = documents.draft(options)
    whole = Site.read(root)
    site = policies.chosen(whole, options)
    if site.mistakes:
        sys.stderr.write(as_text(site.mistakes, catalogue(options.lang)) + "\n")
        raise RefusedError("mistakes")
    project = site.project
    text = project.policy.text(project.policy.official)
    pages = [project.pages[project.policy.official, one.page] for one in project.policy.sections]
    taken = [element.id for page in project.pages.values() for element in page.scan.elements]
    old = [change.unit for version in project.versions for change in version.changes]
    amendment = Amendment(pages, Ids(filter(None, [*taken, *old])))
    bodies = amendment.make(match(text.units, list(passages(draft))))
    _show(amendment, len(text.units), tell)
    if not (options.number and options.on):
        say(tell("amended.shown", file=options.file))
        return 0
    documents.day(options.on)
    _write(root, project, bodies, amendment.changes, options)
    after = Site.read(root)
    if after.problems:
        sys.stderr.write(as_text(after.problems, catalogue(options.lang)) + "\n")
    now = policies.chosen(after, options)
    say(tell("amended.written", code=now.project.policy.code))
    return int(bool(now.mistakes))


def _show(amendment: Amendment, number: int, tell: texts.Texts) -> None:
    kinds = {"added": 0, "removed": 0, "changed": 0}
    for change in amendment.changes:
        kind = "added" if not change.before else "changed" if change.after else "removed"
        kinds[kind] += 1
        say(tell(f"amended.{kind}", unit=change.unit, before=change.before, after=change.after))
    same = number - kinds["removed"] - kinds["changed"]
    for text in amendment.unplaced:
        say(tell("amended.unplaced", text=text))
    say(tell("amended.total", same=same, **kinds))


def _write(
    root: Path,
    project: Project,
    bodies: dict[str, str],
    changes: Sequence[Change],
    options: Namespace,
) -> None:
    """Write the pages, then the act and the version: the code is that of the pages as they are read again."""
    line = project.settings.tree.place("extra", "cadre", "document", "adopted").line
    source = (root / FILE).read_text(encoding="utf-8")
    new = acts.amended(source, line, options.number, options.on)
    if new is None:
        raise RefusedError("adopted", number=options.number, on=options.on)
    for name, body in bodies.items():
        page = project.pages[project.policy.official, name]
        file = root / page.path
        head = file.read_bytes().decode().splitlines(keepends=True)[: page.body_line - 1]
        write_atomically(file, ("".join(head) + body.rstrip("\n") + "\n").encode())
    write_atomically(root / FILE, new.encode())
    read = reading.read(settings.load(root))
    code = read.parts.get(options.policy, read).policy.code
    file = root / project.settings.versions
    versions = file.read_text(encoding="utf-8")
    added = acts.with_version(versions, options.number, options.on, code, changes)
    write_atomically(file, added.encode())
