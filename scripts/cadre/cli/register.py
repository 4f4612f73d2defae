"""`consent --register` and `--reminders`: who confirmed which text, and whom to remind."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from cadre.cli import hr_list, register_book
from cadre.cli.saying import RefusedError, say, words
from cadre.disk.files import csv_file, write_atomically
from cadre.model import renewal
from cadre.model.people import Person, by_department
from cadre.model.renewal import OnFile
from cadre.paper import instant, source_date
from cadre.publishing.site import Site

WORKS: Final = frozenset({"register", "reminders"})
_CSV: Final = ".csv"
_BOOK: Final = ".xlsx"
#: The status stands next to the name: it is what one looks for.
_COLUMNS: Final = ("name", "standing", "number", "job", "department", "code", "received")


def write(site: Site, options: Namespace) -> None:
    """Write the register as CSV or as a workbook, then print how many there are of each kind, by department."""
    output = output_of(site, options)
    people = hr_list.people(site, options)
    if options.by_department:
        people = [person for one in by_department(people) for person in one.people]
    save(output, list(_rows(site, people, options)), site.settings.identity.version, options)
    count(site, people, options)


def count(site: Site, people: Sequence[Person], options: Namespace) -> None:
    """Print how many there are of each kind, by department."""
    tell = words(options)
    for one in by_department(people):
        name = one.name or tell("consent.register.no-department")
        say(tell("consent.register.line", department=name, **_counts(site, one.people)))
    say(tell("consent.register.total", **_counts(site, people)))


def output_of(site: Site, options: Namespace) -> Path:
    """Return where to write the register; raises RefusedError when it cannot be there."""
    output = Path(options.output or f"{site.settings.identity.names.files.registry}{_CSV}")
    if output.suffix.lower() not in (_CSV, _BOOK):
        raise RefusedError("consent.register-csv", path=output)
    if output.exists() and not options.force:
        raise RefusedError("consent.exists", path=output)
    return output


def save(output: Path, rows: Sequence[Sequence[str]], day: str, options: Namespace) -> None:
    """Write the register, headings first; `day` is that of the version whose workbook it is."""
    try:
        write_atomically(output, _file(output.suffix.lower(), day, rows, options))
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("consent.refused-file", path=output, reason=reason) from None
    say(words(options)("consent.written", path=output))


def _file(suffix: str, day: str, rows: Sequence[Sequence[str]], options: Namespace) -> bytes:
    if suffix == _CSV:
        return csv_file(rows)
    created = instant(source_date(os.environ), day)
    return register_book.workbook(words(options)("consent.register.sheet"), rows, created)


def remind(site: Site, options: Namespace) -> None:
    """Print, by department, those with no acknowledgement of today's text on file, and what to send them."""
    people = hr_list.to_renew(site, hr_list.people(site, options))
    text = "\n".join(_reminder(site, people)) if people else ""
    if not text:
        say(words(options)("consent.nobody-to-remind"))
    elif options.output:
        _save(Path(options.output), text, options)
    else:
        say(text)


def _save(output: Path, text: str, options: Namespace) -> None:
    if output.exists() and not options.force:
        raise RefusedError("consent.exists", path=output)
    try:
        write_atomically(output, f"{text}\n".encode("utf-8-sig"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("consent.refused-file", path=output, reason=reason) from None
    say(words(options)("consent.written", path=output))


def _rows(site: Site, people: Sequence[Person], options: Namespace) -> Iterator[list[str]]:
    """Yield the headings, those of the site's own table, then one row a person."""
    shown = site.project.words(options.lang)
    yield [shown(f"signer.people.{column}") for column in _COLUMNS]
    current, versions = site.project.policy.code, site.project.versions
    for person in people:
        kind = renewal.on_file(person, current, versions)
        standing = shown(f"signer.standing.{kind}")
        cells = (person.number, person.job, person.department, person.code, person.received)
        yield [person.name, standing, *cells]


def _counts(site: Site, people: Sequence[Person]) -> Mapping[str, int]:
    by_file = renewal.by_file(people, site.project.policy.code, site.project.versions)
    counts = {kind.value: len(by_file[kind]) for kind in OnFile}
    return {"total": len(people), **counts}


def _reminder(site: Site, people: Sequence[Person]) -> Iterator[str]:
    """Yield the lines: names by department, then the text, in the official language of what is sent."""
    said = site.project.words(site.project.policy.official, "paper")
    for one in by_department(people):
        name = one.name or said("no-department")
        yield said("reminder.department", name=name, number=len(one.people))
        yield from (said("reminder.person", name=person.name) for person in one.people)
        yield ""
    yield from site.documents.reminder()
