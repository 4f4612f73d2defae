"""The list tool's page: files, screens, paper, a browser without scripts, the template list."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from cadre import texts
from cadre.reading.lists import headings
from tests.support.published import published
from tests.support.xlsx import Cell, Formula, Sheet, workbook

ADDRESS = "/signer/attestations/"
LIST = "Nom;Matricule;Code de version\nJosée Tremblay;0042;6d367e688c\nLuc Roy;0042;\n"


WORKBOOK = workbook(Sheet([["Nom"], ["Line Roy"]]))
TWO_SHEETS = workbook(Sheet([["Nom"], ["Line Roy"]]), Sheet([["x"]], name="Notes"))
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize("step", ["print", "returns"])
def test_ticks_stay_when_the_list_is_corrected(step: str, page: Page) -> None:
    page.goto(ADDRESS)
    part = page.locator(f".signer__step--{step}")
    page.locator("#signer-cells").fill("Nom\nLuc Roy\nLine Roy")
    part.get_by_label("Line Roy").check()
    page.locator("#signer-cells").fill("Nom\nJosée Tremblay\nLuc Roy\nLine Roy")
    part.get_by_label("Josée Tremblay").wait_for()
    assert page.locator(".signer__tick input:checked").count() == 1
    assert part.get_by_label("Line Roy").is_checked()


@pytest.mark.parametrize("ticked", [0, 1])
def test_of_two_people_that_nothing_tells_apart_only_the_one_ticked_stays(
    ticked: int, page: Page
) -> None:
    page.goto(ADDRESS)
    boxes = page.locator(".signer__step--returns .signer__tick input")
    page.locator("#signer-cells").fill("Nom\nLuc Roy\nLuc Roy")
    boxes.nth(ticked).check()
    page.locator("#signer-cells").fill("Nom\nLuc Roy\nLuc Roy\nLine Roy")
    page.locator(".signer__step--returns").get_by_label("Line Roy").wait_for()
    assert [rank for rank in range(3) if boxes.nth(rank).is_checked()] == [ticked]


def test_another_file_begins_with_nobody(page: Page) -> None:
    page.goto(ADDRESS)
    for name in ("avril", "mai"):
        choose(page, f"{name}.csv", f"Nom\nLuc Roy\n{name}\n".encode())
        page.locator(".signer__step--returns").get_by_label(name).wait_for()
        assert page.locator(".signer__tick input:checked").count() == 0
        page.locator(".signer__step--returns").get_by_label("Luc Roy").check()
        page.locator(".signer__step--print").get_by_label("Luc Roy").check()


def test_the_date_is_today_where_the_reader_is(chromium: Browser, server: str) -> None:
    with chromium.new_context(base_url=server, timezone_id="Pacific/Kiritimati") as context:
        page = context.new_page()
        page.clock.install(time="2026-11-25T20:00:00Z")
        page.goto(ADDRESS)
        assert page.locator("#signer-date").input_value() == "2026-11-26"


def test_the_same_file_chosen_again_after_a_correction_is_read_again(
    page: Page, tmp_path: Path
) -> None:
    page.goto(ADDRESS)
    file = tmp_path / "liste.csv"
    for name in ("Luc Roy", "Line Roy"):
        file.write_text(f"Nom\n{name}\n", encoding="utf-8")
        with page.expect_file_chooser() as chooser:
            page.locator("#signer-file").click()
        chooser.value.set_files(file)
        page.locator(".signer__step--print").get_by_label(name).wait_for()
        assert page.locator("#signer-file").evaluate("input => input.files[0].name") == "liste.csv"


def test_a_file_that_cannot_be_read_says_so(page: Page) -> None:
    page.goto(ADDRESS)
    page.locator("#signer-cells").fill(LIST)
    page.locator(".signer__step--print").get_by_label("Josée").wait_for()
    page.evaluate("() => { File.prototype.arrayBuffer = async () => { throw new Error(); }; }")
    choose(page, "liste.csv", b"Nom\nLuc Roy\n")
    page.get_by_text("«\u00a0liste.csv\u00a0» n'a pas pu être lu").wait_for()
    assert page.locator(".signer__tick").count() == 0


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("liste.xlsx", TWO_SHEETS, "plusieurs feuilles remplies\u00a0: Feuil1, Notes"),
        ("liste.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "un mot de passe"),
        ("liste.xls", OLE + b"Workbook", "un ancien format d'Excel (.xls)"),
        ("liste.ods", b"PK\x03\x04application/vnd.oasis.opendocument.spreadsheet", "(.ods, .fods)"),
        ("liste.ods", b"PK\x03\x04", "ce classeur ne peut pas être lu"),
        ("liste.xls", b"<html><table>", "c'est une page Web"),
        ("liste.csv", "Nom\nMICHÈLE\n".encode("cp850"), "ne peuvent pas être lues à coup sûr"),
        ("liste.csv", b"x" * 20_000_001, "dépasse 20 Mo"),
    ],
    ids=["sheets", "password", "old", "ods", "damaged", "web page", "encoding", "large"],
)
def test_a_file_that_is_no_list_is_named_and_the_list_before_is_gone(
    name: str, data: bytes, words: str, page: Page, tmp_path: Path
) -> None:
    page.goto(ADDRESS)
    page.locator("#signer-cells").fill(LIST)
    page.locator(".signer__step--print").get_by_label("Josée").check()
    file = tmp_path / name
    file.write_bytes(data)
    page.locator("#signer-file").set_input_files(file)
    status = page.locator(".signer__status")
    status.get_by_text(words).wait_for()
    assert name in status.inner_text()
    assert page.locator("#signer-cells").input_value() == ""
    assert page.locator(".signer__tick").count() == 0
    assert not page.locator(".signer__people").is_visible()
    assert not page.locator(".signer__problems").is_visible()


def test_a_workbook_is_opened_and_a_corrected_list_pasted_after_it_keeps_the_ticks(
    page: Page,
) -> None:
    page.goto(ADDRESS)
    choose(page, "liste.xlsx", WORKBOOK)
    part = page.locator(".signer__step--returns")
    part.get_by_label("Line Roy").check()
    status = page.locator(".signer__status")
    assert "Classeur «\u00a0liste.xlsx\u00a0» ouvert." in status.inner_text()
    assert page.locator("#signer-cells").input_value() == ""
    page.locator("#signer-cells").fill("Nom\nLuc Roy\nLine Roy")
    part.get_by_label("Luc Roy").wait_for()
    assert part.get_by_label("Line Roy").is_checked()
    assert "liste.xlsx" not in status.inner_text()


def test_a_workbook_gets_its_two_columns_alone_where_they_go(page: Page) -> None:
    page.goto(ADDRESS)
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.written = text; }")
    rows: list[list[Cell]] = [
        ["Personnel"],
        [],
        ["Nom", "Âge"],
        ["Line Roy", Formula("1+1", "2")],
        ["Zoé"],
    ]
    choose(page, "liste.xlsx", workbook(Sheet(rows, hidden_rows=[5])))
    page.locator(".signer__step--returns").get_by_label("Line Roy").check()
    page.locator("#signer-date").fill("2026-11-03")
    page.get_by_role("button", name="Noter et copier les deux colonnes").click()
    page.get_by_text("sélectionnez la cellule C3, puis collez").wait_for()
    told = page.locator(".signer__table--problems tbody td").all_inner_texts()
    assert told[:2] == [
        "Classeur",
        "À vérifier\u00a0: lignes masquées, ou retirées par un filtre, qui n'ont pas été lues\u00a0: 1",
    ]
    block = "Code de version\tAttestation reçue le\r\n6d367e688c\t2026-11-03\r\n\t"
    assert page.evaluate("window.written") == block
    page.get_by_role("button", name="Noter et copier toute la liste").click()
    page.get_by_text("Liste copiée, 1 ligne changée").wait_for()
    assert page.evaluate("window.written").split("\r\n")[3:] == [
        "Line Roy\t2\t6d367e688c\t2026-11-03",
        "Zoé\t\t\t",
    ]


def test_a_browser_that_cannot_open_a_workbook_says_what_to_do(page: Page) -> None:
    page.add_init_script("delete window.DecompressionStream")
    page.goto(ADDRESS)
    choose(page, "liste.xlsx", WORKBOOK)
    page.get_by_text("trop ancien pour ouvrir un classeur Excel").wait_for()
    choose(page, "liste.csv", b"Nom\nLuc Roy\n")
    page.locator(".signer__step--print").get_by_label("Luc Roy").wait_for()


def test_a_file_reader_that_does_not_come_says_what_to_do(page: Page, site: Path) -> None:
    page.route(f"**/{published(site, 'signer/files.mjs')}", lambda route: route.abort())
    page.goto(ADDRESS)
    choose(page, "liste.csv", b"Nom\nLuc Roy\n")
    page.get_by_text("n'a pas pu être chargé").wait_for()


def test_an_erased_list_leaves_nothing_but_the_word_that_says_so(page: Page) -> None:
    page.goto(ADDRESS)
    page.locator("#signer-cells").fill(LIST)
    page.locator(".signer__problems").wait_for()
    page.locator('[data-act="erase"]').click()
    assert page.locator(".signer__status").inner_text() == "Liste effacée."
    assert not page.locator(".signer__problems").is_visible()
    assert not page.locator(".signer__people").is_visible()


def test_an_erased_list_leaves_nobody_anywhere_in_the_page(page: Page) -> None:
    page.goto(ADDRESS)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.locator("#signer-cells").fill("Nom\tService\nLuc Zyx\tVoirie Zyx")
    page.get_by_role("button", name="Copier les noms à relancer").click()
    page.locator(".signer__replies summary").click()
    page.locator("#signer-replies").fill("CADRE;6d367e688c;2026-11-25;Luc Zyx")
    page.locator('[data-act="match"]').click()
    page.locator('[data-act="erase"]').click()
    page.wait_for_function(
        """() => ![document.body.innerHTML, ...[...document.querySelectorAll("textarea")]
          .map(({ value }) => value)].some((text) => text.includes("Zyx"))"""
    )


def test_a_file_chosen_while_another_is_read_wins(page: Page) -> None:
    page.goto(ADDRESS)
    page.evaluate(
        """() => {
          const read = File.prototype.arrayBuffer;
          File.prototype.arrayBuffer = function () {
            const data = read.call(this);
            if (this.name !== "lente.csv") return data;
            return new Promise((resolve) => { window.finish = () => resolve(data); });
          };
        }"""
    )
    choose(page, "lente.csv", b"Nom\nLuc Roy\n")
    choose(page, "vite.csv", b"Nom\nLine Roy\n")
    page.locator(".signer__step--print").get_by_label("Line Roy").wait_for()
    page.evaluate("window.finish()")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.locator(".signer__step--print").get_by_label("Line Roy").is_visible()


def choose(page: Page, name: str, data: bytes) -> None:
    page.locator("#signer-file").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": data}
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "iso8859_15"]
)
def test_a_file_is_read_in_the_browser_whatever_its_encoding(encoding: str, page: Page) -> None:
    page.goto(ADDRESS)
    data = "Nom;Poste\r\nÉlodie Bœuf-Lévêque;Préposée\r\n".encode(encoding)
    page.locator("#signer-file").set_input_files(
        {"name": "liste.csv", "mimeType": "text/csv", "buffer": data}
    )
    page.locator(".signer__step--print").get_by_label("Élodie Bœuf-Lévêque").wait_for()


@pytest.mark.parametrize("encoding", ["cp850", "cp437"])
def test_a_file_of_dos_is_read_in_the_browser(encoding: str, page: Page) -> None:
    page.goto(ADDRESS)
    choose(page, "liste.csv", "Nom\r\nÉlodie Bélanger\r\n".encode(encoding))
    page.locator(".signer__step--print").get_by_label("Élodie Bélanger").wait_for()


def test_without_a_script_the_blank_form_and_the_command_are_offered(
    chromium: Browser, server: str
) -> None:
    with chromium.new_context(base_url=server, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(ADDRESS)
        assert page.get_by_text("cette page a besoin de JavaScript").is_visible()
        assert not page.locator("#signer-cells").is_visible()
        href = page.get_by_role("link", name="Attestation de lecture vierge").get_attribute("href")
        assert page.request.get(f"{server}{ADDRESS}{href}").body().startswith(b"%PDF-")
        page.get_by_text("Imprimer avec une commande").click()
        assert page.get_by_text("--kind acknowledgement").is_visible()


def test_the_script_is_on_no_other_page(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/signer/")
    page.goto("/quiz/rapide/")
    assert not any("/signer/" in url and "components" in url for url in asked)


@pytest.mark.parametrize(("language", "rank"), [("fr", 0), ("en", 1)])
def test_the_template_has_the_headings_of_the_data_file(language: str, rank: int) -> None:
    data = yaml.safe_load((texts.FOLDER / headings.FILE).read_text(encoding="utf-8"))
    words = texts.load(language)
    for column in ("name", "number", "job", "department", "code", "received"):
        assert words(f"signer.people.{column}") == data[column][rank]
