"""Images of each type of page and of its states, at three widths, in both schemes, to be looked at.

    python -m tests.benchmarks.screens FOLDER [narrow|common|wide] [NAME…]

Writes `NAME-WIDTH-SCHEME.png` in FOLDER, whole pages, in the readers' fonts that are asked for (common).
The site is that of the working tree, built first. With names, only the views that they begin.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page

from cadre import reading
from cadre.model.bank import Type, Verdict
from cadre.reading import settings
from dev import chromium, node
from dev.browser import driving, serving
from tests.benchmarks.builds import build
from tests.support import ROOT, asking, fonts, phones, states
from tests.support.page_types import TYPES

WIDTHS: Final = (360, 768, 1280)
HEIGHTS: Final = {360: 640, 768: 1024, 1280: 800}
SCHEMES: Final = ("light", "dark")
QUESTIONS: Final = reading.read(settings.load(ROOT)).bank.group("respect").scenarios
_KEPT: Final = "([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))"
#: Some sections opened, and as many of the first questions of the quick quiz well answered.
_ALONG: Final = """([some, few]) => {
  const { sections } = document.querySelector('[data-step="read"]').dataset;
  const opened = JSON.parse(sections).slice(0, some).map(([mark]) => mark.split(":"));
  localStorage.setItem("cadre-opened", JSON.stringify(Object.fromEntries(opened)));
  const answers = {};
  for (const one of document.querySelector('[data-step="check"]').dataset.scenarios.split(" ").slice(0, few)) {
    const [id, passages, options] = one.split(":");
    const [chosen] = [...new URLSearchParams(options)].find(([, verdict]) => verdict === "best");
    answers[id] = { chosen: [chosen], verdict: "best", passages, group: "x" };
  }
  localStorage.setItem("cadre-quiz", JSON.stringify({ version: 1, answers }));
}"""


def along(sections: int, questions: int) -> Callable[[Page], None]:
    def enter(page: Page) -> None:
        page.evaluate(_ALONG, [sections, questions])
        page.reload()

    return enter


def answer(verdict: Verdict) -> Callable[[Page], None]:
    return lambda page: asking.answer(page, QUESTIONS[0], verdict)


def answer_all(verdict: Verdict) -> Callable[[Page], None]:
    def enter(page: Page) -> None:
        for scenario in QUESTIONS:
            asking.come_to(page, scenario)
            chosen = [one.id for one in scenario.options if one.verdict is verdict]
            for name in chosen if scenario.type is Type.MULTIPLE else chosen[:1]:
                asking.section(page, scenario).locator(f'[value="{name}"]').check()
            asking.way_on(page).click()
            asking.way_on(page).click()

    return enter


def put_side_by_side(page: Page) -> None:
    page.locator(".sideways").click()
    page.locator(".sideways__other").first.wait_for()


def amend(page: Page) -> None:
    page.evaluate(_KEPT, ["cadre-passages", {"fr:respect-2": "00000000"}])
    page.reload()
    page.locator(".amended").wait_for()


#: Name of the view, address, how a reader comes to it.
VIEWS: Final[tuple[tuple[str, str, Callable[[Page], object]], ...]] = (
    *((kind.replace(" ", "-"), address, states.stay) for kind, address in TYPES.items()),
    ("english-home", "/en/", states.stay),
    ("english-principle", "/en/cadre/loyaute/", states.stay),
    ("last-section", "/cadre/consentement/", states.stay),
    ("essentials", "/cadre/essentiel/", states.stay),
    ("home-begun", "/", along(6, 3)),
    ("home-finished", "/", along(15, 11)),
    ("menu-open", "/cadre/loyaute/", states.open_menu),
    ("search-results", "/", states.search("photo")),
    ("search-silent", "/", states.search("radio")),
    ("side-by-side", "/cadre/respect/", put_side_by_side),
    ("amended", "/cadre/respect/", amend),
    ("nothing-chosen", "/quiz/respect/", states.check_nothing),
    ("answer-right", "/quiz/respect/", answer(Verdict.BEST)),
    ("answer-wrong", "/quiz/respect/", answer(Verdict.WRONG)),
    ("principle-answered", "/cadre/loyaute/", states.answer_one),
    ("results-right", "/quiz/respect/", answer_all(Verdict.BEST)),
    ("results-wrong", "/quiz/respect/", answer_all(Verdict.WRONG)),
    ("list-read", "/signer/attestations/", states.read_list),
    ("all-erased", "/a-propos/", states.erase),
)


def take(
    browser: Browser, server: str, folder: Path, letters: str, names: Sequence[str]
) -> Iterator[Path]:
    """Take each view that is asked for; yield each image's path."""
    for name, address, enter in VIEWS:
        if names and not name.startswith(tuple(names)):
            continue
        for width in WIDTHS:
            if enter is states.open_menu and width == max(WIDTHS):
                continue  # the menu stands beside the page
            for scheme in SCHEMES:
                path = folder / f"{name}-{width}-{scheme}.png"
                options = phones.screen(
                    width, HEIGHTS[width], color_scheme=scheme, reduced_motion="reduce"
                )
                with browser.new_context(
                    base_url=server, **{**options, "device_scale_factor": 1}
                ) as context:
                    fonts.give(context, node.packages(ROOT), letters)
                    page = context.new_page()
                    page.goto(address, wait_until="networkidle")
                    enter(page)
                    fonts.settled(page)
                    page.screenshot(path=path, full_page=True)
                yield path


def main() -> None:
    folder, *rest = sys.argv[1:]
    letters = rest.pop(0) if rest and rest[0] in fonts.SETS else "common"
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        build(ROOT, Path(name))
        with serving(Path(name)) as server, driving(chromium.ensure()) as browser:
            for path in take(browser, server, target, letters, rest):
                print(path)


if __name__ == "__main__":
    main()
