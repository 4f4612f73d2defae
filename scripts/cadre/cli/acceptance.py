"""`check --accept PAGE`: records, in a translation that somebody reviewed, the French text that it translates."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from cadre.cli.saying import refuse, say, words
from cadre.disk.files import write_atomically
from cadre.model.diagnostics import as_text
from cadre.publishing.site import Site
from cadre.reading import Page, pages
from cadre.texts.catalogues import catalogue


def accept(root: Path, options: Namespace) -> int:
    """Record each page that the options name, and return 1 when one of them could not be."""
    site = Site.read(root)
    return max(_accept(site, name, options) for name in options.accept)


def _accept(site: Site, name: str, options: Namespace) -> int:
    paths = tuple(_paths(site, name))
    if not paths:
        return refuse(options, "check.outside", page=name, root=site.settings.root)
    page = next((one for one in site.pages.values() if one.path in paths), None)
    original = _original(site, page)
    if page is None or original is None:
        return _refuse(site, name, paths, options)
    file = site.settings.root / page.path
    try:
        source = file.read_bytes().decode()
        accepted = pages.with_option(source, "translates", original.hash)
        write_atomically(file, accepted.encode())
    except OSError as error:
        return refuse(options, "check.not-written", page=name, reason=error.strerror)
    say(words(options)("check.accepted", page=page.path))
    return 0


def _paths(site: Site, name: str) -> Iterator[str]:
    """Yield what the project may call a page: as it is named here, links followed, or from its root."""
    root = site.settings.root
    for path in (Path(os.path.abspath(name)), Path(name).resolve(), root / name):  # noqa: PTH100
        # Not `resolve`, for the first: a page may be a link to a file that stands elsewhere.
        if path.is_relative_to(root):
            yield site.settings.relative(path)


def _original(site: Site, page: Page | None) -> Page | None:
    """Return the page of the adopted text that a page translates, if it translates one."""
    official = site.settings.official.code
    if page is None or page.language == official:
        return None
    return site.pages.get((official, page.page))


def _refuse(site: Site, name: str, paths: tuple[str, ...], options: Namespace) -> int:
    """Tell why a page cannot be read, or that it translates nothing."""
    if trouble := [problem for problem in site.project.problems if problem.place.path in paths]:
        sys.stderr.write(as_text(trouble, catalogue(options.lang)) + "\n")
        return 1
    return refuse(options, "check.not-a-translation", page=name)
