"""The work of each verb: each takes the project's root and the options, and returns an exit status."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from argparse import Namespace
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Final

from cadre import texts
from cadre.bank import schema
from cadre.checks.bank_rules import SCHEMA
from cadre.checks.coverage import coverage
from cadre.cli import acknowledgements
from cadre.diagnostics import Severity, as_json, as_text, failed
from cadre.files import write_atomically
from cadre.messages import catalogue
from cadre.paper import source_date
from cadre.policy import SHORT_CODE, Standing, standing
from cadre.readability import ease
from cadre.reading import pages
from cadre.reading.own_words import own_texts
from cadre.site import Site

_CONSENT: Final = "consentement.pdf"


def serve(root: Path, options: Namespace) -> int:
    """Serve the live site on this machine only; a content problem shows itself in the page."""
    if not _free(options.port):
        return _refuse(options, "serve.busy", port=options.port, other=options.port + 1)
    return _mkdocs(root, "serve", "--dev-addr", f"127.0.0.1:{options.port}")


def build(root: Path, options: Namespace) -> int:
    """Build the site; the checks run first, in MkDocs' hooks, and stop it."""
    folder = Path(options.site_dir).resolve()
    status = _mkdocs(root, "build", "--strict", "--site-dir", str(folder))
    if status == 0 and options.compress:
        # Only here: the other verbs have no use for it.
        from cadre.output.compress import compress  # noqa: PLC0415

        start = time.perf_counter()
        done = compress(folder, root / ".cache" / "compressed")
        seconds = f"{time.perf_counter() - start:.1f}"
        _say(_words(options)("build.compressed", **asdict(done), seconds=seconds))
    return status


def check(root: Path, options: Namespace) -> int:
    """Print every problem of content; status 1 when there is an error, or a warning if `strict`."""
    if options.accept:
        return _accept(root, options)
    if options.schema:
        return _schema(root)
    if options.coverage:
        return _coverage(root, options)
    if options.readability:
        return _readability(root, options)
    site = Site.read(root)
    problems = site.problems
    if options.format == "json":
        _say(as_json(problems, catalogue(options.lang)))
    else:
        if problems:
            _say(as_text(problems, catalogue(options.lang)))
        _say(_total(options, [problem.severity for problem in problems]))
    return int(failed(problems, strict=options.strict))


def consent(root: Path, options: Namespace) -> int:
    """Write the official consent page as PDF, or the acknowledgements of reading."""
    official = options.kind == "official"
    if wrong := _wrong_options(options):
        return _refuse(options, wrong)
    if official and Path(options.output or _CONSENT).exists() and not options.force:
        return _refuse(options, "consent.exists", path=options.output or _CONSENT)
    site = Site.read(root)
    if site.failed:
        sys.stderr.write(as_text(site.problems, catalogue(options.lang)) + "\n")
        return 1
    try:
        return _official(site, options) if official else _acknowledgements(site, options)
    except ValueError:
        return _refuse(options, "epoch")


def _wrong_options(options: Namespace) -> str:
    """Return the text that says which options do not go together; nothing when they do."""
    if options.kind == "official":
        names = ("people", "split", "outdated", "skip_bad")
        return "consent.no-list" if any(getattr(options, name) for name in names) else ""
    needs_list = options.split or options.outdated or options.skip_bad
    return "consent.list-missing" if needs_list and options.people is None else ""


def _official(site: Site, options: Namespace) -> int:
    output = Path(options.output or _CONSENT)
    try:
        write_atomically(output, site.consent_page(source_date(os.environ)))
    except LookupError:
        return _refuse(options, "consent.no-lines")
    except OSError as error:
        return _refuse(options, "consent.refused", path=output, reason=error.strerror)
    _say(_words(options)("consent.written", path=output))
    return 0


def _acknowledgements(site: Site, options: Namespace) -> int:
    try:
        acknowledgements.write(site, options)
    except acknowledgements.RefusedError as error:
        return _refuse(options, error.key, **error.values)
    return 0


def fingerprint(root: Path, options: Namespace) -> int:
    """Print the text version code, or say what the code given is; refuse while the text has an error.

    A text that is read wrong has the code of no version: it could be copied, or make a good code unknown.
    """
    site = Site.read(root)
    if site.mistakes:
        sys.stderr.write(as_text(site.mistakes, catalogue(options.lang)) + "\n")
        return _refuse(options, "fingerprint.mistakes")
    code = site.project.policy.code
    if options.verify is None:
        _say(code)
        return 0
    wanted = options.verify.strip().lower()
    if len(wanted) < SHORT_CODE:
        example = code[:SHORT_CODE]
        return _refuse(options, "fingerprint.short", length=SHORT_CODE, example=example)
    found = standing(wanted, code, site.project.versions)
    version = next((one for one in site.project.versions if one.code.startswith(wanted)), None)
    identity = site.settings.identity
    date, resolution = (
        (version.date, version.resolution) if version else (identity.version, identity.resolution)
    )
    day = texts.load(options.lang).date(date)
    _say(_words(options)(f"fingerprint.{found}", date=day, resolution=resolution))
    return int(found is not Standing.CURRENT)


def screenshots(root: Path, options: Namespace) -> int:
    """Take the README's images again."""
    # Only here: the other verbs run without the tools of `test`.
    from cadre.cli import screenshots as images  # noqa: PLC0415
    from cadre.cli.tools import ToolMissingError  # noqa: PLC0415

    try:
        for path in images.take(root):
            _say(str(path.relative_to(root)))
    except ToolMissingError as error:
        sys.stderr.write(texts.load(options.lang, "cli")(error.key, **error.values) + "\n")
        return 1
    return 0


def audit(root: Path, options: Namespace) -> int:
    """Examine every page, and write the figures that the accessibility page gives."""
    # Only here: the other verbs run without the tools of `test`.
    from cadre.cli import audit as work  # noqa: PLC0415
    from cadre.cli.tools import ToolMissingError  # noqa: PLC0415

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
        _say(f"{len(found)} x {found[0]}")
    _say(_words(options)("audit.done", **known.as_data()))
    return int(bool(findings))


def _accept(root: Path, options: Namespace) -> int:
    """Record, in each translation named, the French text that it now translates."""
    site = Site.read(root)
    official = site.settings.official.code
    status = 0
    for name in options.accept:
        path = site.settings.relative(Path(name).resolve()) if Path(name).is_file() else name
        page = next((one for one in site.project.pages.values() if one.path == path), None)
        original = site.project.pages.get((official, page.page)) if page else None
        if page is None or original is None or page is original:
            status = _refuse(options, "check.not-a-translation", page=name)
            continue
        file = root / page.path
        source = pages.with_option(file.read_text(encoding="utf-8"), "translates", original.hash)
        write_atomically(file, source.encode())
        _say(_words(options)("check.accepted", page=page.path))
    return status


def _schema(root: Path) -> int:
    """Write `quiz/schema.json` again from the model."""
    write_atomically(root / SCHEMA, schema().encode())
    _say(SCHEMA)
    return 0


def _coverage(root: Path, options: Namespace) -> int:
    """Print each sentence with the scenarios that quote it; if `strict`, one left over is an error."""
    words = _words(options)
    found = coverage(Site.read(root).project)
    for one in found:
        _say(words("coverage.sentence", unit=one.unit.id, number=one.number, text=one.text))
        if one.scenarios:
            _say(words("coverage.scenarios", scenarios=", ".join(one.scenarios)))
        elif one.reason:
            _say(words("coverage.reason", reason=one.reason))
        else:
            _say(words("coverage.left"))
    left = sum(one.left for one in found)
    quoted = sum(bool(one.scenarios) for one in found)
    exempt = len(found) - left - quoted
    _say(words("coverage.total", quoted=quoted, exempt=exempt, left=left))
    return int(options.strict and left > 0)


def _readability(root: Path, options: Namespace) -> int:
    """Print how easy our own texts are to read, by language and file, then for each whole language."""
    texts_of: dict[tuple[str, str], list[str]] = {}
    for text in own_texts(Site.read(root).project):
        texts_of.setdefault((text.language, text.source), []).append(text.words)
        texts_of.setdefault((text.language, "~"), []).append(text.words)
    for (language, source), found in sorted(texts_of.items()):
        if known := ease(found, language):
            key = "check.readability-all" if source == "~" else "check.readability"
            values = {"figure": known.figure, "sentences": known.sentences, "words": known.words}
            _say(_words(options)(key, language=language, source=source, **values))
    return 0


def _total(options: Namespace, severities: list[Severity]) -> str:
    words = _words(options)
    if not severities:
        return words("check.clean")
    return words(
        "check.total",
        errors=words.count("check.errors", severities.count(Severity.ERROR)),
        warnings=words.count("check.warnings", severities.count(Severity.WARNING)),
    )


def _mkdocs(root: Path, *arguments: str) -> int:
    """Run MkDocs in its own process; Ctrl-C stops both."""
    command = [sys.executable, "-m", "mkdocs", arguments[0], "--config-file", "mkdocs.yml"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    try:
        return subprocess.run(
            [*command, *arguments[1:]], cwd=root, env=environment, check=False
        ).returncode
    except KeyboardInterrupt:
        return 130


def _free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def _words(options: Namespace) -> texts.Texts:
    return texts.load(options.lang, "commands")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _refuse(options: Namespace, key: str, **values: object) -> int:
    sys.stderr.write(_words(options)(key, **values) + "\n")
    return 1
