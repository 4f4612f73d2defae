"""Where HR's list is given: the file control, and what is said of the steps that follow."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page

LIST = "Nom;Matricule\nJosée Tremblay;0042\nLuc Roy;0043\n"


def test_the_file_control_speaks_the_language_of_the_page_and_tells_what_was_chosen(
    page: Page,
) -> None:
    page.goto("/en/signer/attestations/")
    field = page.get_by_label("Or choose an Excel (.xlsx) or CSV file")
    assert field.get_attribute("id") == "signer-file"
    file: FilePayload = {"name": "liste.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    field.set_input_files(file)
    chosen = page.locator(".signer__chosen")
    assert chosen.inner_text() == "liste.csv"
    page.locator('[data-act="erase"]').click()
    assert chosen.inner_text() == ""


def test_the_steps_to_come_are_numbered_until_they_are_there(page: Page) -> None:
    page.goto("/signer/attestations/")
    steps = page.locator(".signer__next li")
    assert steps.all_inner_texts() == [
        "imprimer les attestations;",
        "noter les retours, quand elles vous reviennent remplies;",
        "suivre le registre et relancer.",
    ]
    page.locator("#signer-cells").fill(LIST)
    titles = page.locator(".signer__step-title:visible")
    titles.nth(2).wait_for()
    assert titles.all_inner_texts() == [
        "Étape 1\u00a0: imprimer",
        "Étape 2\u00a0: noter les retours",
        "Étape 3\u00a0: suivre et relancer",
    ]
    assert not steps.first.is_visible()
