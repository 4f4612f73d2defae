"""What a hostile text would open: a dialog, which nothing of the site ever does."""

from __future__ import annotations

from playwright.sync_api import Dialog, Page


def listen(page: Page, said: list[str]) -> None:
    """Add to `said` the message of each dialog, and dismiss it."""

    def heard(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", heard)
