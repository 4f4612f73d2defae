"""`consent --kind acknowledgement`: the blank form, or one form for each person of HR's list."""

from __future__ import annotations

import hashlib
import os
import re
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from cadre.cli import hr_list, progress
from cadre.cli.saying import RefusedError, note, say, words
from cadre.disk.files import ForeignFileError, csv_file, write_atomically, write_folder
from cadre.model.people import Person
from cadre.paper import source_date
from cadre.publishing.site import Site
from cadre.reading.settings.names import Files

MANIFEST: Final = "manifest.csv"
#: What a page takes on an office computer (measured by tests/benchmarks/attestations.py).
_SECONDS_A_PERSON: Final = 0.002
#: The files of a folder that `--split` wrote, and so may replace.
_OURS: Final = re.compile(rf"[0-9]{{5,}}\.pdf|{re.escape(MANIFEST)}")


def write(site: Site, options: Namespace) -> None:
    """Write what the options ask for; raises RefusedError, or ValueError for a wrong epoch."""
    output = _output(options, site.settings.identity.names.files)
    if output.exists() and not options.force:
        raise RefusedError("consent.exists", path=output)
    created = source_date(os.environ)
    try:
        if options.people is None:
            write_atomically(output, site.acknowledgements((), created))
        else:
            people = hr_list.people(site, options)
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
    say(words(options)("consent.written", path=output))


def _output(options: Namespace, files: Files) -> Path:
    """Return where to write: one file, or the folder of those of each person."""
    if options.people is None:
        return Path(options.output or files.pdf("acknowledgement"))
    many = files.acknowledgements if options.split else files.pdf("acknowledgements")
    return Path(options.output or many)


def _one_file(site: Site, people: Sequence[Person], output: Path, options: Namespace) -> None:
    # Typst makes a file in one go: there is nothing to count on the way.
    if (count := len(people)) >= progress.LONG:
        seconds = max(1, round(count * _SECONDS_A_PERSON))
        note(options, "consent.laying-out", count=count, seconds=seconds)
    created, divided = source_date(os.environ), options.by_department
    write_atomically(output, site.acknowledgements(people, created, divided=divided))


def _files(site: Site, people: Sequence[Person], options: Namespace) -> Iterator[tuple[str, bytes]]:
    """Yield one file a person, named after the row, then the manifest."""
    created = source_date(os.environ)
    tell = words(options)
    rows = [[tell(f"consent.manifest.{name}") for name in ("row", "file", "sha256", "code")]]
    code = site.project.policy.code
    for person in progress.follow(people, len(people), tell, "consent.progress"):
        name = f"{person.row:05}.pdf"
        data = site.acknowledgements((person,), created)
        rows.append([str(person.row), name, hashlib.sha256(data).hexdigest(), code])
        yield name, data
    yield MANIFEST, csv_file(rows)
