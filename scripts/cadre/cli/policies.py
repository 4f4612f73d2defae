"""`--policy`: which of several policies a verb works for."""

from __future__ import annotations

import argparse
from argparse import Namespace

from cadre.cli.saying import RefusedError
from cadre.publishing.site import Site


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument(
        "--policy",
        metavar="FOLDER",
        default="",
        help="un seul des textes d'un site qui en a plusieurs · one of the policies of a site that has several",
    )


def chosen(site: Site, options: Namespace) -> Site:
    """Return the site of the policy that the options name, of the only one where there is one.

    Raises RefusedError when none is named among several, or one that does not exist.
    """
    if not site.parts and not options.policy:
        return site
    if options.policy in site.parts:
        return site.parts[options.policy]
    known = ", ".join(site.parts)
    key = (
        "policy.none" if not site.parts else "policy.unknown" if options.policy else "policy.which"
    )
    example = next(iter(site.parts), "")
    raise RefusedError(key, policy=options.policy, known=known, example=example)


def asked(site: Site, options: Namespace) -> list[Site]:
    """Return the site of the policy that the options name, of each one where they name none."""
    if options.policy or not site.parts:
        return [chosen(site, options)]
    return list(site.parts.values())
