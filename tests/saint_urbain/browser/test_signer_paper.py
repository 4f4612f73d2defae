"""The list tool's attestations on paper, as the browser prints them."""

from __future__ import annotations

import io

from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader

ADDRESS = "/signer/attestations/"
STAFF = "Nom;Service\nJosée Tremblay;Travaux publics\nLuc Roy;\nAnne Côté;Loisirs\nLine Roy;TRAVAUX  PUBLICS\n"


def printed(page: Page) -> list[PageObject]:
    page.evaluate("() => { window.print = () => undefined }")
    page.locator('[data-act="print"]').click()
    return list(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def words(one: PageObject) -> str:
    return " ".join(one.extract_text().split())


def test_a_very_long_name_and_job_stay_on_one_page(page: Page) -> None:
    page.goto(ADDRESS)
    long = ("Tremblay-de-la-Rivière " * 20)[:300].strip()
    page.locator("#signer-cells").fill(f"Nom;Poste;Service\n{long};{'x' * 300};{long}\nLuc Roy;;\n")
    page.locator('[data-act="tick-all"]').click()
    pages = printed(page)
    assert len(pages) == 2
    text = "".join(pages[0].extract_text().split())
    assert "".join(long.split()) in text
    assert "x" * 300 in text
    assert [round(float(side) / 72, 1) for side in pages[0].mediabox[2:]] == [8.5, 11.0]


def test_by_department_a_sheet_before_each_one_says_whose_they_are_and_how_many(page: Page) -> None:
    page.goto(f"/en{ADDRESS}")
    page.locator("#signer-cells").fill(STAFF)
    page.get_by_label("Sort by department").check()
    page.locator('[data-act="tick-all"]').click()
    # What is printed is in the official language, from a page in another one.
    organisation = "Paroisse de Saint-Urbain"
    pages = [words(one) for one in printed(page)]
    assert [text for text in pages if "J'ai lu" not in text] == [
        f"{organisation} Loisirs 1 attestation de lecture",
        f"{organisation} Travaux publics 2 attestations de lecture",
        f"{organisation} Sans service 1 attestation de lecture",
    ]
    names = [
        "Loisirs",
        "Anne Côté",
        "Travaux publics",
        "Josée Tremblay",
        "Line Roy",
        "Sans",
        "Luc Roy",
    ]
    assert [name in text for name, text in zip(names, pages, strict=True)] == [True] * 7


def test_only_the_people_ticked_are_counted_and_by_the_list_s_order_otherwise(page: Page) -> None:
    page.goto(ADDRESS)
    page.locator("#signer-cells").fill(STAFF)
    step = page.locator(".signer__step--print")
    for name in ("Line Roy", "Josée Tremblay"):
        step.get_by_label(name).check()
    assert ["Josée" in words(one) for one in printed(page)] == [True, False]
    page.get_by_label("Classer par service").check()
    assert "2 attestations de lecture" in words(printed(page)[0])


def test_a_list_without_departments_is_not_offered_to_be_sorted_by_them(page: Page) -> None:
    page.goto(ADDRESS)
    page.locator("#signer-cells").fill(STAFF)
    page.get_by_label("Classer par service").check()
    page.locator("#signer-cells").fill("Nom\nLuc Roy\n")
    expect(page.get_by_label("Classer par service")).to_be_hidden()
    page.locator('[data-act="tick-all"]').click()
    assert ["Luc Roy" in words(one) for one in printed(page)] == [True]
