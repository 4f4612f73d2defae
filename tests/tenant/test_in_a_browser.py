"""A page of each type of any project, in Chromium: nobody is kept out, nothing is asked of another host."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from cadre.reading import Page as Source
from dev import audit
from dev.browser import serving
from tests.support import faults

from .conftest import ENGLISH_ONLY, TENANTS, Tenant

TWIN: Final = ENGLISH_ONLY.partition("-in-")[0]


@dataclass
class Visit:
    """What a browser tells of some pages: what axe finds, what is said in the console, what is asked for."""

    findings: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def parts(page: Source) -> set[str]:
    """Return what makes a page of its type: its role in the document, and the blocks that it holds."""
    return {page.option("role"), *(fence.name for fence in page.scan.fences)}


def of_each_type(pages: list[Source]) -> Iterator[Source]:
    """Yield few pages that together hold all that any of them holds."""
    left = set[str]().union(*(parts(page) for page in pages))
    while left:
        best = max(pages, key=lambda page: len(parts(page) & left))
        left -= parts(best)
        yield best


def addresses(tenant: Tenant) -> Iterator[str]:
    """Yield a page of each type, the home page of each other language, and the page for a wrong address."""
    files = [
        tenant.file(tenant.official, one.page)
        for one in of_each_type([*tenant.pages(tenant.official)])
    ]
    files += [tenant.file(language.code, "index.md") for language in tenant.languages]
    for file in dict.fromkeys(files):
        yield f"/{file.parent.relative_to(tenant.site).as_posix()}/".replace("/./", "/")
    yield "/404.html"


def listen(page: Page, visit: Visit, server: str) -> None:
    """Gather what the page says, loses, or asks of another host than its own."""
    page.on("console", lambda message: visit.said.append(f"{page.url}: {message.text}"))
    page.on("requestfailed", lambda request: visit.said.append(f"{page.url}: lost {request.url}"))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((f"{server}/", "data:"))
            else visit.asked.append(request.url)
        ),
    )
    faults.gather(page, visit.said)


@contextmanager
def served(tenant: Tenant, folder: Path) -> Iterator[str]:
    """Serve the site where its address says that it is: below a path of its host, if it names one."""
    if path := tenant.settings.root_path.strip("/"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(tenant.site)
    with serving(folder if path else tenant.site) as server:
        yield server


# Whoever goes to the one in English only has seen its twin.
@pytest.mark.parametrize(
    "tenant", [one for one in TENANTS if one != TWIN], indirect=True, scope="session"
)
def test_nobody_is_kept_out_of_a_page_nothing_is_said_in_the_console_nor_asked_of_another_host(
    tenant: Tenant, chromium: Browser, axe: Path, tmp_path: Path
) -> None:
    seen = Visit()
    with (
        served(tenant, tmp_path) as server,
        audit.screen(chromium, server, min(audit.WIDTHS)) as page,
    ):
        listen(page, seen, server)
        for address in addresses(tenant):
            page.goto(f"{tenant.settings.root_path}{address}", wait_until="load")
            seen.findings += map(str, audit.axe(page, axe, address))
    assert seen == Visit()


def test_a_page_of_each_type_is_visited(tenant: Tenant) -> None:
    pages = [*tenant.pages(tenant.official)]
    visited = [*of_each_type(pages)]
    assert {part for page in visited for part in parts(page)} == {
        part for page in pages for part in parts(page)
    }
