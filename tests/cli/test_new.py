"""`new`: from the file of an adopted text to a project that checks and builds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import html

from cadre.cli import main
from cadre.publishing.site import Site
from tests.support import ROOT
from tests.support.adopted import DETAILS, NAMED, TEXTS

GOLDEN = ROOT / "tests" / "cases" / "moving"
FOLDERS = {"by-law.docx": "docs/en/text"}
HERE = "docs/fr/texte"


@pytest.fixture
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The project made of one of the texts."""
    return make(tmp_path, request.param)


def make(folder: Path, name: str, *more: str) -> Path:
    file = folder / name
    file.write_bytes(TEXTS[name]())
    assert (
        main(["new", str(folder / "neuf"), "--from", str(file), *NAMED[name], *DETAILS, *more]) == 0
    )
    return folder / "neuf"


def written(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.md"))}


@pytest.mark.parametrize("name", TEXTS)
def test_each_page_is_as_its_golden_file_and_each_passage_has_an_id(
    name: str, tmp_path: Path
) -> None:
    made = make(tmp_path, name)
    assert written(made / FOLDERS.get(name, HERE)) == written(GOLDEN / name)
    assert [str(problem) for problem in Site.read(made).mistakes] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "case",
    [
        (
            "reglement.docx",
            "texte/texte-integral",
            "Cette interdiction vaut en tout temps.",
        ),
        ("by-law.docx", "text/full-text", "1.2 It applies to: (a) employees; (b) volunteers."),
        ("politique.txt", "attester", "Adoptée le 4 mars 2024."),
        ("politique.md", "texte/sanctions", "Nul n'est censé ignorer la loi."),
    ],
    ids=lambda case: case[0],
)
def test_a_project_just_made_checks_and_builds(
    case: tuple[str, str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name, page, said = case
    made = make(tmp_path, name)
    monkeypatch.chdir(made)
    assert main(["check", "--lang", "fr"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 erreur, 1 avertissement."
    # The build itself compares each page, the full text, the index and the sheets with the text.
    assert main(["build", "--engine", "plain"]) == 0
    built = html.parse(made / "site" / page / "index.html").getroot()
    assert said in " ".join(built.xpath("//article")[0].text_content().split())


@pytest.mark.parametrize("made", ["reglement.docx"], indirect=True)
def test_what_is_asked_for_is_in_the_settings_and_the_first_version(made: Path) -> None:
    site = Site.read(made)
    identity = site.settings.identity
    assert identity.organisation == "Municipalité de Pointe-aux-Cormiers"
    assert (identity.version, identity.resolution) == ("2025-05-05", "25-007")
    assert site.project.policy.title("fr") == "Règlement sur les médias sociaux"
    assert [(one.date, one.resolution, one.compared) for one in site.project.versions] == [
        ("2025-05-05", "25-007", None)
    ]
    assert site.project.versions[0].code == site.project.policy.code


@pytest.mark.parametrize("made", ["politique.txt"], indirect=True)
def test_nothing_of_the_municipality_whose_software_it_was_is_copied(made: Path) -> None:
    assert sorted(one.name for one in (made / "quiz").iterdir() if one.suffix == ".yml") == []
    assert "Saint-Urbain" not in (made / "VALIDATION.md").read_text(encoding="utf-8")
    assert not (made / "accessibility.yml").exists()
    assert (made / "scripts" / "run.py").is_file()
    assert not list(made.rglob("__pycache__"))


def test_it_says_what_each_page_is_and_what_the_pages_do_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path, "reglement.docx", "--lang", "fr")
    said = capsys.readouterr().out.replace(str(tmp_path), "")
    assert said.startswith(
        "Pages du texte (vérifiez leur rôle; il se change dans l'en-tête de chaque page) :\n"
        "    docs/fr/texte/index.md : cover, 4 passages : RÈGLEMENT NUMÉRO 25-007 SUR LES MÉDIAS SOCIAUX\n"
        "    docs/fr/texte/definitions.md : section, 3 passages : ARTICLE 1 DÉFINITIONS\n"
        "    docs/fr/texte/conduite.md : section, 12 passages : ARTICLE 2 CONDUITE\n"
        "    docs/fr/texte/sanctions.md : section, 4 passages : ARTICLE 3 SANCTIONS\n"
        "    docs/fr/texte/entree-en-vigueur.md : signed, 4 passages : ARTICLE 4 ENTRÉE EN VIGUEUR\n"
        "    docs/fr/texte/annexe-a-demande-d-autorisation.md : form, 3 passages : ANNEXE A – Demande d'autorisation\n"
        "Ce que les pages ne contiennent pas :\n"
        "    en haut ou en bas des feuilles : Règlement 25-007, page 1\n"
        "Tous les mots du fichier sont dans les pages, et eux seuls : 163 mots.\n"
        "/neuf : écrit."
    )


def test_titles_that_nothing_marks_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path, "politique.txt", "--lang", "en")
    assert (
        "Nothing in politique.txt marks the titles. These were known by their shape; correct the pages if they are "
        "none: POLITIQUE DES MÉDIAS SOCIAUX; OBJET; RÈGLES DE CONDUITE; ADOPTION\n"
    ) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "data", "options", "told"),
    [
        ("a.txt", b"Un mot.", (), "Il manque : --title, --organisation, --noun, --kind, --number, --on. Exemple :"),
        ("a.txt", b"Un mot.", ("--on", "5 mai", "--title", "A", "--noun", "code", "--kind", "code", "--organisation", "B", "--number", "1"), "« 5 mai » n'est pas une date."),
        ("a.pdf", b"%PDF", (), "a.pdf n'est ni un .docx, ni un .odt, ni un .md, ni un .txt."),
        ("a.docx", b"pas un zip", (), "a.docx n'a pas pu être lu : "),
        ("a.odt", b"pas un zip", (), "a.odt n'a pas pu être lu : "),
        ("a.txt", b" \n", (), "a.txt ne contient aucun mot qui puisse être lu."),
        ("missing.txt", None, (), "missing.txt n'a pas pu être lu : "),
    ],
)  # fmt: skip
def test_a_file_or_options_that_give_no_project_are_refused_and_nothing_is_written(  # noqa: PLR0913, PLR0917
    name: str, data: bytes | None, options: tuple[str, ...], told: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path(name).write_bytes(data)
    assert main(["new", "neuf", "--from", name, "--lang", "fr", *options]) == 1
    assert told in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ([name] if data is not None else [])


def test_a_folder_that_is_not_empty_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Un mot.", encoding="utf-8")
    assert main(["new", str(tmp_path), "--from", str(tmp_path / "a.txt"), "--lang", "en"]) == 1
    assert "is not empty. Give a new or empty folder" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
