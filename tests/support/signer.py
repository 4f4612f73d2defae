"""HR's list in the page, as a reader of either browser works with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

import pytest

from . import drivers
from .drivers import Driver, until

ADDRESS: Final = "/signer/attestations/"
TODAY: Final = "6d367e688c"
LIST: Final = [
    ["Nom", "Matricule", "Poste", "Code de version", "Note"],
    ["Josée Tremblay", "0042", "Préposée à l'accueil", TODAY, "=1+1"],
    ["Luc Roy", "0043", "", "", "+33"],
    ["Line Roy", "0043", "", "abcdef0123", ""],
]


def pasted(rows: list[list[str]]) -> str:
    """Return cells as Excel puts them on the clipboard."""
    return "\r\n".join("\t".join(_cell(cell) for cell in row) for row in rows) + "\r\n"


def _cell(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if cell.startswith('"') else cell


#: The parameters of a fixture that drives each of the two browsers.
BROWSERS: Final = (
    pytest.param("chromium", marks=pytest.mark.browser),
    pytest.param("mozilla", marks=[pytest.mark.browser, pytest.mark.firefox]),
)


def on_the_page(request: pytest.FixtureRequest, server: str) -> Iterator[Driver]:
    """Yield the browser that a fixture asks for, on the page."""
    browser = request.getfixturevalue(request.param)
    if request.param == "mozilla":
        yield opened(browser)
        return
    with drivers.chromium(browser, server) as one:
        yield opened(one)


def opened(driver: Driver, address: str = ADDRESS) -> Driver:
    """Open the page, and note what it prints and copies instead of doing so."""
    driver.goto(address)
    driver.evaluate(
        """(() => {
          window.printed = [];
          window.print = () => window.printed.push(document.querySelector(".signer__sheets").innerText);
          navigator.clipboard.writeText = async (text) => { window.written = text; };
        })()"""
    )
    return driver


def enter(driver: Driver, rows: list[list[str]]) -> None:
    """Put a list in the box, as pasting does."""
    text = json.dumps(pasted(rows))
    driver.evaluate(
        f"""(() => {{
          const box = document.querySelector("#signer-cells");
          box.value = {text};
          box.dispatchEvent(new Event("input", {{ bubbles: true }}));
        }})()"""
    )
    until(driver, "document.querySelector('.signer__status').textContent !== ''")


def table(driver: Driver, name: str) -> list[list[str]]:
    """Return what the cells of a table say."""
    found: list[list[str]] = driver.evaluate(
        f"""[...document.querySelectorAll(".signer__table--{name} tbody tr")]
          .map((row) => [...row.children].map((cell) => cell.textContent))"""
    )
    return found


def click(driver: Driver, act: str) -> None:
    """Press a button of the tool."""
    driver.evaluate(f"document.querySelector('[data-act=\"{act}\"]').click()")


def tick(driver: Driver, step: str, *ranks: int) -> None:
    """Tick people of a step by their rank in its table, from 0."""
    for rank in ranks:
        driver.evaluate(
            f"document.querySelectorAll('.signer__step--{step} .signer__tick input')[{rank}].click()"
        )


def date_returns(driver: Driver, day: str) -> None:
    """Write the day on which the forms came back."""
    driver.evaluate(
        f"""(() => {{
          const field = document.querySelector("#signer-date");
          field.value = "{day}";
          field.dispatchEvent(new Event("change", {{ bubbles: true }}));
        }})()"""
    )


def written(driver: Driver) -> list[list[str]]:
    """Return the cells that were copied."""
    until(driver, "window.written !== undefined")
    return [line.split("\t") for line in driver.evaluate("window.written").split("\r\n")]


def told(driver: Driver, name: str = "ticked") -> str:
    """Return what a part of the tool says."""
    return str(driver.evaluate(f"document.querySelector('.signer__{name}').textContent"))
