"""The verb `export`: what it refuses, in which words, and what it leaves untouched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cadre.cli import main
from cadre.export import formats

FORMATS = tuple(formats())


@pytest.fixture(autouse=True)
def here(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bourg)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize("name", FORMATS)
def test_an_error_of_check_is_told_and_nothing_is_written(
    name: str, bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = bourg / "quiz" / "silence.yml"
    source = bank.read_text(encoding="utf-8")
    bank.write_text(source.replace("gardent le silence,", "gardent la parole,"), encoding="utf-8")
    (bourg / "out").write_text("as it was", encoding="utf-8")
    assert main(["export", name, "-o", "out"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert re.match(r"quiz/silence\.yml:\d+:\d+: ", said.err)
    assert "gardent la parole" in said.err
    assert (bourg / "out").read_text(encoding="utf-8") == "as it was"


def test_what_mkdocs_refuses_in_its_settings_is_an_error_too(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (bourg / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("dev_addr: nowhere\n")
    assert main(["export", "moodle", "-o", "out"]) == 1
    assert "MkDocs n'accepte pas ce réglage" in capsys.readouterr().err
    assert not (bourg / "out").exists()


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_project_gives_the_same_bytes(name: str, bourg: Path) -> None:
    for out in ("one", "two"):
        assert main(["export", name, "-o", out, "--language", "en"]) == 0
    assert (bourg / "one").read_bytes() == (bourg / "two").read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_named_after_the_quiz_and_its_language(
    name: str, bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", name]) == 0
    suffix = {"moodle": ".xml", "paper": ".pdf", "scorm12": ".zip"}[name]
    assert capsys.readouterr().out == f"quiz-fr{suffix} : écrit.\n"
    assert (bourg / f"quiz-fr{suffix}").is_file()


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "fr",
            (
                "Le site n'a pas la langue « es ». Ses langues : fr, en. "
                "Par exemple : export moodle --language fr\n"
            ),
        ),
        (
            "en",
            (
                "The site has no language “es”. Its languages: fr, en. "
                "For example: export moodle --language fr\n"
            ),
        ),
    ],
)
@pytest.mark.parametrize("after", [False, True])
def test_a_language_that_the_site_lacks(
    lang: str, told: str, after: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--lang` is that of the messages, wherever it stands, and never the beginning of `--language`."""
    words = ["moodle", "--language", "es"]
    option = ["--lang", lang]
    assert main(["export", *(words + option if after else option + words)]) == 1
    assert capsys.readouterr().err == told


def test_a_quiz_without_questions(bourg: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (*bourg.glob("quiz/*.yml"), *bourg.glob("docs/*/quiz/*.md")):
        file.unlink()
    for page in bourg.glob("docs/*/cadre/*.md"):
        source = page.read_text(encoding="utf-8")
        page.write_text(source.replace("/// quiz | one plan-au-cafe\n///\n", ""), encoding="utf-8")
    config = (bourg / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "  - Quiz:\n      - quiz/silence.md\n"
    (bourg / "mkdocs.yml").write_text(config.replace(nav, ""), encoding="utf-8")
    assert main(["export", "moodle"]) == 1
    assert capsys.readouterr().err.startswith("Il n'y a aucune question dans quiz/")


def test_a_place_where_nothing_can_be_written(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bourg / "folder").mkdir()
    assert main(["export", "moodle", "-o", "folder"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("folder n'a pas pu être écrit : ")
    assert said.endswith("par exemple : export moodle -o quiz-fr.xml\n")


@pytest.mark.parametrize("name", FORMATS)
def test_the_help_of_a_format_is_in_both_languages(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    with pytest.raises(SystemExit) as ended:
        main(["export", name, "--help"])
    assert ended.value.code == 0
    rows = re.split(r"\n  (?=-)", capsys.readouterr().out.split("options:")[1])
    assert len(rows) > 3
    assert all(" · " in row or row.split()[0] == "-h," for row in rows if row.strip())


def test_a_format_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "cmi5"])
    assert "moodle" in capsys.readouterr().err
