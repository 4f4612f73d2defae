"""What a hostile text would do to a page: open a dialog, break a rule, put in it what the site never does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import ConsoleMessage, Dialog, Page

#: Elements and attributes that run something; data for a script runs nothing.
_ARMED: Final = """() => [...document.querySelectorAll("*")].filter((one) =>
  [...one.attributes].some(({ name, value }) => name.startsWith("on")
    || (/^(href|src|action|formaction|data|xlink:href)$/.test(name) && /^\\s*javascript:/i.test(value)))
  || (one.localName === "script" && /alert/.test(one.text) && !one.type.endsWith("json"))
).map((one) => one.outerHTML)"""


@contextmanager
def harmless(page: Page) -> Iterator[None]:
    """Fail if something opens a dialog, is refused by the page's policy, or could run."""
    said: list[str] = []

    def heard(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    def logged(message: ConsoleMessage) -> None:
        said.append(message.text)

    page.on("dialog", heard)
    page.on("console", logged)
    yield
    assert said == [], said
    armed = page.evaluate(_ARMED)
    assert armed == [], armed
