"""A clerk's week: she announces, prints, collects, notes, reminds; the register is what happened, letter for letter."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Iterator
from typing import Final

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from tests.support.drivers import Driver, until
from tests.support.signer import ADDRESS, BROWSERS, TODAY, on_the_page, opened, table, told

DEPARTMENTS: Final = (
    "Travaux publics",
    "Loisirs & culture",
    "Administration",
    "Incendie",
    "Greffe",
)
#: Names that mail, spreadsheets and links stumble on.
NAMES: Final = [
    *(
        "Élise Bœuf-Lévêque",
        "Roy & Fils",
        "Jean + Luc O'Neil",
        "Noël d'Arc",
        "Chloé Ümit",
        "Line Tremblay-Gagnon",
    ),
    *(f"Personne {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    *(f"Équipier {letter}" for letter in "ABCDEFGH"),
]
HEADINGS: Final = [
    "Nom",
    "Matricule",
    "Service",
    "Embauche",
    "Code de version",
    "Attestation reçue le",
]
#: Whose reply came by e-mail, by rank; two of them sent it twice, one is on nobody's list.
REPLIED: Final = (*range(6), *range(10, 24))
TWICE: Final = (0, 3)
DAY: Final = "2026-11-25"


def workbook() -> bytes:
    """Return the list as a program writes it: a title above, dates, zeros kept, a formula, a frozen row."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Personnel")
        date, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
        sheet.write(0, 0, "Personnel au 1er novembre", bold)
        sheet.write_row(2, 0, HEADINGS, bold)
        for rank, name in enumerate(NAMES):
            row = [name, f"{rank:04}", DEPARTMENTS[rank % 5]]
            sheet.write_row(3 + rank, 0, row)
            sheet.write_number(3 + rank, 3, 40_000 + rank, date)
        sheet.write_formula(3, 7, "=COUNTA(A4:A43)", None, 40)
        sheet.autofilter(2, 0, 42, 5)
        sheet.freeze_panes(3, 1)
    return buffer.getvalue()


def line(name: str, code: str = TODAY) -> str:
    return f"CADRE;{code};2026-11-24;{name}"


def replies() -> str:
    """Return 23 messages as mail programs carry them: quoted, forwarded, cut, in capitals or without accents."""
    carried = [
        f"Bonjour,\r\n{line(NAMES[0])}\r\nÉ.\r\n",
        f"-----Message d'origine-----\r\n> > {line(NAMES[1])}\r\n",
        f"> {line(NAMES[2].replace(chr(39), chr(8217)))}\r\n",
        f">> CADRE;{TODAY};2026-11-24;Noël\r\n>> d'Arc\r\n\r\n",
        f"| {line(NAMES[4].upper())}\r\n",
        f"{line('Tremblay-Gagnon, Line')}\r\n",
        *(f"{line(NAMES[rank])}\r\n\r\n" for rank in REPLIED[6:]),
        *(f"Encore :\r\n{line(NAMES[rank])}\r\n\r\n" for rank in TWICE),
        f"{line('Inconnue Totale')}\r\n",
    ]
    assert len(carried) == 23
    return "\r\n".join(carried)


@pytest.fixture(params=BROWSERS)
def driver(request: pytest.FixtureRequest, server: str) -> Iterator[Driver]:
    """Each of the two browsers, on the page."""
    yield from on_the_page(request, server)


def reach(driver: Driver, selector: str) -> None:
    """Go to a control as the keyboard does."""
    for _ in range(150):
        if driver.evaluate(f"document.activeElement.matches({json.dumps(selector)})"):
            return
        driver.press("Tab")
    pytest.fail(f"Tab never reaches {selector}")


def press(driver: Driver, selector: str) -> None:
    reach(driver, selector)
    driver.press("Enter")


def give_file(driver: Driver, data: bytes) -> None:
    """Choose a file, which a page cannot do by itself: as dropping it on the field does."""
    encoded = base64.b64encode(data).decode()
    driver.evaluate(
        f"""(() => {{
          const bytes = Uint8Array.from(atob("{encoded}"), (one) => one.charCodeAt(0));
          const chosen = new DataTransfer();
          chosen.items.add(new File([bytes], "personnel.xlsx"));
          const field = document.querySelector("#signer-file");
          field.files = chosen.files;
          field.dispatchEvent(new Event("change", {{ bubbles: true }}));
        }})()"""
    )
    until(driver, "!document.querySelector('.signer__step--register').hidden")


def copied(driver: Driver) -> str:
    until(driver, "window.written !== undefined")
    return str(driver.evaluate("[window.written, window.written = undefined][0]"))


def noted(rank: int) -> bool:
    return rank in REPLIED


def announce(driver: Driver) -> None:
    """On Monday, she copies the e-mail to staff."""
    opened(driver, "/rh/")
    press(driver, '[data-copy="announcement-fr"]')
    assert copied(driver).startswith("Bonjour,")


def test_the_register_is_what_happened_and_nothing_that_she_did_not_confirm(
    driver: Driver,
) -> None:
    announce(driver)

    # Tuesday: her list, an attestation for each person of one department who has no e-mail.
    opened(driver, ADDRESS)
    driver.evaluate("localStorage.clear()")  # what pages opened before have kept
    before = len(driver.requests())
    give_file(driver, workbook())
    assert "40 personnes lues." in told(driver, "status")
    assert table(driver, "problems") == []
    driver.evaluate("document.querySelector('[data-act=tick-all]').focus()")
    press(driver, '[data-act="tick-all"]')
    press(driver, '[data-act="print"]')
    assert driver.evaluate("window.printed.length") == 1
    assert driver.evaluate("document.querySelectorAll('.signer__sheet').length") == 40
    assert {row[1] for row in table(driver, "register")} == {"Aucune attestation au dossier"}

    # Wednesday: 23 replies, pasted whole.
    driver.evaluate("document.querySelector('.signer__replies').open = true")
    reach(driver, "#signer-replies")
    driver.evaluate(
        f"void (document.querySelector('#signer-replies').value = {json.dumps(replies())})"
    )
    press(driver, '[data-act="match"]')
    assert told(driver, "replied").startswith("Réponses lues\u00a0: 23; 20 personnes reconnues.")
    kinds = [row[3] for row in table(driver, "replies")]
    assert kinds == [
        *["Reconnue"] * 20,
        *["Déjà reconnue plus haut"] * 2,
        "Aucune personne de ce nom dans la liste",
    ]
    assert told(driver, "changes").startswith("Personne n'est coché")
    press(driver, '[data-act="tick-replies"]')
    assert {row[1] for row in table(driver, "register")} == {"Aucune attestation au dossier"}
    driver.evaluate(
        f"""(() => {{
          const field = document.querySelector("#signer-date");
          field.value = "{DAY}";
          field.dispatchEvent(new Event("change", {{ bubbles: true }}));
        }})()"""
    )
    assert told(driver, "changes").startswith("20 lignes changeront sur 40")
    press(driver, '[data-act="copy-block"]')
    block = [row.split("\t") for row in copied(driver).split("\r\n")]
    until(
        driver, "document.querySelector('.signer__changes').textContent.includes('la cellule E3')"
    )
    wanted = [[TODAY, DAY] if noted(rank) else ["", ""] for rank in range(40)]
    assert block == [HEADINGS[4:], *wanted]

    # Thursday: the register, and whom to remind.
    until(driver, "document.querySelector('.signer__table--register tbody td').textContent !== ''")
    assert [(row[0], row[2]) for row in table(driver, "register")] == [
        (name, DAY if noted(rank) else "") for rank, name in enumerate(NAMES)
    ]
    assert table(driver, "counts")[-1] == ["Tous les services", "20", "0", "20", "0", "40"]
    press(driver, '[data-act="remind"]')
    assert copied(driver).split("\r\n") == [
        name for rank, name in enumerate(NAMES) if not noted(rank)
    ]

    # Friday: the whole list, for a sheet of its own; the workbook's formula is its value there.
    driver.evaluate("document.querySelector('[data-act=copy-block]').focus()")
    press(driver, '[data-act="copy"]')
    rows = [row.split("\t") for row in copied(driver).split("\r\n")]
    assert rows[0][0] == "Personnel au 1er novembre"
    assert rows[3][:4] == ["Élise Bœuf-Lévêque", "0000", "Travaux publics", "2009-07-06"]
    assert [row[4:6] for row in rows[3:43]] == wanted
    assert rows[3][7] == "40"

    asked = driver.requests()[before:]
    assert [one for one in asked if not re.fullmatch(r"[^?]+/components/[\w./-]+\.js", one)] == []
    kept = "JSON.stringify([Object.keys(localStorage).filter((key) => !key.endsWith('__palette')), document.cookie])"
    assert driver.evaluate(kept) == '[[],""]'
