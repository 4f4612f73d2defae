"""What a reader downloads, beside the theme as it comes, in Chromium, from a server that speaks brotli.

    python -m tests.benchmarks.weight

Prints, for each page, the requests and the kilobytes of a first visit, headers included, then what the
first search adds. Targets: a policy page 32 kB in 6 requests, a principle with its scenario 36 kB in 8, the
first search 46 kB of script, an index 25 kB a language.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser

from dev import chromium
from dev.browser import driving
from tests.benchmarks import plain
from tests.support import ROOT, web
from tests.support.brotli_server import BrotliServer

PAGES: Final = {
    "home": "/",
    "policy page": "/cadre/objectifs/",
    "principle with its scenario": "/cadre/loyaute/",
    "quiz of a group": "/quiz/loyaute/",
    "policy page, English": "/en/cadre/objectifs/",
}
SEARCH: Final = ".md-search__input"


def visit(browser: Browser, server: BrotliServer, address: str) -> tuple[int, int]:
    """Return the bytes and the requests of a first visit."""
    with browser.new_context() as context:
        server.sent.clear()
        context.new_page().goto(server.address + address, wait_until="networkidle")
        return sum(size for _, size in server.sent), len(server.sent)


def first_search(browser: Browser, server: BrotliServer, address: str) -> tuple[int, int]:
    """Return the bytes of script and of index that a first search adds to a first visit.

    The theme asks for its worker and its index before anybody searches: they are counted all the same.
    """
    with browser.new_context() as context:
        page = context.new_page()
        server.sent.clear()
        page.goto(server.address + address, wait_until="networkidle")
        early = [one for one in server.sent if "search" in one[0]]
        server.sent.clear()
        page.locator(SEARCH).click()
        page.locator(SEARCH).press_sequentially("photo")
        page.locator(".md-search-result__link").first.wait_for()
        page.wait_for_load_state("networkidle")
        all_sent = [*early, *server.sent]
        index = sum(size for path, size in all_sent if path.partition("?")[0].endswith(".json"))
        return sum(size for _, size in all_sent) - index, index


def report(browser: Browser, site: Path, name: str) -> None:
    with BrotliServer(site) as server:
        print(f"\n{name}")
        for label, address in PAGES.items():
            size, requests = visit(browser, server, address)
            print(f"  {label:30} {size / 1000:6.1f} kB  {requests} requests")
        for language, address in (("French", "/"), ("English", "/en/")):
            script, index = first_search(browser, server, address)
            print(f"  {f'first search, {language}: script':30} {script / 1000:6.1f} kB")
            print(f"  {f'first search, {language}: index':30} {index / 1000:6.1f} kB")


def main() -> None:
    path = chromium.ensure()
    with TemporaryDirectory() as name, driving(path) as browser:
        folder = Path(name)
        web.build(ROOT, folder / "ours")
        plain.build(folder / "plain-source", folder / "theirs")
        report(browser, folder / "ours", "cadre")
        report(browser, folder / "theirs", "the theme as it comes")


if __name__ == "__main__":
    main()
