"""Lighthouse's notes of some pages of the site, for the test that asserts them and the benchmark that prints them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from dev import node

from . import project, web
from .brotli_server import BrotliServer

#: Home, a principle, a quiz and the consent page, in both languages.
PAGES: Final = tuple(
    f"{home}{page}"
    for home in ("", "/en")
    for page in ("/", "/cadre/loyaute/", "/quiz/loyaute/", "/signer/")
)
#: The categories that do not depend on the machine: each must be 100.
ASSERTED: Final = ("accessibility", "best-practices", "seo")
PERFORMANCE: Final = "performance"
_RUNNER: Final = Path(__file__).with_name("lighthouse.mjs")


@dataclass(frozen=True, slots=True)
class Report:
    """A page's address from the site's root, its notes out of 100, and the audits that cost it a point."""

    page: str
    notes: Mapping[str, int]
    failures: Sequence[str]


@contextmanager
def serving() -> Iterator[str]:
    """Serve the site, built for the very address that it is served at; yield it, without a final /.

    Search engines want the whole address of a page's other language: the site must know its own.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        root, site = project.copy(folder / "project"), folder / "site"
        with BrotliServer(site) as server:
            own = f"site_url: {server.address}/"
            project.rewrite(root / "mkdocs.yml", 'site_url: ""', own)
            problem = web.build(root, site)
            assert not problem, problem
            yield server.address


def examine(address: str, program: Path, packages: Path, *categories: str) -> Iterator[Report]:
    """Yield the report of each page, as soon as it is known, from one run of the browser `program`."""
    addresses = [address + page for page in PAGES]
    command = [str(node.executable()), str(_RUNNER), str(program), ",".join(categories)]
    with subprocess.Popen(
        [*command, *addresses], stdout=subprocess.PIPE, cwd=packages.parent, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            found = json.loads(line)
            page = found["address"].removeprefix(address)
            yield Report(page, found["notes"], found["failures"])
    assert process.returncode == 0, f"Lighthouse: {process.returncode}"
