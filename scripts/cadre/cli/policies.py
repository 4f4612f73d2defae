"""`--policy`: which of several policies a verb works for."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Mapping
from typing import TypeVar

from cadre.cli.saying import RefusedError, say, words
from cadre.publishing.site import Site
from cadre.reading import Project

#: A site or a project, which may be made of several.
Whole = TypeVar("Whole", Site, Project)


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument(
        "--policy",
        metavar="FOLDER",
        default="",
        help="un seul des textes d'un site qui en a plusieurs · one of the policies of a site that has several",
    )


def chosen(site: Whole, options: Namespace) -> Whole:
    """Return the policy that the options name, what is given where it is the only one.

    Raises RefusedError when none is named among several, or one that does not exist.
    """
    parts: Mapping[str, Whole] = site.parts
    if not parts and not options.policy:
        return site
    if options.policy in parts:
        return parts[options.policy]
    known, example = ", ".join(parts), next(iter(parts), "")
    key = "policy.none" if not parts else "policy.unknown" if options.policy else "policy.which"
    raise RefusedError(key, policy=options.policy, known=known, example=example)


def head(site: Site, part: Site, options: Namespace) -> None:
    """Say of which policy the lines that follow are, where there are several."""
    if site.parts:
        name = part.settings.identity.document.shortened(options.lang)
        say(words(options)("policy.head", policy=name))


def asked(site: Site, options: Namespace) -> list[Site]:
    """Return the site of the policy that the options name, of each one where they name none."""
    if options.policy or not site.parts:
        return [chosen(site, options)]
    return list(site.parts.values())
