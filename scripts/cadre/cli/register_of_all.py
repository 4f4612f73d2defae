"""`consent --register` for several policies: one row a person, and for each policy its own columns and counts."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from cadre.cli import hr_list, policies, register
from cadre.cli.saying import RefusedError, note
from cadre.model import renewal
from cadre.model.diagnostics import failed, in_order
from cadre.model.people import PeopleList, Person, by_department
from cadre.paper import first_unprintable
from cadre.publishing.site import Site
from cadre.reading.lists import people_lists

#: What is one for all the policies, then what each has of its own.
_PERSON: Final = ("name", "number", "job", "department")
_POLICY: Final = ("standing", "code", "received")


def write(site: Site, options: Namespace) -> None:
    """Write who confirmed which text of each policy, then print how many there are of each kind, policy by policy.

    The list has one column of codes a policy, whose heading names it in parentheses, as the register has.
    """
    output = register.output_of(site, options)
    found = {folder: _read(part, options) for folder, part in site.parts.items()}
    people = _agreed(found, options)
    day = max(part.settings.identity.version for part in site.parts.values())
    register.save(output, list(_rows(site, people, options)), day, options)
    for folder, part in site.parts.items():
        policies.head(site, part, options)
        register.count(part, people[folder], options)


def _read(part: Site, options: Namespace) -> PeopleList:
    try:
        data = Path(options.people).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("consent.unreadable", path=options.people, reason=reason) from None
    return people_lists.read(data, options.people, first_unprintable, hr_list.others(part))


def _agreed(found: Mapping[str, PeopleList], options: Namespace) -> Mapping[str, Sequence[Person]]:
    """Return the people of each policy, the same ones in the same order, after telling all about the list once."""
    first = next(iter(found.values()))
    problems = in_order(problem for one in found.values() for problem in one.problems)
    unread = [name for name in first.ignored if all(name in one.ignored for one in found.values())]
    hr_list.report(replace(first, problems=problems, ignored=tuple(unread)), options)
    kept = set.intersection(*({person.row for person in one.people} for one in found.values()))
    if failed(problems) and not (options.skip_bad and kept):
        raise RefusedError("consent.bad-list", path=options.people)
    if failed(problems):
        note(options, "consent.skipped", count=first.rows - len(kept))
    return {
        folder: _in_order([one for one in each.people if one.row in kept], options)
        for folder, each in found.items()
    }


def _in_order(people: Sequence[Person], options: Namespace) -> Sequence[Person]:
    wanted = hr_list.of_departments(people, options)
    if not options.by_department:
        return wanted
    return [person for one in by_department(wanted) for person in one.people]


def _rows(
    site: Site, people: Mapping[str, Sequence[Person]], options: Namespace
) -> Iterator[list[str]]:
    shown = site.project.words(options.lang)
    heads = [
        f"{shown(f'signer.people.{column}')} ({_name(part, options)})"
        for part in site.parts.values()
        for column in _POLICY
    ]
    yield [*(shown(f"signer.people.{column}") for column in _PERSON), *heads]
    for same in zip(*people.values(), strict=True):
        first, row = same[0], []
        for part, person in zip(site.parts.values(), same, strict=True):
            project = part.project
            kind = renewal.on_file(person, project.policy.code, project.versions)
            row += [shown(f"signer.standing.{kind}"), person.code, person.received]
        yield [first.name, first.number, first.job, first.department, *row]


def _name(part: Site, options: Namespace) -> str:
    return part.settings.identity.document.shortened(options.lang)
