"""Hostile words, each in each place: a fragment, a search, a list of people, what the site is made from.

They are in tests/cases/injection.yml. They do nothing but show themselves, letter for letter.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from cadre.cli import main
from dev.browser import serving
from tests.support import ROOT, project, web
from tests.support.injection import harmless
from tests.support.searching import ask

HOSTILE: Final = yaml.safe_load((ROOT / "tests/cases/injection.yml").read_text(encoding="utf-8"))
#: A name that begins a template's field is refused, and shown where the refusal is told.
FIELD: Final = "{{"
#: Pages that hold the organisation's name, its act, its telephone number or who compared the texts.
SEEN: Final = tuple(
    f"{home}{page}"
    for home in ("", "/en")
    for page in ("/", "/cadre/loyaute/", "/que-faire/", "/signer/", "/versions/", "/a-propos/")
)
QUIZ: Final = ("/quiz/loyaute/", "/en/quiz/loyaute/")
LIST: Final = "/signer/attestations/"

pytestmark = pytest.mark.parametrize("words", HOSTILE)


def text(page: Page, selector: str = "body") -> str:
    return str(page.locator(selector).first.evaluate("found => found.textContent"))


def letters(words: str) -> str:
    """Return the words without white space: a sheet breaks lines where it must."""
    return "".join(words.split())


def as_markdown(words: str) -> str:
    """Return what a scenario shows, which is Markdown: a weight and code have no signs of their own."""
    return re.sub(r"([*`])(\w+)\1", r"\2", words)


def printed(file: Path) -> str:
    return letters("".join(page.extract_text() for page in PdfReader(file).pages))


@pytest.mark.parametrize("before", ["", "loyaute-1", "%E0%A4%A"])
def test_in_the_fragment_of_an_address(before: str, words: str, page: Page) -> None:
    with harmless(page):
        page.goto(f"/cadre/loyaute/#{before}{words}")
        href = page.locator(".language-link").get_attribute("href") or ""
        assert href.startswith("../../en/cadre/loyaute/#")
        page.locator(".language-link").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("home", ["/", "/en/"])
def test_in_the_search_box(home: str, words: str, page: Page) -> None:
    with harmless(page):
        page.goto(home)
        page.locator(".md-search__input").click()
        answer = ask(page, words)
        assert "49" not in answer.status
        assert page.locator(".md-search__input").input_value() == words


def test_in_a_list_of_people_read_by_the_page(words: str, page: Page) -> None:
    row = f"{words};{words};{words};{words};{words}".replace('"', '""')
    with harmless(page):
        page.goto(LIST)
        page.evaluate("() => { window.print = () => undefined }")
        quoted = ";".join(f'"{cell}"' for cell in row.split(";"))
        page.locator("#signer-cells").fill(f"Nom;Matricule;Poste;Service;Autre\n{quoted}\n")
        if words.startswith(FIELD):
            expect(page.locator(".signer__table--problems tbody")).to_contain_text(words)
            return
        page.locator('[data-act="tick-all"]').click()
        page.locator('[data-act="print"]').click()
        cells = page.locator(".signer__table--print tbody td, .signer__table--print tbody th")
        assert sum(cell.strip() == words for cell in cells.all_text_contents()) == 4
        sheet = page.locator(".signer__sheets .signer__value").all_text_contents()
        assert sheet == [words] * 4


def test_in_a_list_of_people_read_by_the_command(
    words: str,
    tmp_path: Path,
    bourg: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(bourg)
    cell = '"{}"'.format(words.replace('"', '""'))
    people, made = tmp_path / "liste.csv", tmp_path / "attestations.pdf"
    people.write_text(f"Nom;Poste;Service\n{cell};{cell};{cell}\n", encoding="utf-8")
    status = main(
        ["consent", "--kind", "acknowledgement", "--people", str(people), "-o", str(made)]
    )
    if words.startswith(FIELD):
        assert (status, made.exists()) == (1, False)
        assert words in capsys.readouterr().err
        return
    assert printed(made).count(letters(words)) == 3


def settings_of(configuration: dict[str, Any], words: str) -> None:
    """Put hostile words in every setting that takes any."""
    configuration |= {"site_name": words, "site_description": words}
    configuration["extra"]["cadre"] |= {
        "organisation": words,
        "document": {
            "title": {"fr": words, "en": words},
            "noun": {"fr": {"name": words, "gender": "m"}, "en": words},
            "adopted": {"number": words, "on": "2019-01-14"},
        },
        "phone": words,
        "address": words,
        "acknowledgement_purpose": words,
        "french_names": [words],
    }
    (plugin,) = configuration["plugins"]
    plugin["i18n"]["languages"][1] |= {"name": words, "site_name": words, "site_description": words}
    configuration["nav"] = [
        {words: one["Le cadre"]} if "Le cadre" in one else one for one in configuration["nav"]
    ]


def version_of(versions: dict[str, Any], words: str) -> None:
    """Put hostile words in what is known of the version."""
    (version,) = versions["versions"]
    version |= {"resolution": words, "compared": {"by": words, "on": "2026-01-31"}}


def scenario_of(group: dict[str, Any], words: str) -> None:
    """Put hostile words in everything that a scenario says, the passages that it quotes aside."""
    both = {"fr": words, "en": words}
    (first, *_) = group["scenarios"]
    group["title"] = both
    armed = dict.fromkeys(both, f"{words} [x](javascript:alert(1))")
    first |= {"situation": armed, "question": both}
    for option in first["options"]:
        option |= {"text": both, "feedback": both}


def change(file: Path, edit: Any, words: str) -> None:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    edit(data, words)
    # JSON is YAML without the aliases that the bank refuses; a date becomes its text.
    file.write_text(json.dumps(data, ensure_ascii=False, default=str), encoding="utf-8")


def test_in_the_settings_and_in_a_scenario(words: str, tmp_path: Path, chromium: Browser) -> None:
    root, site = project.copy(tmp_path / "project"), tmp_path / "site"
    change(root / "mkdocs.yml", settings_of, words)
    change(root / "versions.yml", version_of, words)
    change(root / "quiz" / "loyaute.yml", scenario_of, words)
    assert web.build(root, site) == ""
    with serving(site) as server, chromium.new_context(base_url=server) as context:
        page = context.new_page()
        with harmless(page):
            for address in (*SEEN, *QUIZ):
                page.goto(address)
                assert page.title().endswith(words), address
                for part in (".md-header", ".md-copyright"):
                    assert letters(words) in letters(text(page, part)), f"{address} {part}"
                told = as_markdown(words) if address in QUIZ else words
                assert letters(told) in letters(text(page, ".md-content")), address
            page.goto("/")
            page.locator(".md-search__input").click()
            ask(page, words)
            found = letters(text(page, ".md-search-result__list"))
            assert letters(as_markdown(words)) in found
    for name in ("consentement", "attestation-de-lecture"):
        assert letters(words) in printed(site / "assets" / f"{name}.pdf"), name
