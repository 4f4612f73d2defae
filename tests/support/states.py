"""The states of a page other than at rest: on which types of page, and how a reader brings the page there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from dev import audit
from dev.audit import Finding

from . import searching, xlsx
from .page_types import TYPES

WIDE, NARROW = audit.WIDTHS
QUIZZES: Final = ("quiz", "quick quiz", "whole quiz")
#: The parts of the frame, the same on every page.
FRAME: Final = ("#menu", ".md-search")
#: Only the addresses of results differ from page to page, and most on the missing one.
ENDS: Final = ("home", "missing page")
FORMS: Final = ("consent page", "acknowledgements")
WHOLE: Final = tuple(kind for kind in TYPES if kind not in FORMS)
#: A sheet or a form is printed without the rest of its page, so without the page's own title.
NO_TITLE: Final = ("page-has-heading-one",)
#: One person, then a row that takes the same number.
LIST: Final = "Nom;Matricule;Code de version\nJosée Tremblay;0042;6d367e688c\nLuc Roy;0042;\n"
WORKBOOK: Final = xlsx.workbook(xlsx.Sheet([["Nom"], ["Luc Roy"]]))
#: Chooses a wrong option, without hesitation where that is asked, in the first questions shown or in all.
ANSWER: Final = """(all) => {
  for (const form of document.querySelectorAll(".quiz__form")) {
    if (!all && !form.checkVisibility()) continue;
    const key = document.getElementById(`reponse-${form.dataset.question}`);
    const { option } = key.querySelector('[data-option][data-verdict="wrong"]').dataset;
    form.querySelector(`[value="${option}"]`).checked = true;
    for (const sure of form.querySelectorAll('[value="yes"]')) sure.checked = true;
    form.requestSubmit();
    if (!all) break;
  }
  for (const folded of document.querySelectorAll(".quiz__others")) folded.open = true;
}"""


def stay(page: Page) -> None:
    """Leave the page as it is: the next state comes from this one."""


@dataclass(frozen=True, slots=True)
class State:
    """One state: the part that it changes, how a reader comes to it, where it makes sense.

    After its first type of page, axe looks only at that part; a part of the frame, the same on every page,
    is looked at in one colour scheme there.
    """

    name: str
    part: str
    enter: Callable[[Page], object]
    leave: Callable[[Page], object] = stay
    types: tuple[str, ...] = tuple(TYPES)
    widths: tuple[int, ...] = audit.WIDTHS
    overlooked: tuple[str, ...] = ()

    def findings(self, page: Page, axe: Path, kind: str) -> Iterator[Finding]:
        """Bring a page of a type into the state, yield what axe finds, and take it out again."""
        self.enter(page)
        page.evaluate("scrollTo(0, 0)")  # a target half under the header is not a small one
        for finding in self._examined(page, axe, f"{page.url}, {self.name}", kind == self.types[0]):
            if finding.rule not in self.overlooked:
                yield finding
        self.leave(page)

    def _examined(self, page: Page, axe: Path, place: str, whole: bool) -> Iterable[Finding]:
        if self.part in FRAME and not whole:
            return audit.axe(page, axe, place, self.part)
        return audit.in_each_scheme(page, axe, place, "" if whole else self.part)


def come_back(page: Page) -> None:
    """Come back to the list of principles after some of the way."""
    page.evaluate(
        """() => {
          const opened = {}, answers = {};
          for (const { dataset } of document.querySelectorAll(".principle")) {
            opened[dataset.group] = dataset.text;
            const [id, passages, options] = dataset.scenarios.split(" ")[0].split(":");
            const [wrong] = [...new URLSearchParams(options)].find(([, verdict]) => verdict === "wrong");
            answers[id] = { chosen: [wrong], verdict: "wrong", passages, group: dataset.group };
          }
          localStorage.setItem("cadre-opened", JSON.stringify(opened));
          localStorage.setItem("cadre-quiz", JSON.stringify({ version: 1, answers }));
        }"""
    )
    page.reload()
    page.locator(".principle__state a").first.wait_for()


def open_menu(page: Page) -> None:
    page.get_by_role("button", name="Menu", exact=True).click()
    page.locator("#menu ul a").first.wait_for()


def close(page: Page) -> None:
    page.keyboard.press("Escape")


def search(query: str) -> Callable[[Page], None]:
    def enter(page: Page) -> None:
        opener = page.locator("[data-search-open]")
        (opener if opener.is_visible() else page.locator(".md-search__input")).click()
        assert searching.ask(page, query).results
        for folded in page.locator(".md-search-result__more summary").all()[:1]:
            folded.click()

    return enter


def check_nothing(page: Page) -> None:
    page.locator(".quiz :is(.quiz__check, [data-action=go]):visible").first.click()
    page.locator(".quiz__missing").first.wait_for()


def answer_one(page: Page) -> None:
    page.evaluate(ANSWER, arg=False)
    page.locator(".quiz__verdict:visible").first.wait_for()


def answer_all(page: Page) -> None:
    page.locator('.quiz [data-action="mode"]').click()
    page.evaluate(ANSWER, arg=True)
    page.locator(".quiz__reread blockquote").first.wait_for()


def refuse_workbook(page: Page) -> None:
    page.locator("#signer-file").set_input_files(
        {"name": "liste.xlsx", "mimeType": "", "buffer": WORKBOOK}
    )
    page.locator(".signer__status:not(:empty)").wait_for()


def read_list(page: Page) -> None:
    page.locator("#signer-cells").fill(LIST)
    page.locator(".signer__step--print").get_by_label("Josée Tremblay").check()
    page.locator(".signer__step--returns").get_by_label("Josée Tremblay").check()
    page.locator(".signer__table--problems tbody tr").first.wait_for()


def erase(page: Page) -> None:
    page.locator('[data-action="erase"]').click()


def print_page(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def print_sheet(page: Page) -> None:
    page.evaluate("window.print = () => undefined")
    page.locator('.quiz [data-action="print"]').click()
    print_page(page)


def back_to_screen(page: Page) -> None:
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")


#: In this order: some come from the one before.
STATES: Final = (
    State("menu open", "#menu", open_menu, close, widths=(NARROW,)),
    State("search on which the policy is silent", ".md-search", search("radio"), close),
    State("search with results", ".md-search", search("photo"), close, ENDS),
    State("search without results", ".md-search", search("qwxzk"), close, ENDS),
    State("on the way", ".principles", come_back, types=("home",)),
    State("nothing chosen", ".quiz", check_nothing, types=("principle", "quiz")),
    State("wrong answer", ".quiz", answer_one, types=("principle", "quiz", "quick quiz")),
    State("all answered", ".quiz", answer_all, types=QUIZZES),
    State("list refused", ".signer", refuse_workbook, types=("acknowledgements",)),
    State("list with a bad row", ".signer", read_list, types=("acknowledgements",)),
    State("all erased", ".md-content", erase, types=("about",)),
    State("sheet on paper", "", print_sheet, back_to_screen, QUIZZES, (WIDE,), NO_TITLE),
    State("form on paper", "", print_page, back_to_screen, FORMS, (WIDE,), NO_TITLE),
    State("on paper", "", print_page, back_to_screen, WHOLE, (WIDE,)),
)
