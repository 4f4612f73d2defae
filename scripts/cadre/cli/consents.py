"""`consent`: its options, which of them go together, and who does the work."""

from __future__ import annotations

import argparse
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from cadre.cli import acknowledgements, hr_list, policies, register, register_of_all
from cadre.cli.saying import RefusedError, refuse, say, words
from cadre.disk.files import write_atomically
from cadre.model.diagnostics import as_text
from cadre.paper import EpochError, source_date
from cadre.publishing.site import Site
from cadre.texts.catalogues import catalogue

#: The sheets that are the same for everybody, and how the settings call each.
_COMMON: Final[Mapping[str, str]] = {"official": "consent", "memo": "memo", "poster": "poster"}
_MEETING: Final = "meeting"
_OF_LISTS: Final = ("people", "split", "outdated", "skip_bad", "department", "by_department")
#: The options of lists that each kind of work takes.
_TAKES: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(_COMMON, frozenset()),
    "acknowledgement": frozenset(_OF_LISTS),
    "meeting": frozenset(_OF_LISTS) - {"split"},
    "register": frozenset(_OF_LISTS) - {"split", "outdated"},
    "reminders": frozenset(_OF_LISTS) - {"split", "outdated", "by_department"},
}


def declare(parser: argparse.ArgumentParser, _: Sequence[str]) -> None:
    """Add the options of `consent`."""
    work = parser.add_mutually_exclusive_group(required=True)
    work.add_argument(
        "--kind",
        choices=("official", "acknowledgement", "memo", "poster", "meeting"),
        help="page de consentement, attestation de lecture, note de service, affiche, feuille de "
        "présence · consent page, acknowledgement of reading, memo, poster, attendance sheet",
    )
    for name, purpose in (
        (
            "register",
            "qui a attesté de quel texte, en .xlsx ou .csv · who confirmed which text, .xlsx or .csv",
        ),
        ("reminders", "à qui le rappeler, et un texte · whom to remind, and a text"),
    ):
        work.add_argument(f"--{name}", action="store_const", const=name, dest="kind", help=purpose)
    parser.add_argument(
        "--people", metavar="FILE", help="liste .csv ou .xlsx · list, .csv or .xlsx"
    )
    parser.add_argument("-o", "--output", help="fichier ou dossier · file or folder")
    parser.add_argument(
        "--department",
        metavar="NAME",
        action="append",
        default=[],
        help="seulement ce service; peut se répéter · only this department; may be repeated",
    )
    policies.declare(parser)
    for option, purpose in (
        ("--by-department", "par service, une feuille devant chacun · a sheet before each one"),
        ("--split", "un fichier par personne, dans un dossier · one file a person, in a folder"),
        ("--outdated", "seulement à renouveler · only those to renew"),
        ("--skip-bad", "sans les lignes fautives · without the bad rows"),
        ("--force", "remplacer ce qui existe · replace what exists"),
    ):
        parser.add_argument(option, action="store_true", help=purpose)


def consent(root: Path, options: Namespace) -> int:
    """Write the sheets or the register that the options ask for, or print the reminders."""
    try:
        _refuse_wrong(options)
        whole = Site.read(root)
        if whole.failed:
            sys.stderr.write(as_text(whole.problems, catalogue(options.lang)) + "\n")
            return 1
        if options.kind == "register" and whole.parts and not options.policy:
            register_of_all.write(whole, options)
        else:
            _do(policies.chosen(whole, options), options)
    except RefusedError as error:
        return refuse(options, error.key, **error.values)
    except EpochError:
        return refuse(options, "epoch")
    return 0


def _refuse_wrong(options: Namespace) -> None:
    """Raise RefusedError for options that do not go together."""
    given = [name for name in _OF_LISTS if getattr(options, name)]
    wrong = [name for name in given if name not in _TAKES[options.kind]]
    if wrong and options.kind in _COMMON:
        raise RefusedError("consent.no-list" if options.kind == "official" else "consent.alike")
    if wrong:
        raise RefusedError("consent.not-with", option=_option(wrong[0]), kind=_work(options))
    if options.split and options.by_department:
        raise RefusedError("consent.not-with", option="--by-department", kind="--split")
    if given and options.people is None:
        raise RefusedError("consent.list-missing")
    if options.kind in register.WORKS and options.people is None:
        raise RefusedError("consent.register-list")


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _work(options: Namespace) -> str:
    return f"--{'' if options.kind in register.WORKS else 'kind '}{options.kind}"


def _do(site: Site, options: Namespace) -> None:
    if options.kind == "acknowledgement":
        acknowledgements.write(site, options)
    elif options.kind == "register":
        register.write(site, options)
    elif options.kind == "reminders":
        register.remind(site, options)
    elif options.kind == "meeting":
        _meeting(site, options)
    else:
        _common(site, options)


def _common(site: Site, options: Namespace) -> None:
    makers: Mapping[str, Callable[[datetime | None], bytes]] = {
        "official": site.consent_page,
        "memo": site.documents.memo,
        "poster": site.documents.poster,
    }
    policy = site.project.policy
    if options.kind == "official" and not policy.signed:
        raise RefusedError("consent.no-lines")
    files = site.settings.identity.names.files
    output = _output(options, files.pdf(_COMMON[options.kind]))
    refused = "consent.refused" if options.kind == "official" else "consent.refused-file"
    _write(output, makers[options.kind](source_date(os.environ)), options, refused)


def _meeting(site: Site, options: Namespace) -> None:
    name = site.settings.identity.names.files.pdf(_MEETING)
    output, created = _output(options, name), source_date(os.environ)
    people = hr_list.people(site, options) if options.people else ()
    if options.people and not people:
        return
    made = site.documents.attendance(people, created, divided=options.by_department)
    _write(output, made, options, "consent.refused-file")


def _output(options: Namespace, name: str) -> Path:
    """Return where to write; raises RefusedError when something is there that may not be replaced."""
    output = Path(options.output or name)
    if output.exists() and not options.force:
        raise RefusedError("consent.exists", path=output)
    return output


def _write(output: Path, data: bytes, options: Namespace, refused: str) -> None:
    try:
        write_atomically(output, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError(refused, path=output, reason=reason) from None
    say(words(options)("consent.written", path=output))
