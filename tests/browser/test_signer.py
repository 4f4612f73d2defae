"""HR's list in the page: pasted, corrected, printed; the returns noted, copied back; nothing sent or kept."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from tests.support import drivers
from tests.support.drivers import Driver, until

ADDRESS = "/signer/attestations/"
TODAY = "6d367e688c"
LIST = [
    ["Nom", "Matricule", "Poste", "Code de version", "Note"],
    ["Josée Tremblay", "0042", "Préposée à l'accueil", TODAY, "=1+1"],
    ["Luc Roy", "0043", "", "", "+33"],
    ["Line Roy", "0043", "", "abcdef0123", ""],
]
#: Forty people, the first ten of whom have confirmed today's text.
FORTY = [
    ["Nom", "Code de version"],
    *([f"Personne {number:02}", TODAY if number <= 10 else ""] for number in range(1, 41)),
]
#: Everything that a page can leave behind; the theme itself keeps the choice of light or dark.
STORED = """(async () => JSON.stringify([
  Object.entries(localStorage).filter(([key]) => !key.endsWith("__palette")),
  Object.entries(sessionStorage), document.cookie, await indexedDB.databases(),
  "caches" in window ? await caches.keys() : [], history.state,
]))()"""


def pasted(rows: list[list[str]]) -> str:
    """Return cells as Excel puts them on the clipboard."""
    return "\r\n".join("\t".join(_cell(cell) for cell in row) for row in rows) + "\r\n"


def _cell(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if cell.startswith('"') else cell


@pytest.fixture(
    params=[
        pytest.param("chromium", marks=pytest.mark.browser),
        pytest.param("mozilla", marks=[pytest.mark.browser, pytest.mark.firefox]),
    ]
)
def driver(request: pytest.FixtureRequest, server: str) -> Iterator[Driver]:
    """Each of the two browsers, on the page."""
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
    driver.evaluate(f"document.querySelector('[data-act=\"{act}\"]').click()")


def tick(driver: Driver, step: str, *ranks: int) -> None:
    """Tick people of a step by their rank in its table, from 0."""
    for rank in ranks:
        driver.evaluate(
            f"document.querySelectorAll('.signer__step--{step} .signer__tick input')[{rank}].click()"
        )


def date_returns(driver: Driver, day: str) -> None:
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
    return str(driver.evaluate(f"document.querySelector('.signer__{name}').textContent"))


def test_who_was_read_is_shown_with_what_is_on_file(driver: Driver) -> None:
    enter(driver, LIST)
    assert table(driver, "print") == [
        ["Josée Tremblay", "2", "0042", "Préposée à l'accueil", "", "Texte d'aujourd'hui"],
        ["Luc Roy", "3", "0043", "", "", "Aucune attestation au dossier"],
    ]
    assert table(driver, "returns") == [
        ["Josée Tremblay", "2", "0042", "Texte d'aujourd'hui"],
        ["Luc Roy", "3", "0043", "Aucune attestation au dossier"],
    ]
    assert "2 personnes lues." in told(driver, "status")
    assert "Colonnes laissées de côté\u00a0: Note." in told(driver, "status")


def test_a_wrong_row_is_named_and_the_list_is_corrected_in_place(driver: Driver) -> None:
    enter(driver, LIST)
    assert [row[0] for row in table(driver, "problems")] == ["4"]
    assert "1 ligne à corriger." in told(driver, "status")
    assert "«\u00a00043\u00a0» est déjà à la ligne 3" in table(driver, "problems")[0][1]
    enter(driver, [*LIST[:3], ["Line Roy", "0044", "", "abcdef0123", ""]])
    until(driver, "document.querySelector('.signer__problems').hidden")
    assert [row[-1] for row in table(driver, "print")] == [
        "Texte d'aujourd'hui",
        "Aucune attestation au dossier",
        "Code inconnu",
    ]


def test_a_row_with_several_faults_is_one_row_to_correct(driver: Driver) -> None:
    enter(driver, [["Nom", "Matricule", "Poste"], ["Luc Roy", "'1", "NULL"], ["Zoé", "2", "N/A"]])
    assert [row[0] for row in table(driver, "problems")] == ["2", "2", "3"]
    assert "2 lignes à corriger." in told(driver, "status")


def test_those_to_renew_are_printed_one_page_each(driver: Driver) -> None:
    enter(driver, LIST)
    click(driver, "tick-renew")
    click(driver, "print")
    driver.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = driver.evaluate("window.printed")
    assert len(printed) == 1
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(driver.pdf())).pages]
    assert len(pages) == 1
    for words in (
        "Luc Roy",
        "0043",
        "Attestation de lecture",
        TODAY,
        "ne fait pas partie du cadre",
    ):
        assert words in " ".join(pages[0].split())
    assert "Josée" not in pages[0]


def test_nobody_is_ticked_at_first_and_nothing_is_printed_for_nobody(driver: Driver) -> None:
    enter(driver, LIST)
    assert told(driver) == "0 personne cochée sur 2."
    click(driver, "print")
    assert told(driver) == "Cochez d'abord au moins une personne."
    assert driver.evaluate("window.printed") == []


def test_those_printed_are_not_those_received(driver: Driver) -> None:
    enter(driver, FORTY)
    click(driver, "tick-renew")
    click(driver, "print")
    assert driver.evaluate("document.querySelectorAll('.signer__sheet').length") == 30
    assert told(driver, "changes") == "Personne n'est coché\u00a0: aucune ligne ne changera."
    click(driver, "copy")
    assert driver.evaluate("window.written === undefined")
    date_returns(driver, "2026-11-03")
    tick(driver, "returns", 10, 39)
    assert told(driver, "changes").startswith("2 lignes changeront sur 40")
    click(driver, "copy")
    rows = written(driver)
    assert [row[1] for row in rows[1:]] == [TODAY] * 11 + [""] * 28 + [TODAY]
    assert [row[2] for row in rows[1:]] == [""] * 10 + ["2026-11-03"] + [""] * 28 + ["2026-11-03"]


def test_the_list_is_copied_back_with_those_received_only(driver: Driver) -> None:
    enter(driver, LIST)
    date_returns(driver, "2026-11-03")
    tick(driver, "returns", 1)
    click(driver, "copy")
    assert written(driver) == [
        [*LIST[0], "Attestation reçue le"],
        ["Josée Tremblay", "0042", "Préposée à l'accueil", TODAY, "'=1+1", ""],
        ["Luc Roy", "0043", "", TODAY, "'+33", "2026-11-03"],
        ["Line Roy", "0043", "", "abcdef0123", "", ""],
    ]
    until(
        driver, "document.querySelector('.signer__changes').textContent.startsWith('Liste copiée')"
    )
    assert "1 ligne changée" in told(driver, "changes")


def test_a_list_without_the_columns_gets_them(driver: Driver) -> None:
    enter(driver, [["Nom"], ["Josée Tremblay"], ["Luc Roy"]])
    date_returns(driver, "2026-11-03")
    tick(driver, "returns", 1)
    click(driver, "copy")
    assert written(driver) == [
        ["Nom", "Code de version", "Attestation reçue le"],
        ["Josée Tremblay", "", ""],
        ["Luc Roy", TODAY, "2026-11-03"],
    ]


def test_the_list_copied_back_and_read_again_says_what_was_noted(driver: Driver) -> None:
    enter(driver, FORTY[:3])
    date_returns(driver, "2026-11-03")
    tick(driver, "returns", 1)
    click(driver, "copy")
    enter(driver, written(driver))
    until(driver, "document.querySelectorAll('.signer__table--returns td').length === 8")
    assert table(driver, "returns") == [
        ["Personne 01", "2", "", "Texte d'aujourd'hui", ""],
        ["Personne 02", "3", "", "Texte d'aujourd'hui", "2026-11-03"],
    ]


def test_a_code_already_there_is_told_before_its_date_changes(driver: Driver) -> None:
    enter(driver, FORTY)
    date_returns(driver, "2026-11-03")
    tick(driver, "returns", 0, 1, 20)
    assert told(driver, "changes") == (
        "3 lignes changeront sur 40\u00a0: elles recevront le code du texte d'aujourd'hui et la date "
        "2026-11-03. 2 d'entre elles portent déjà ce code\u00a0: seule leur date changera."
    )
    click(driver, "untick")
    assert told(driver, "changes") == "Personne n'est coché\u00a0: aucune ligne ne changera."


@pytest.mark.parametrize(
    ("day", "words"),
    [("", "Indiquez la date"), ("2999-01-01", "Cette date n'est pas encore arrivée")],
)
def test_a_date_that_cannot_be_is_asked_for(day: str, words: str, driver: Driver) -> None:
    enter(driver, FORTY)
    date_returns(driver, day)
    tick(driver, "returns", 20)
    assert told(driver, "changes").startswith(words)
    click(driver, "copy")
    assert driver.evaluate("document.activeElement.id") == "signer-date"
    assert driver.evaluate("window.written === undefined")


def test_a_refused_clipboard_leaves_the_list_to_copy_by_hand(driver: Driver) -> None:
    enter(driver, LIST)
    driver.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    tick(driver, "returns", 0)
    click(driver, "copy")
    until(driver, "document.activeElement.id === 'signer-copied'")
    assert driver.evaluate("document.activeElement.value").startswith("Nom\tMatricule")
    assert driver.evaluate(
        "getSelection().toString() !== '' || document.activeElement.selectionEnd > 9"
    )


def test_nothing_is_sent_and_nothing_is_kept(driver: Driver) -> None:
    driver.evaluate("localStorage.clear()")  # what pages opened before have kept
    before = len(driver.requests())
    enter(driver, LIST)
    tick(driver, "returns", 0)
    for act in ("tick-all", "print", "copy"):
        click(driver, act)
    until(driver, "window.written !== undefined")
    assert driver.requests()[before:] == []
    assert driver.evaluate(STORED) == '[[],[],"",[],[],null]'
    driver.goto(ADDRESS)
    assert driver.evaluate("document.querySelector('#signer-cells').value") == ""


def test_everything_can_be_done_with_the_keyboard(driver: Driver) -> None:
    driver.evaluate("document.querySelector('[data-act=copy-model]').focus()")
    driver.press("Tab")
    assert driver.evaluate("document.activeElement.id") == "signer-cells"
    driver.type("Nom\nLuc Roy\nLine Roy\n")
    until(driver, "document.querySelectorAll('.signer__tick').length === 4")
    tab_to(driver, ".signer__step--print .signer__tick input")
    driver.press("Space")
    assert told(driver) == "1 personne cochée sur 2."
    tab_to(driver, '[data-act="print"]')
    driver.press("Enter")
    assert "Luc Roy" in driver.evaluate("window.printed")[0]
    assert "Line Roy" not in driver.evaluate("window.printed")[0]
    tab_to(driver, ".signer__step--returns .signer__tick input")
    driver.press("Space")
    assert told(driver, "changes").startswith("1 ligne changera sur 2")
    tab_to(driver, "#signer-date")
    tab_to(driver, '[data-act="copy"]')
    driver.press("Enter")
    assert written(driver)[1][1] == TODAY
    assert written(driver)[2][1] == ""


def tab_to(driver: Driver, selector: str) -> None:
    for _ in range(12):
        driver.press("Tab")
        if driver.evaluate(f"document.activeElement.matches({json.dumps(selector)})"):
            return
    pytest.fail(f"Tab never reaches {selector}")
