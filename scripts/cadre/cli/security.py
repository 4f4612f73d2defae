"""The `security` verb: what is known of the packages that the software stands on."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from cadre import texts
from cadre.cli.saying import say, words
from cadre.texts import Texts


def security(root: Path, options: Namespace) -> int:
    """Audit every lock file; or write the list of the site's packages; or say where they install."""
    # Only here: the other verbs run without the tools of `test`.
    from dev.tools import ToolMissingError  # noqa: PLC0415

    tell = words(options)
    try:
        if options.sbom:
            return _bill(root, Path(options.sbom), tell)
        return _wheels(root, tell) if options.wheels else _audit(root, tell)
    except ToolMissingError as error:
        sys.stderr.write(texts.load(options.lang, "cli")(error.key, **error.values) + "\n")
        return 1


def _audit(root: Path, tell: Texts) -> int:
    """Print each known vulnerability with its mend; a package of which nothing is known is no good news."""
    from dev import security as work  # noqa: PLC0415

    status = 0
    for audit in work.audits(root):
        for one in audit.advisories:
            say(tell("security.vulnerable", lock=one.lock, package=one.package, name=one.name))
            key = "unmended" if not one.mended else "mended"
            key = "mended-npm" if one.lock == work.NPM_LOCK else key
            say(tell(f"security.{key}", versions=one.mended))
        key = "silent" if audit.silent else "good"
        if audit.silent or not audit.advisories:
            counts = {"packages": audit.packages, "silent": audit.silent}
            say(tell(f"security.{key}", lock=audit.lock, **counts))
        status |= int(bool(audit.silent or audit.advisories))
    return status


def _bill(root: Path, file: Path, tell: Texts) -> int:
    from dev import security as work  # noqa: PLC0415

    work.bill_of_materials(root, file)
    say(tell("security.sbom", file=file))
    return 0


def _wheels(root: Path, tell: Texts) -> int:
    """Print, for each system, how many compiled wheels it has, or the packages that have none for it."""
    from dev import wheels  # noqa: PLC0415

    status = 0
    for one in wheels.standings(root):
        if one.absent:
            say(tell("security.absent", platform=one.platform, names=", ".join(one.absent)))
            say(tell("security.absent-fix"))
            status = 1
        else:
            say(tell("security.ready", platform=one.platform, count=len(one.compiled)))
    return status
