"""The list tool's page: files, screens, paper, a browser without scripts, the template list."""

from __future__ import annotations

import io

import pytest
import yaml
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from cadre import texts
from cadre.reading import headings

ADDRESS = "/signer/attestations/"
LIST = "Nom;Matricule;Code de version\nJosée Tremblay;0042;6d367e688c\nLuc Roy;0042;\n"


def test_ticks_stay_when_the_list_is_corrected(page: Page) -> None:
    page.goto(ADDRESS)
    page.locator("#signer-cells").fill("Nom\nLuc Roy\nLine Roy")
    page.get_by_label("Line Roy").check()
    page.locator("#signer-cells").fill("Nom\nJosée Tremblay\nLuc Roy\nLine Roy")
    page.get_by_label("Josée Tremblay").wait_for()
    assert page.locator(".signer__tick input:checked").count() == 1
    assert page.get_by_label("Line Roy").is_checked()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_a_file_is_read_in_the_browser_whatever_its_encoding(encoding: str, page: Page) -> None:
    page.goto(ADDRESS)
    data = "Nom;Poste\r\nÉlodie Bœuf-Lévêque;Préposée\r\n".encode(encoding)
    page.locator("#signer-file").set_input_files(
        {"name": "liste.csv", "mimeType": "text/csv", "buffer": data}
    )
    page.get_by_label("Élodie Bœuf-Lévêque").wait_for()


def test_a_workbook_is_refused_with_what_to_do(page: Page) -> None:
    page.goto(ADDRESS)
    page.locator("#signer-file").set_input_files(
        {"name": "liste.xlsx", "mimeType": "", "buffer": b"PK\x03\x04\x14\x00"}
    )
    page.get_by_text("copiez les cellules, puis collez-les").wait_for()


def test_a_very_long_name_and_job_stay_on_one_page(page: Page) -> None:
    page.goto(ADDRESS)
    long = ("Tremblay-de-la-Rivière " * 20)[:300].strip()
    page.locator("#signer-cells").fill(f"Nom;Poste;Service\n{long};{'x' * 300};{long}\nLuc Roy;;\n")
    page.locator('[data-act="tick-all"]').click()
    page.evaluate("() => { window.print = () => undefined }")
    page.locator('[data-act="print"]').click()
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == 2
    text = "".join(pages[0].extract_text().split())
    assert "".join(long.split()) in text
    assert "x" * 300 in text
    assert [round(float(side) / 72, 1) for side in pages[0].mediabox[2:]] == [8.5, 11.0]


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
    for column in ("name", "number", "job", "department", "code"):
        assert words(f"signer.people.{column}") == data[column][rank]
