"""What five journeys cost on a small telephone: taps, screens and seconds.

    python -m tests.benchmarks.journeys [SITE]

Each is made with real taps on a screen of 360 × 640 pixels. A screen is 640 pixels of a page, from where the
reader comes in down to what is tapped next, and at least one for each page or question; `whole` also counts
what stands below. Seconds are those of reading, at 200 words a minute, what is shown on the way, folded parts
left out. Prints a table in Markdown. Without SITE, a folder already built, the working tree is built first.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Locator, Page

from dev import chromium, node
from dev.browser import driving, serving
from tests.benchmarks.builds import build
from tests.support import ROOT, fonts, phones

HEIGHT: Final = 640
WORDS_A_MINUTE: Final = 200
_WORDS: Final = (
    "(part) => part.innerText.trim().split(/\\s+/).filter((one) => /\\w/.test(one)).length"
)
_BOTTOM: Final = "(part) => part.getBoundingClientRect().bottom"
_WHOLE: Final = "document.documentElement.scrollHeight - scrollY"


@dataclass
class Trace:
    """What a journey has cost so far."""

    page: Page
    taps: int = 0
    screens: float = 0
    whole: float = 0
    words: int = 0

    def tap(self, target: Locator) -> None:
        """Tap what leads on."""
        target.tap()
        self.taps += 1

    def read(self, part: Locator, last: Locator | None = None) -> None:
        """Read a part of the page, from the top of what the screen shows to the bottom of the `last` thing."""
        end = float((last or part).last.evaluate(_BOTTOM))
        self.screens += max(1.0, end / HEIGHT)
        self.whole += max(1.0, float(self.page.evaluate(_WHOLE)) / HEIGHT)
        self.words += int(part.evaluate(_WORDS))

    def follow(self, target: Locator) -> None:
        """Read the page as far as a link, and follow it to another page."""
        self.read(self.page.locator("main"), target)
        with self.page.expect_navigation():
            self.tap(target)

    def row(self, name: str) -> str:
        """Return the journey's line of the table."""
        seconds = self.words * 60 / WORDS_A_MINUTE
        return f"| {name} | {self.taps} | {self.screens:.1f} | {self.whole:.1f} | {seconds:.0f} |"


def read_it_all(trace: Trace) -> None:
    page = trace.page
    trace.follow(page.locator(".step .button--main"))
    while page.locator(".way__stage").count():
        trace.follow(page.locator(".way .button--main"))


def short_read(trace: Trace) -> None:
    page = trace.page
    trace.follow(page.locator('[data-step="read"] .step__more a').first)
    trace.read(page.locator("main"))


def quick_quiz(trace: Trace) -> None:
    page = trace.page
    trace.follow(page.locator('[data-step="check"] .button'))
    go = page.locator('.quiz__bar [data-action="go"]')
    while page.locator(".quiz__question:visible").count():
        asked = page.locator(".quiz__question:visible")
        trace.read(asked, asked.locator(".quiz__option"))
        for choice in asked.locator(".quiz__option:has(input)").all()[: _chosen(asked)]:
            trace.tap(choice)
        trace.tap(go)
        trace.read(asked.locator(".quiz__details"))
        trace.tap(go)
    results = page.locator(".quiz__results")
    trace.read(results, results.locator(".quiz__onward .button:visible"))


def _chosen(asked: Locator) -> int:
    return 2 if asked.locator('[type="checkbox"]').count() else 1


def help_in_trouble(trace: Trace) -> None:
    """From the middle of the policy to the page that answers; then to one's own case."""
    page = trace.page
    page.goto("/cadre/respect/")
    trace.tap(page.locator(".help-button"))
    page.wait_for_url("**/que-faire/")
    trace.read(page.locator("main .lead, main .cases").last)


def confirm(trace: Trace) -> None:
    page = trace.page
    trace.follow(page.locator('[data-step="confirm"] .button'))
    trace.read(page.locator("main .no-print").first)


JOURNEYS: Final[dict[str, Callable[[Trace], None]]] = {
    "read it all": read_it_all,
    "short read": short_read,
    "quick quiz": quick_quiz,
    "help in trouble": help_in_trouble,
    "confirm": confirm,
}


def report(site: Path) -> None:
    """Print the table."""
    print("| Journey | Taps | Screens | Whole pages | Seconds |\n|---|---|---|---|---|")
    with serving(site) as server, driving(chromium.ensure()) as browser:
        for name, walk in JOURNEYS.items():
            small = phones.screen(360, HEIGHT, base_url=server, reduced_motion="reduce")
            with browser.new_context(**small) as context:
                fonts.give(context, node.packages(ROOT), "common")
                page = context.new_page()
                page.goto("/")
                trace = Trace(page)
                walk(trace)
                print(trace.row(name), flush=True)


def main() -> None:
    if len(sys.argv) > 1:
        report(Path(sys.argv[1]))
        return
    with TemporaryDirectory() as name:
        build(ROOT, Path(name))
        report(Path(name))


if __name__ == "__main__":
    main()
