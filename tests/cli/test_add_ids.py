"""`check --add-ids`: an id for each passage that has none; those that stand are never renamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre.cli import main

PAGE = "cadre/silence.md"


@pytest.fixture(autouse=True)
def here(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(bourg)
    return bourg


def write(language: str, text: str) -> Path:
    file = Path("docs", language, PAGE)
    file.write_bytes(text.encode())
    return file


def added(text: str) -> str:
    """What the page becomes when the option has done its work."""
    file = write("fr", text)
    write("en", "")
    main(["check", "--add-ids", "--lang", "fr"])
    return file.read_bytes().decode()


def test_each_passage_gets_the_next_number_under_its_title() -> None:
    assert added(
        "---\nrole: principle\n---\n\n# Silence\n\nUn.\n\nDeux\nsuite.\n{ #silence-4 }\n\nTrois :\na) quatre;\n    - cinq.\n\n"
        "## Nuit\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n> Six.\n\n[^1]: Sept.\n"
    ) == (
        "---\nrole: principle\n---\n\n# Silence { #silence }\n\nUn.\n{ #silence-5 }\n\nDeux\nsuite.\n{ #silence-4 }\n\nTrois :\n"
        "{ #silence-6 }\na) quatre;\n{ #silence-7 }\n    - cinq.\n    { #silence-8 }\n\n"
        "## Nuit { #nuit }\n\n| A | B | { #nuit-1 }\n|---|---|\n| 1 | 2 | { #nuit-2 }\n\n> Six.\n{ #nuit-3 }\n\n[^1]: Sept.\n{ #nuit-4 }\n"
    )


def test_a_block_that_is_not_the_policy_gets_none() -> None:
    text = "---\nrole: principle\n---\n\n# Silence { #silence }\n\n/// note\n    date: 2026-01-31\n\nUne note.\n///\n"
    assert added(text) == text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_kind_of_line_ends_and_the_last_line_stay(end: str) -> None:
    text = f"---{end}role: principle{end}---{end}# Silence {{ #silence }}{end}{end}Un."
    assert added(text) == f"{text}{end}{{ #silence-1 }}"


def test_a_name_that_another_page_has_is_not_taken() -> None:
    found = added("---\nrole: principle\n---\n\n# Ententes\n\nUn.\n")
    assert "# Ententes { #ententes-b }\n\nUn.\n{ #ententes-b-1 }\n" in found


def test_a_translation_with_the_same_passages_gets_the_same_ids(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(
        "fr",
        "---\nrole: principle\n---\n\n# Silence { #silence }\n\nUn.\n\nDeux.\n{ #silence-7 }\n",
    )
    english = write("en", "# Silence { #silence }\n\nOne.\n\nTwo.\n")
    assert main(["check", "--add-ids", "--lang", "fr"]) == 0
    assert (
        english.read_text("utf-8")
        == "# Silence { #silence }\n\nOne.\n{ #silence-8 }\n\nTwo.\n{ #silence-7 }\n"
    )
    assert capsys.readouterr().out.splitlines() == [
        "docs/fr/cadre/silence.md : 1 identifiant ajouté.",
        "docs/en/cadre/silence.md : 2 identifiants ajoutés.",
    ]


def test_a_translation_whose_passages_differ_is_told_and_left_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("fr", "---\nrole: principle\n---\n\n# Silence { #silence }\n\nUn.\n\nDeux.\n")
    english = write("en", "# Silence { #silence }\n\nOne and two.\n")
    before = english.read_bytes()
    assert main(["check", "--add-ids", "--lang", "en"]) == 1
    assert english.read_bytes() == before
    assert capsys.readouterr().err == (
        "docs/en/cadre/silence.md does not have the same passages as docs/fr/cadre/silence.md, in the same order: nothing was "
        "written in it. Give it the ids of docs/fr/cadre/silence.md by hand, for example { #courtesy-1 }.\n"
    )


def test_nothing_is_written_where_each_passage_has_its_id(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file: file.read_bytes() for file in here.rglob("*.md")}
    assert main(["check", "--add-ids", "--lang", "fr"]) == 0
    assert capsys.readouterr().out == "Chaque passage a déjà un identifiant.\n"
    assert {file: file.read_bytes() for file in here.rglob("*.md")} == before
