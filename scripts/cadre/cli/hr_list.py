"""HR's list as `consent` reads it: everything is told about it, then those whom the options ask for stay."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from cadre.cli.saying import RefusedError, note, say, words
from cadre.model import renewal
from cadre.model.diagnostics import as_text, failed
from cadre.model.people import PeopleList, Person, by_department, folded
from cadre.model.renewal import OnFile
from cadre.paper import first_unprintable
from cadre.publishing.site import Site
from cadre.reading.lists import people_lists
from cadre.texts.catalogues import catalogue


def people(site: Site, options: Namespace) -> Sequence[Person]:
    """Return those to print for, after telling everything about the list; none when all is said."""
    try:
        data = Path(options.people).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("consent.unreadable", path=options.people, reason=reason) from None
    found = people_lists.read(data, options.people, first_unprintable, others(site))
    report(found, options)
    if failed(found.problems) and not (options.skip_bad and found.people):
        raise RefusedError("consent.bad-list", path=options.people)
    if failed(found.problems):
        note(options, "consent.skipped", count=found.rows - len(found.people))
    wanted = of_departments(found.people, options)
    _standings(site, wanted, options)
    if not options.outdated:
        return wanted
    renew = to_renew(site, wanted)
    if not renew:
        say(words(options)("consent.nobody-to-renew"))
    return renew


def others(site: Site) -> frozenset[str]:
    """Return the names, in short, of the other policies of the site, in each language: their columns are not its own."""
    whole, own = site.project.site.settings, site.settings.folder
    return frozenset(
        policy.identity.document.shortened(language.code)
        for policy in whole.policies
        for language in whole.shipped
        if policy.folder != own
    )


def of_departments(people: Sequence[Person], options: Namespace) -> Sequence[Person]:
    """Return those of the departments that the options name, all when they name none."""
    known = {folded(one.name): one.name for one in by_department(people)}
    for name in options.department:
        if folded(name) not in known:
            listed = "; ".join(filter(None, known.values()))
            key = "consent.no-department" if listed else "consent.no-departments"
            raise RefusedError(key, name=name, departments=listed)
    wanted = set(map(folded, options.department)) or known.keys()
    return [person for person in people if folded(person.department) in wanted]


def report(found: PeopleList, options: Namespace) -> None:
    """Tell all that was found in the list, on standard error."""
    if found.problems:
        sys.stderr.write(as_text(found.problems, catalogue(options.lang, "people")) + "\n")
    if found.ignored:
        note(options, "consent.ignored", columns=", ".join(found.ignored))
    if found.empty:
        note(options, "consent.empty-rows", count=found.empty)


def _standings(site: Site, people: Sequence[Person], options: Namespace) -> None:
    """Tell how many have confirmed which text, as soon as the list has one code or it is asked for."""
    if options.outdated or any(person.code for person in people):
        by_file = renewal.by_file(people, site.project.policy.code, site.project.versions)
        for kind in OnFile:
            note(options, f"consent.on-file.{kind}", count=len(by_file[kind]))


def to_renew(site: Site, people: Sequence[Person]) -> Sequence[Person]:
    """Return those who have no acknowledgement of today's text on file."""
    by_file = renewal.by_file(people, site.project.policy.code, site.project.versions)
    current = set(by_file[OnFile.CURRENT])
    return [person for person in people if person not in current]
