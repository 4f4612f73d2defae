"""What goes wrong in a page, as the browser tells it."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Error, Page

#: A busy machine makes the browser give up the transition between two pages; no script of ours has failed.
_GIVEN_UP: Final = "Transition was"


def gather(page: Page, faults: list[str]) -> None:
    """Add to `faults` each error that a script of the page does not catch."""

    def hear(error: Error) -> None:
        if _GIVEN_UP not in str(error):
            faults.append(str(error))

    page.on("pageerror", hear)
