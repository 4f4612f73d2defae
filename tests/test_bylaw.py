"""An English-first by-law without principles or a quiz: which language prevails is said from the settings."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from cadre.cli import main
from cadre.publishing.site import Site
from dev.browser import serving

from .paper.sheet import Sheet
from .support import ROOT, project, web

pytestmark = pytest.mark.slow

BYLAW = ROOT / "tests" / "fixtures" / "bylaw"
BANNER = '//*[contains(@class, "banner")]'
SWITCH = '//*[contains(@class, "language-link__name")]'
FOOTER = "Version dated March 3, 2025 · By-law 2023-041, amended by by-law 2025-012"
PIED = "Version en date du 3 mars 2025 · Règlement 2023-041, modifié par le règlement 2025-012"


def copied(folder: Path, change: Callable[[str], str] = lambda text: text) -> Path:
    """Copy the by-law, its settings changed, into a folder whose software is the project's."""
    config = project.small("bylaw", folder) / "mkdocs.yml"
    config.write_text(change(config.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied(tmp_path_factory.mktemp("bylaw") / "project")
    assert web.build(root, root.parent / "site") == ""
    return root.parent / "site"


def told(page: Path, way: str) -> list[str]:
    root = html.parse(page).getroot()
    for script in root.xpath("//script"):
        script.drop_tree()
    found = root.xpath(way)
    return [" ".join(one.text_content().split()) for one in found]


def printed(file: Path) -> str:
    return Sheet(file.read_bytes()).words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_by_law_has_no_problem() -> None:
    assert Site.read(BYLAW).problems == ()


def test_the_official_page_says_that_its_text_prevails(built: Path) -> None:
    (banner,) = told(built / "bylaw/conduct/index.html", BANNER)
    assert banner == (
        "Text of the adopted document, which prevails in case of difference. "
        "Not yet compared with the original."
    )


def test_the_courtesy_page_says_which_language_is_official(built: Path) -> None:
    assert told(built / "fr/bylaw/conduct/index.html", BANNER) == [
        "Traduction de courtoisie. Seul le document adopté en anglais est officiel.",
        "Le texte anglais de ce site n'a pas encore été comparé avec l'original.",
    ]


def test_each_language_names_the_other(built: Path) -> None:
    sideways = '//*[contains(@class, "sideways")]'
    assert told(built / "bylaw/conduct/index.html", sideways)[0] == "Show the French too"
    assert told(built / "fr/bylaw/conduct/index.html", sideways)[0] == "Afficher aussi l'anglais"
    assert told(built / "bylaw/conduct/index.html", SWITCH) == ["Français"]
    assert told(built / "fr/bylaw/conduct/index.html", SWITCH) == ["English"]


def test_the_act_is_named_in_each_language(built: Path) -> None:
    assert FOOTER in told(built / "index.html", "//footer")[0]
    assert PIED in told(built / "fr/index.html", "//footer")[0]


@pytest.mark.parametrize(
    ("pdf", "words"),
    [
        ("signatures", "those that the by-law provides: “Mayor” and “Clerk”"),
        (
            "acknowledgement-of-reading",
            "This acknowledgement is not part of the by-law. I have read",
        ),
        ("poster", "In case of difference, the adopted document prevails."),
        ("note-de-service", "By-law 2023-041, amended by by-law 2025-012"),
        ("presence", "It is not part of the by-law and is not an acknowledgement"),
    ],
)
def test_papers_are_in_the_official_language(pdf: str, words: str, built: Path) -> None:
    assert words in printed(built / "assets" / f"{pdf}.pdf")


def test_the_french_page_says_that_papers_are_in_english(built: Path) -> None:
    said = " ".join(told(built / "fr/staff/index.html", "//main"))
    for words in (
        "Note de service à imprimer, en anglais (PDF, une page)",
        "Elle est en anglais seulement.",
        "Version française, pour information",
        "Le rappel ne suppose aucune raison; il est en anglais.",
    ):
        assert words in said


def test_the_english_page_does_not_say_in_which_language_papers_are(built: Path) -> None:
    said = " ".join(told(built / "staff/index.html", "//main"))
    assert "Covering memo to print (PDF, one page)" in said
    assert "in English" not in said
    assert "French only" not in said


def test_what_is_said_of_the_text_is_counted_in_it(built: Path) -> None:
    said = " ".join(told(built / "index.html", "//main"))
    assert "about 1 minute Start" in said
    assert (
        "The by-law takes about 1 minute, and has two lines to sign. It is Social Media By-law, "
        "by-law 2023-041, amended by by-law 2025-012."
    ) in said
    dit = " ".join(told(built / "fr/index.html", "//main"))
    assert "se lit en environ 1 minute, et a deux lignes à signer." in dit


def test_a_site_without_quiz_or_summary_speaks_of_none(built: Path) -> None:
    (said,) = told(built / "staff/index.html", '//pre[@id="announcement-en"]')
    assert "A site presents it in full. The site: https://marlow.example.org/ Once you" in said
    (dit,) = told(built / "fr/staff/index.html", '//pre[@id="announcement-fr"]')
    assert "Un site le présente en entier. Le site : https://marlow.example.org/fr/ Une" in dit
    for name in ("poster", "note-de-service"):
        paper = printed(built / "assets" / f"{name}.pdf")
        assert "word for word. Confirm, if you are asked to" in paper, name
        assert "quiz" not in paper, name


def test_it_does_not_say_that_nobody_signs_where_a_page_is_signed(built: Path) -> None:
    assert "individual signature" not in printed(
        built / "assets" / "acknowledgement-of-reading.pdf"
    )


def test_papers_and_pages_have_the_names_of_the_settings(built: Path) -> None:
    assert sorted(one.name for one in (built / "assets").glob("*.pdf")) == [
        "acknowledgement-of-reading.pdf",
        "note-de-service.pdf",
        "poster.pdf",
        "presence.pdf",
        "signatures.pdf",
    ]
    links = html.parse(built / "staff/index.html").getroot().xpath("//main//a/@href")
    assert "../assets/poster.pdf" in links
    assert "../assets/signatures.pdf" in links
    full = html.parse(built / "index.html").getroot().xpath('//*[contains(@class,"full-text")]')
    assert full[0].get("href") == "./bylaw/full-text/"
    (said,) = told(built / "staff/index.html", '//pre[@id="announcement-en"]')
    assert "The acknowledgement: https://marlow.example.org/staff/#acknowledge This" in said


def test_what_the_browser_keeps_has_the_name_of_the_policy(built: Path) -> None:
    page = html.parse(built / "access/index.html").getroot()
    assert page.xpath('//meta[@name="cadre-store"]/@content') == ["media-by-law"]
    assert page.xpath("//*[@data-key]/@data-key") == [
        "media-by-law-quiz",
        "media-by-law-opened",
        "media-by-law-passages",
        "media-by-law-palette",
    ]


def test_the_browser_keeps_nothing_under_another_name(built: Path, chromium: Browser) -> None:
    with serving(built) as server, chromium.new_context(base_url=server) as context:
        page = context.new_page()
        page.goto("/bylaw/conduct/")
        expect(page.locator("html")).to_have_class(re.compile(r"\bready\b"))
        kept = page.evaluate("() => Object.keys(localStorage)")
    assert sorted(kept) == ["media-by-law-opened", "media-by-law-passages"]


def test_a_site_that_nobody_examined_says_so(built: Path) -> None:
    assert "This site has not been examined yet." in told(built / "access/index.html", "//main")[0]
    assert (
        "Ce site n'a pas encore été examiné." in told(built / "fr/access/index.html", "//main")[0]
    )


def test_no_word_of_a_phrase_is_left_to_fill_in(built: Path) -> None:
    marks = ("{the-", "{of-", "{The-", "{official", "-adopted}", "{unsigned}")
    for page in built.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not [mark for mark in marks if mark in text], page


def test_a_translation_that_is_late_says_which_text_to_rely_on(tmp_path: Path) -> None:
    root = copied(tmp_path / "project")
    page = root / "docs/en/bylaw/administration.md"
    page.write_text(page.read_text("utf-8") + "\n/// contact\n///\n", "utf-8")
    assert web.build(root, tmp_path / "site") == ""
    banner = told(tmp_path / "site/fr/bylaw/administration/index.html", BANNER)[1]
    assert banner == (
        "Le texte anglais de cette page a changé depuis que cette traduction a été relue. "
        "Fiez-vous au texte anglais. Lire la page en anglais"
    )


def test_a_site_in_english_only_offers_no_other_language(tmp_path: Path) -> None:
    root = copied(tmp_path / "project", project.english_only)
    assert web.build(root, tmp_path / "site") == ""
    page = tmp_path / "site/bylaw/conduct/index.html"
    assert told(page, SWITCH) == []
    assert told(page, "//*[@hreflang]") == []
    assert not list((tmp_path / "site").glob("fr*"))
    said = " ".join(told(tmp_path / "site/staff/index.html", "//main"))
    assert "for information" not in said
    assert said.count("French") == said.count("Headings can be in French or English") == 1


def test_three_languages_name_the_official_one_and_offer_the_two_others(tmp_path: Path) -> None:
    software = tmp_path / "software"
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, software / name)
    for file in (software / "scripts/cadre/texts").glob("*.en.yml"):
        shutil.copy(file, file.with_name(file.name.replace(".en.", ".es.")))
    root = software / "tests" / "fixtures" / "bylaw"
    shutil.copytree(BYLAW, root)
    shutil.copytree(root / "docs/fr", root / "docs/es")
    config = root / "mkdocs.yml"
    spanish = "        - {locale: es, name: Español}\n        - locale: fr\n"
    text = config.read_text(encoding="utf-8").replace("        - locale: fr\n", spanish)
    config.write_text(text, encoding="utf-8")
    assert web.build(root, tmp_path / "site") == ""
    assert told(tmp_path / "site/bylaw/conduct/index.html", SWITCH) == ["Español", "Français"]
    assert told(tmp_path / "site/fr/bylaw/conduct/index.html", SWITCH) == ["English", "Español"]
    assert told(tmp_path / "site/es/bylaw/conduct/index.html", BANNER)[0] == (
        "Courtesy translation. Only the adopted English document is official."
    )


def test_commands_speak_the_official_language_unless_another_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copied(tmp_path / "project"))
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No problem.\n"
    assert main(["check", "--lang", "fr"]) == 0
    assert capsys.readouterr().out == "Aucun problème.\n"
    assert main(["fingerprint", "--verify", "a1c28655bc"]) == 0
    assert capsys.readouterr().out == (
        "This is today's text: version dated March 3, 2025, by-law 2025-012.\n"
    )


def test_commands_speak_it_too_when_the_settings_hold_a_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(tmp_path / "project", lambda text: text.partition("nav:")[0])
    monkeypatch.chdir(root)
    assert main(["check"]) == 1
    assert "nav: must be a list of pages" in capsys.readouterr().err
