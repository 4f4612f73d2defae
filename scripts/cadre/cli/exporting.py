"""`export`: the quiz as one file for a learning system, or for paper."""

from __future__ import annotations

import argparse
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from cadre import texts
from cadre.cli import policies
from cadre.cli.mkdocs_settings import added, refused_by_mkdocs
from cadre.cli.saying import RefusedError, refuse, say
from cadre.disk.files import write_atomically
from cadre.export import Request, formats
from cadre.model.diagnostics import as_text, failed
from cadre.paper import EpochError, UnprintableCharacterError, source_date
from cadre.publishing.site import Site
from cadre.texts.catalogues import catalogue

#: What every format takes; the other options are a format's own.
_COMMON: Final = frozenset({"verb", "lang", "format", "output", "language", "policy"})


def declare(verb: argparse.ArgumentParser, languages: Sequence[str]) -> None:
    """Declare the formats, each with the options that are its own; `languages` are those of messages."""
    known = verb.add_subparsers(dest="format", required=True, metavar="FORMAT")
    for name, form in formats().items():
        one = known.add_parser(name, help=form.summary, description=form.summary)
        one.add_argument("-o", "--output", metavar="OUT", help="fichier · file")
        one.add_argument(
            "--language",
            metavar="CODE",
            default="",
            help="langue du quiz : fr si absente · language of the quiz: fr unless it is given",
        )
        # Here too: argparse would take it for the beginning of --language. What the verb was given stays.
        one.add_argument(
            "--lang",
            choices=languages,
            default=argparse.SUPPRESS,
            help="langue des messages · of the messages",
        )
        policies.declare(one)
        form.options(one)


def export(root: Path, options: Namespace) -> int:
    """Write the quiz of one language in a format; refuse while `check` has an error."""
    site = Site.read(root)
    problems = (*site.problems, *added(site.problems, refused_by_mkdocs(site.settings)))
    if failed(problems):
        sys.stderr.write(as_text(problems, catalogue(options.lang)) + "\n")
        return 1
    try:
        return _write(policies.chosen(site, options), options, source_date(os.environ))
    except RefusedError as error:
        return refuse(options, error.key, **error.values)
    except EpochError:
        return refuse(options, "epoch")


def _write(site: Site, options: Namespace, created: datetime | None) -> int:
    tell, name = texts.load(options.lang, "export"), options.format
    languages = {one.code: one for one in site.settings.shipped}
    wanted = options.language or site.settings.official.code
    if wanted not in languages:
        values = {"known": ", ".join(languages), "example": next(iter(languages))}
        return _refused(tell("language", language=wanted, format=name, **values))
    if not site.project.bank.all():
        return _refused(tell("empty"))
    form = formats()[name]
    stem = "-".join(filter(None, ("quiz", site.settings.folder, wanted)))
    output = Path(options.output or f"{stem}{form.suffix}")
    choices = {key: value for key, value in vars(options).items() if key not in _COMMON}
    context = site.context
    request = Request(site.project, context, languages[wanted], choices, created)
    try:
        write_atomically(output, form.make(request))
    except UnprintableCharacterError as error:
        code = f"U+{ord(error.character):04X}"
        return _refused(tell("unprintable", scenario=error.where, character=code))
    except OSError as error:
        example = f"{stem}{form.suffix}"
        values = {"reason": error.strerror or str(error), "format": name, "example": example}
        return _refused(tell("refused", path=output, **values))
    say(tell("written", path=output))
    return 0


def _refused(message: str) -> int:
    sys.stderr.write(f"{message}\n")
    return 1
