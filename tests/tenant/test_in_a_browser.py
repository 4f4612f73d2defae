"""A page of each type of any project, in Chromium: nobody is kept out, nothing is asked of another host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cadre.reading import Page as Source
from dev import audit
from dev.browser import serving
from tests.support import faults

from .conftest import Tenant


@dataclass
class Visit:
    """What a browser tells of some pages: what axe finds, what is said in the console, what is asked for."""

    findings: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    pages: list[str] = field(default_factory=list)


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


def listen(page: Page, visit: Visit) -> None:
    page.on("console", lambda message: visit.said.append(f"{page.url}: {message.text}"))
    page.on("request", lambda request: visit.asked.add(request.url))
    page.on("requestfailed", lambda request: visit.said.append(f"{page.url}: lost {request.url}"))
    faults.gather(page, visit.said)


@pytest.fixture(scope="session")
def visit(tenant: Tenant, chromium: Browser, axe: Path) -> Visit:
    """Go once to each of those pages, on a telephone: the tests read what was seen."""
    seen = Visit()
    with serving(tenant.site) as server, audit.screen(chromium, server, min(audit.WIDTHS)) as page:
        listen(page, seen)
        for address in addresses(tenant):
            page.goto(address, wait_until="load")
            seen.pages.append(address)
            seen.findings += map(str, audit.axe(page, axe, address))
        seen.asked = {one for one in seen.asked if not one.startswith((f"{server}/", "data:"))}
    return seen


def test_axe_finds_nothing_on_a_page_of_each_type(visit: Visit) -> None:
    assert len(visit.pages) >= 3
    assert visit.findings == []


def test_no_page_has_anything_to_say_in_the_console(visit: Visit) -> None:
    assert visit.said == []


def test_nothing_is_asked_of_another_host(visit: Visit) -> None:
    assert visit.asked == set()
