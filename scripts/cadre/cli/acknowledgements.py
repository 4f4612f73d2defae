"""`consent --kind acknowledgement`: the blank form, or one form for each person of HR's list."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from cadre import renewal, texts
from cadre.cli import progress
from cadre.diagnostics import as_text, failed
from cadre.files import ForeignFileError, csv_cell, write_atomically, write_folder
from cadre.messages import catalogue
from cadre.paper import first_unprintable, source_date
from cadre.people import PeopleList, Person
from cadre.reading import people_lists
from cadre.renewal import OnFile
from cadre.site import Site

BLANK: Final = "attestation-de-lecture.pdf"
ONE_FILE: Final = "attestations.pdf"
FOLDER: Final = "attestations"
MANIFEST: Final = "manifest.csv"
#: What a page takes on an office computer (measured by tests/benchmarks/attestations.py).
_SECONDS_A_PERSON: Final = 0.002
#: The files of a folder that `--split` wrote, and so may replace.
_OURS: Final = re.compile(rf"[0-9]{{5,}}\.pdf|{re.escape(MANIFEST)}")


class RefusedError(Exception):
    """The work cannot go on: `key` names the text that says why, in the set `commands`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def write(site: Site, options: Namespace) -> None:
    """Write what the options ask for; raises RefusedError, or ValueError for a wrong epoch."""
    output = _output(options)
    if output.exists() and not options.force:
        raise RefusedError("consent.exists", path=output)
    created = source_date(os.environ)
    try:
        if options.people is None:
            write_atomically(output, site.acknowledgements((), created))
        else:
            people = _people(site, options)
            if not people:
                return
            if options.split:
                write_folder(output, _files(site, people, options), _OURS)
            else:
                _one_file(site, people, output, options)
    except ForeignFileError as error:
        raise RefusedError("consent.foreign", path=output, name=error.name) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("consent.refused-acknowledgement", path=output, reason=reason) from None
    _tell(options, "consent.written", path=output)


def _output(options: Namespace) -> Path:
    if options.people is None:
        return Path(options.output or BLANK)
    return Path(options.output or (FOLDER if options.split else ONE_FILE))


def _people(site: Site, options: Namespace) -> Sequence[Person]:
    """Return those to print for, after telling everything about the list; none when all is said."""
    try:
        data = Path(options.people).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("consent.unreadable", path=options.people, reason=reason) from None
    found = people_lists.read(data, options.people, first_unprintable)
    _report(found, options)
    if failed(found.problems) and not (options.skip_bad and found.people):
        raise RefusedError("consent.bad-list", path=options.people)
    if failed(found.problems):
        _note(options, "consent.skipped", count=found.rows - len(found.people))
    _standings(site, found.people, options)
    if not options.outdated:
        return found.people
    renew = _to_renew(site, found.people)
    if not renew:
        _tell(options, "consent.nobody-to-renew")
    return renew


def _report(found: PeopleList, options: Namespace) -> None:
    if found.problems:
        sys.stderr.write(as_text(found.problems, catalogue(options.lang, "people")) + "\n")
    if found.ignored:
        _note(options, "consent.ignored", columns=", ".join(found.ignored))
    if found.empty:
        _note(options, "consent.empty-rows", count=found.empty)


def _standings(site: Site, people: Sequence[Person], options: Namespace) -> None:
    """Tell how many have confirmed which text, as soon as the list has one code or it is asked for."""
    if options.outdated or any(person.code for person in people):
        by_file = renewal.by_file(people, site.project.policy.code, site.project.versions)
        for kind in OnFile:
            _note(options, f"consent.on-file.{kind}", count=len(by_file[kind]))


def _to_renew(site: Site, people: Sequence[Person]) -> Sequence[Person]:
    by_file = renewal.by_file(people, site.project.policy.code, site.project.versions)
    current = set(by_file[OnFile.CURRENT])
    return [person for person in people if person not in current]


def _one_file(site: Site, people: Sequence[Person], output: Path, options: Namespace) -> None:
    # Typst makes a file in one go: there is nothing to count on the way.
    if (count := len(people)) >= progress.LONG:
        seconds = max(1, round(count * _SECONDS_A_PERSON))
        _note(options, "consent.laying-out", count=count, seconds=seconds)
    write_atomically(output, site.acknowledgements(people, source_date(os.environ)))


def _files(site: Site, people: Sequence[Person], options: Namespace) -> Iterator[tuple[str, bytes]]:
    """Yield one file a person, named after the row, then the manifest."""
    created = source_date(os.environ)
    words = texts.load(options.lang, "commands")
    rows = [[words(f"consent.manifest.{name}") for name in ("row", "file", "sha256", "code")]]
    code = site.project.policy.code
    for person in progress.follow(people, len(people), words, "consent.progress"):
        name = f"{person.row:05}.pdf"
        data = site.acknowledgements((person,), created)
        rows.append([str(person.row), name, hashlib.sha256(data).hexdigest(), code])
        yield name, data
    yield MANIFEST, _csv(rows)


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table as Excel in Quebec opens it: a BOM and semicolons."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([csv_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _tell(options: Namespace, key: str, **values: object) -> None:
    sys.stdout.write(texts.load(options.lang, "commands")(key, **values) + "\n")


def _note(options: Namespace, key: str, **values: object) -> None:
    """Write beside the result, where it disturbs no file that the output goes to."""
    sys.stderr.write(texts.load(options.lang, "commands")(key, **values) + "\n")
