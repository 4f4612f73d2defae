"""The work of each verb: each takes the project's root and the options, and returns an exit status."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from cadre import texts
from cadre.checks.bank_rules import SCHEMA
from cadre.checks.coverage import coverage
from cadre.checks.readability import ease
from cadre.cli import guess, policies
from cadre.cli.acceptance import accept
from cadre.cli.amending import amend
from cadre.cli.consents import consent
from cadre.cli.exporting import export
from cadre.cli.identifiers import add_ids
from cadre.cli.mkdocs_settings import added, refused_by_mkdocs
from cadre.cli.moving import new
from cadre.cli.saying import RefusedError, refuse, say, words
from cadre.cli.security import security
from cadre.cli.site_verbs import build, serve
from cadre.disk.files import write_atomically
from cadre.model.bank import schema
from cadre.model.diagnostics import Severity, as_json, as_text, failed
from cadre.model.policy import SHORT_CODE
from cadre.model.versions import Standing, standing
from cadre.publishing.site import Site
from cadre.reading.own_words import own_texts
from cadre.texts.catalogues import catalogue

__all__ = [
    "amend", "audit", "build", "check", "consent", "export", "fingerprint", "new", "screenshots", "security",
    "serve",
]  # fmt: skip


def check(root: Path, options: Namespace) -> int:
    """Print every problem of content; status 1 when there is an error, or a warning if `strict`."""
    for wanted, work in (
        (options.accept, accept),
        (options.add_ids, add_ids),
        (options.schema, _schema),
        (options.coverage, _coverage),
        (options.readability, _readability),
        (options.guess, _guess),
    ):
        if wanted:
            return work(root, options)
    site = Site.read(root)
    problems = (*site.problems, *added(site.problems, refused_by_mkdocs(site.settings)))
    if options.format == "json":
        say(as_json(problems, catalogue(options.lang)))
    else:
        if problems:
            say(as_text(problems, catalogue(options.lang)))
        say(_total(options, [problem.severity for problem in problems]))
    return int(failed(problems, strict=options.strict))


def fingerprint(root: Path, options: Namespace) -> int:
    """Print the text version code, or say what the code given is; refuse while the text has an error.

    A text that is read wrong has the code of no version: it could be copied, or make a good code unknown.
    """
    site = Site.read(root)
    if site.mistakes:
        sys.stderr.write(as_text(site.mistakes, catalogue(options.lang)) + "\n")
        return refuse(options, "fingerprint.mistakes")
    try:
        asked = policies.asked(site, options)
    except RefusedError as error:
        return refuse(options, error.key, **error.values)
    if options.verify is None:
        for one in asked:
            code, folder = one.project.policy.code, one.settings.folder
            named = folder and not options.policy
            say(
                words(options)("fingerprint.of-policy", policy=folder, code=code) if named else code
            )
        return 0
    return _verify(asked, options)


def _verify(asked: list[Site], options: Namespace) -> int:
    """Say of which version a code is, among the policies asked for: theirs differ, so it is of one at the most."""
    wanted = options.verify.strip().lower()
    if len(wanted) < SHORT_CODE:
        example = asked[0].project.policy.code[:SHORT_CODE]
        return refuse(options, "fingerprint.short", length=SHORT_CODE, example=example)
    known = [(one, _standing(one, wanted)) for one in asked]
    site, found = next((one for one in known if one[1] is not Standing.UNKNOWN), known[0])
    version = next((one for one in site.project.versions if one.code.startswith(wanted)), None)
    identity = site.settings.identity
    date, resolution = (
        (version.date, version.resolution) if version else (identity.version, identity.resolution)
    )
    tell = site.project.words(options.lang, "commands")
    day = tell.also("ui").date(date)
    said = tell(f"fingerprint.{found}", date=day, number=resolution)
    several = site.settings.folder and found is not Standing.UNKNOWN
    say(tell("fingerprint.of-policy", policy=site.settings.folder, code=said) if several else said)
    return int(found is not Standing.CURRENT)


def _standing(site: Site, code: str) -> Standing:
    return standing(code, site.project.policy.code, site.project.versions)


def screenshots(root: Path, options: Namespace) -> int:
    """Take the README's images again."""
    # Only here: the other verbs run without the tools of `test`.
    from dev import screenshots as images  # noqa: PLC0415
    from dev.tools import ToolMissingError  # noqa: PLC0415

    try:
        for path in images.take(root):
            say(str(path.relative_to(root)))
    except ToolMissingError as error:
        sys.stderr.write(texts.load(options.lang, "cli")(error.key, **error.values) + "\n")
        return 1
    return 0


def audit(root: Path, options: Namespace) -> int:
    """Examine every page, and write the figures that the accessibility page gives."""
    # Only here: the other verbs run without the tools of `test`.
    from dev import audit as work  # noqa: PLC0415
    from dev.tools import ToolMissingError  # noqa: PLC0415

    try:
        known, findings = work.run(root, date.today())  # noqa: DTZ011 - the day where the person is
    except ToolMissingError as error:
        sys.stderr.write(texts.load(options.lang, "cli")(error.key, **error.values) + "\n")
        return 1
    # The same thing on every page is told once, with the first page that has it.
    alike: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        alike.setdefault((finding.rule, finding.target), []).append(str(finding))
    for found in alike.values():
        say(f"{len(found)} x {found[0]}")
    say(words(options)("audit.done", **known.as_data()))
    return int(bool(findings))


def _guess(root: Path, options: Namespace) -> int:
    """Print what blind strategies score on the quiz."""
    site = Site.read(root)
    for one in site.parts.values() or (site,):
        policies.head(site, one, options)
        say(guess.table(one.project, words(options)))
    return 0


def _schema(root: Path, _: Namespace) -> int:
    """Write `quiz/schema.json` again from the model."""
    write_atomically(root / SCHEMA, schema().encode())
    say(SCHEMA)
    return 0


def _coverage(root: Path, options: Namespace) -> int:
    """Print each sentence with the scenarios that quote it; if `strict`, one left over is an error."""
    site = Site.read(root)
    return max(_covered(site, one, options) for one in site.parts.values() or (site,))


def _covered(site: Site, part: Site, options: Namespace) -> int:
    tell = words(options)
    policies.head(site, part, options)
    found = coverage(part.project)
    for one in found:
        say(tell("coverage.sentence", unit=one.unit.id, number=one.number, text=one.text))
        if one.scenarios:
            say(tell("coverage.scenarios", scenarios=", ".join(one.scenarios)))
        elif one.reason:
            say(tell("coverage.reason", reason=one.reason))
        else:
            say(tell("coverage.left"))
    left = sum(one.left for one in found)
    quoted = sum(bool(one.scenarios) for one in found)
    exempt = len(found) - left - quoted
    say(tell("coverage.total", quoted=quoted, exempt=exempt, left=left))
    return int(options.strict and left > 0)


def _readability(root: Path, options: Namespace) -> int:
    """Print how easy our own texts are to read, by language and file, then for each whole language."""
    texts_of: dict[tuple[str, str], list[str]] = {}
    site = Site.read(root)
    for text in (one for each in (site, *site.parts.values()) for one in own_texts(each.project)):
        texts_of.setdefault((text.language, text.source), []).append(text.words)
        texts_of.setdefault((text.language, "~"), []).append(text.words)
    for (language, source), found in sorted(texts_of.items()):
        if known := ease(found, language):
            key = "check.readability-all" if source == "~" else "check.readability"
            values = {"figure": known.figure, "sentences": known.sentences, "words": known.words}
            say(words(options)(key, language=language, source=source, **values))
    return 0


def _total(options: Namespace, severities: list[Severity]) -> str:
    tell = words(options)
    if not severities:
        return tell("check.clean")
    return tell(
        "check.total",
        errors=tell.count("check.errors", severities.count(Severity.ERROR)),
        warnings=tell.count("check.warnings", severities.count(Severity.WARNING)),
    )
