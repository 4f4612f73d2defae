"""`amend`: the text as a new act leaves it, in the pages that hold it; ids stay, and what changed is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from cadre.cli import main
from cadre.publishing.site import Site
from tests.support.adopted import DETAILS, FLAT, NAMED

ACT = ("--number", "26-031", "--on", "2026-02-09")
AMENDED = (
    FLAT.replace("b) les élus;", "b) les élus municipaux;")
    .replace("   ii. en comité.\n", "   ii. en comité;\nc) les bénévoles.\n")
    .replace("2. Le personnel demeure courtois.", "")
)


@pytest.fixture(autouse=True)
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A project made of a policy, in which one is; the amended policy stands beside it."""
    (tmp_path / "politique.txt").write_text(FLAT, encoding="utf-8")
    (tmp_path / "modifiee.txt").write_text(AMENDED, encoding="utf-8")
    made = tmp_path / "projet"
    main(
        [
            "new",
            str(made),
            "--from",
            str(tmp_path / "politique.txt"),
            *NAMED["politique.txt"],
            *DETAILS,
        ]
    )
    capsys.readouterr()
    monkeypatch.chdir(made)
    return made


def amend(*options: str) -> int:
    return main(["amend", "--from", "../modifiee.txt", "--lang", "fr", *options])


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in (folder / "docs").rglob("*.md")}


def test_without_an_act_it_shows_what_changes_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project)
    assert amend() == 0
    assert capsys.readouterr().out == (
        "objet-3\n"
        "    avant      : b) les élus;\n"
        "    maintenant : b) les élus municipaux;\n"
        "objet-5\n"
        "    avant      : ii. en comité.\n"
        "    maintenant : ii. en comité;\n"
        "objet-6 (ajouté)\n"
        "    maintenant : c) les bénévoles.\n"
        "regles-de-conduite-2 (retiré)\n"
        "    avant      : 2. Le personnel demeure courtois.\n"
        "Passages : 11 semblables, 2 changés, 1 ajoutés, 1 retirés.\n"
        "Rien n'a été écrit. Si c'est bien ce qui a été adopté, relancez avec l'acte et son jour, "
        "par exemple : amend --from ../modifiee.txt --number 2026-031 --on 2026-02-09\n"
    )
    assert contents(project) == before


def test_the_pages_change_where_the_text_does_and_ids_stay(project: Path) -> None:
    assert amend(*ACT) == 0
    assert (project / "docs/fr/texte/objet.md").read_text("utf-8") == (
        "---\nrole: section\n---\n\n# OBJET { #objet }\n\nLa présente politique vise :\n{ #objet-1 }\n\n"
        "a) le personnel;\n{ #objet-2 }\n\nb) les élus municipaux;\n{ #objet-3 }\n\n    i. au conseil;\n    { #objet-4 }\n\n"
        "    ii. en comité;\n    { #objet-5 }\n\nc) les bénévoles.\n{ #objet-6 }\n"
    )
    assert (
        (project / "docs/fr/texte/regles-de-conduite.md")
        .read_text("utf-8")
        .endswith("accord écrit.\n{ #regles-de-conduite-1 }\n")
    )
    assert [str(one.code) for one in Site.read(project).problems] == ["settings-site-url"]


def test_a_block_that_is_not_the_policy_stays_where_it_is(project: Path) -> None:
    page = project / "docs/fr/texte/objet.md"
    note = "/// note\n    date: 2026-01-31\n    source: Greffe\n\nLes élus sont six.\n///\n"
    page.write_text(
        page.read_text("utf-8").replace("a) le personnel;", f"{note}\na) le personnel;"), "utf-8"
    )
    amend(*ACT)
    assert (
        f"{{ #objet-1 }}\n\n{note}\na) le personnel;\n{{ #objet-2 }}\n\nb) les élus municipaux;"
        in page.read_text("utf-8")
    )


def test_the_act_and_the_version_are_written_with_what_changed(project: Path) -> None:
    amend(*ACT)
    site = Site.read(project)
    identity = site.settings.identity
    assert (identity.version, identity.resolution) == ("2026-02-09", "26-031")
    first, last = site.project.versions
    assert (first.resolution, first.changes) == ("25-007", ())
    assert (last.date, last.resolution, last.code) == (
        "2026-02-09",
        "26-031",
        site.project.policy.code,
    )
    assert [(one.unit, one.before, one.after) for one in last.changes] == [
        ("objet-3", "b) les élus;", "b) les élus municipaux;"),
        ("objet-5", "ii. en comité.", "ii. en comité;"),
        ("objet-6", "", "c) les bénévoles."),
        ("regles-de-conduite-2", "2. Le personnel demeure courtois.", ""),
    ]


def test_the_id_of_a_passage_that_was_removed_never_serves_again(project: Path) -> None:
    amend(*ACT)
    Path("../modifiee.txt").write_text(
        AMENDED.replace("sans accord écrit.\n", "sans accord écrit.\n2. Autre règle.\n"), "utf-8"
    )
    amend("--number", "26-090", "--on", "2026-05-04")
    assert "2. Autre règle.\n{ #regles-de-conduite-3 }" in (
        project / "docs/fr/texte/regles-de-conduite.md"
    ).read_text("utf-8")
    assert 'amended: [{number: "26-031", on: 2026-02-09}, {number: "26-090", on: 2026-05-04}]}' in (
        project / "mkdocs.yml"
    ).read_text("utf-8")


@pytest.mark.slow
def test_readers_see_on_the_page_of_versions_what_changed(project: Path) -> None:
    amend(*ACT)
    assert main(["build", "--engine", "plain"]) == 0
    page = html.parse(project / "site/versions/index.html").getroot()
    (title,) = page.xpath("//h3[@id='changes-2026-02-09']")
    assert title.text == "Ce qui a changé le 9 février 2026"
    assert [
        " ".join(one.text_content().split()) for one in page.xpath("//ul[@class='changes']/li")
    ] == [
        "OBJET, point b) Avant : b) les élus; Après : b) les élus municipaux;",
        "OBJET, point b), point ii Avant : ii. en comité. Après : ii. en comité;",
        "OBJET, point c) Ajouté : c) les bénévoles.",
        "Retiré : 2. Le personnel demeure courtois.",
    ]
    assert page.xpath("//ul[@class='changes']//a/@href")[0] == "../texte/objet/#objet-3"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--number", "26-031", "--on", "février"), "« février » n'est pas une date."),
        (
            ("--number", "26-031", "--on", "2026-02-09", "--from", "../absent.txt"),
            "n'a pas pu être lu",
        ),
    ],
)
def test_what_gives_no_version_is_refused_and_nothing_is_written(
    options: tuple[str, ...], told: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project)
    assert amend(*options) == 1
    assert told in capsys.readouterr().err
    assert contents(project) == before


def test_a_text_with_an_error_is_to_be_mended_first(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs/fr/texte/objet.md"
    page.write_text(page.read_text("utf-8").replace("{ #objet-1 }\n", ""), "utf-8")
    assert amend(*ACT) == 1
    assert "Le texte d'aujourd'hui a des erreurs" in capsys.readouterr().err
