"""`new --section`, `--scenario`, `--language`: the files that each asks for, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cadre import reading
from cadre.cli import main
from cadre.reading import settings


@pytest.fixture(autouse=True)
def here(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(bourg)
    return bourg


def files(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["check", "--lang", "fr"])
    found = capsys.readouterr()
    return (found.out + found.err).splitlines()


def test_a_section_has_its_page_in_each_language_and_its_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [
        "--section",
        "Article 3 : la prudence",
        "--after",
        "cadre/silence.md",
        "--role",
        "principle",
    ]
    assert main(["new", *options, "--lang", "fr"]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "docs/fr/cadre/la-prudence.md : écrit.",
        "docs/en/cadre/la-prudence.md : écrit.",
        "mkdocs.yml : écrit.",
    ]
    assert (here / "docs/fr/cadre/la-prudence.md").read_text("utf-8") == (
        "---\nrole: principle\n---\n\n# Article 3 : la prudence { #la-prudence }\n"
    )
    assert (here / "docs/en/cadre/la-prudence.md").read_text(
        "utf-8"
    ) == "# Article 3 : la prudence { #la-prudence }\n"
    assert (
        "      - cadre/silence.md\n      - cadre/la-prudence.md\n      - cadre/ententes.md\n"
        in (here / "mkdocs.yml").read_text("utf-8")
    )
    assert [one.page for one in reading.read(settings.load(here)).policy.sections] == [
        "cadre/silence.md",
        "cadre/la-prudence.md",
        "cadre/ententes.md",
    ]


def test_a_question_quotes_its_passage_and_check_says_what_is_to_be_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (here / "quiz/silence.yml").read_text("utf-8")
    assert main(["new", "--scenario", "silence-1"]) == 0
    added = yaml.safe_load((here / "quiz/silence.yml").read_text("utf-8"))["scenarios"][-1]
    assert (here / "quiz/silence.yml").read_text("utf-8").startswith(before)
    assert added["id"] == "silence-question"
    assert (
        added["cites"][0]["quote"]["fr"]
        == "Les employés du bourg gardent le silence * sur les plans_du_bourg."
    )
    assert [one["verdict"] for one in added["options"]] == ["best", "wrong", "wrong", "wrong"]
    assert any("quiz/silence.yml" in line and "vide" in line for line in told(capsys))


def test_the_first_question_of_a_section_makes_its_group_and_its_pages(here: Path) -> None:
    assert main(["new", "--scenario", "ententes-1"]) == 0
    group = yaml.safe_load((here / "quiz/ententes.yml").read_text("utf-8"))
    assert (group["group"], len(group["scenarios"])) == ("ententes", 1)
    for language in ("fr", "en"):
        assert "/// quiz | ententes\n///\n" in (
            here / f"docs/{language}/quiz/ententes.md"
        ).read_text("utf-8")
    assert "      - quiz/silence.md\n      - quiz/ententes.md\n" in (here / "mkdocs.yml").read_text(
        "utf-8"
    )


def test_a_language_has_its_pages_and_is_not_built_before_its_author_says_so(here: Path) -> None:
    assert main(["new", "--language", "es"]) == 0
    assert (here / "docs/es/cadre/silence.md").read_bytes() == (
        here / "docs/fr/cadre/silence.md"
    ).read_bytes()
    found = settings.load(here)
    assert [(one.code, one.build) for one in found.languages] == [
        ("fr", True),
        ("en", True),
        ("es", False),
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "Dites quoi faire, par exemple : new ../notre-politique --from politique.docx"),
        (
            ("--section", "Prudence", "--after", "cadre/absente.md"),
            "cadre/absente.md n'est pas dans la navigation",
        ),
        (("--scenario", "absent-1"), "Le texte n'a pas de passage « absent-1 »."),
        (("--language", "en"), "La langue « en » est déjà là"),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_is_written(
    options: tuple[str, ...], said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(here)
    assert main(["new", *options, "--lang", "fr"]) == 1
    assert said in capsys.readouterr().err
    assert files(here) == before
