"""How soon a page answers on a poor network: 400 ms there and back, 400 kb/s, on a telephone.

    python -m tests.benchmarks.interactive [SITE]

A page answers once it is parsed and no part of it awaits its script. A first visit, nothing in the cache;
the median of 5. Prints a table in Markdown. Without SITE, a folder already built, the working tree is built first.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser

from dev import chromium
from dev.browser import driving, serving
from tests.benchmarks.builds import build
from tests.support import ROOT, phones

NETWORK: Final = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,  # bytes a second
    "uploadThroughput": 50_000,
}
PAGES: Final = {
    "home": "/",
    "principle": "/cadre/loyaute/",
    "quiz": "/quiz/rapide/",
    "HR's page": "/signer/attestations/",
}
RUNS: Final = 5
_ANSWERS: Final = """() => document.readyState !== "loading" && !document.querySelector("[data-awaits]")
  && document.documentElement.classList.contains("ready") && performance.now()"""


def measure(browser: Browser, server: str, address: str) -> tuple[float, int]:
    """Return the milliseconds until a page answers, and the requests until the network is quiet."""
    with browser.new_context(base_url=server, **phones.options()) as context:
        page = context.new_page()
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", NETWORK)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address, wait_until="commit")
        answered = page.wait_for_function(_ANSWERS).json_value()
        page.wait_for_load_state("networkidle")
        return float(answered), len(asked)


def report(site: Path) -> None:
    """Print the table."""
    print("| Page | Answers after | Requests |\n|---|---|---|")
    with serving(site) as server, driving(chromium.ensure()) as browser:
        for name, address in PAGES.items():
            found = [measure(browser, server, address) for _ in range(RUNS)]
            median = statistics.median(time for time, _ in found)
            print(f"| {name} | {median / 1000:.1f} s | {found[0][1]} |", flush=True)


def main() -> None:
    if len(sys.argv) > 1:
        report(Path(sys.argv[1]))
        return
    with TemporaryDirectory() as name:
        build(ROOT, Path(name))
        report(Path(name))


if __name__ == "__main__":
    main()
