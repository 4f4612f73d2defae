"""What a first visit costs, in requests and in bytes, headers included, from a host that speaks brotli."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support import phones
from tests.support.brotli_server import BrotliServer

#: Address, the most requests, the most bytes: of a policy page, a principle, quizzes, HR's page.
BUDGETS = [
    ("/", 6, 32_000),
    ("/cadre/objectifs/", 6, 32_000),
    ("/que-faire/", 6, 32_000),
    ("/cadre/loyaute/", 8, 40_000),
    ("/quiz/loyaute/", 8, 40_000),
    ("/quiz/rapide/", 8, 40_000),
    ("/signer/attestations/", 9, 44_000),
]
#: Pages whose scripts come with the page, none after another: what asked for them is the page itself.
ALL_AT_ONCE = ["/", "/cadre/loyaute/", "/signer/attestations/"]


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[BrotliServer]:
    with BrotliServer(site) as server:
        yield server


@pytest.fixture
def visitor(chromium: Browser, host: BrotliServer) -> Iterator[Page]:
    """A phone that comes for the first time."""
    with phones.phone(chromium, host.address) as page:
        yield page


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("budget", BUDGETS, ids=lambda one: one[0])
def test_a_first_visit_stays_within_its_budget(
    budget: tuple[str, int, int], language: str, visitor: Page, host: BrotliServer
) -> None:
    address, requests, size = budget
    host.sent.clear()
    visitor.goto(language + address, wait_until="networkidle")
    sent = list(host.sent)
    assert len(sent) <= requests, sent
    assert sum(one for _, one in sent) <= size, sent


@pytest.mark.parametrize("address", ALL_AT_ONCE)
def test_a_page_names_every_script_that_it_starts_with(
    address: str, visitor: Page, host: BrotliServer
) -> None:
    host.sent.clear()
    visitor.goto(address, wait_until="networkidle")
    asked = {path for path, _ in host.sent if path.endswith(".js")}
    html = visitor.request.get(address).text()
    named = {name.replace("../", "") for name in re.findall(r'(?:src|href)="([^"]+\.js)"', html)}
    assert {path.lstrip("/") for path in asked} == named
