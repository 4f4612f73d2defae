"""The verbs that print or write something: their exit status, their words, their files."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cadre import reading
from cadre.cli import main
from cadre.publishing.site import Site
from cadre.reading import settings
from tests.support import ROOT

VERBS = (
    "audit",
    "build",
    "check",
    "consent",
    "export",
    "fingerprint",
    "screenshots",
    "security",
    "serve",
    "test",
)
EARLIER = "0123456789abcdef" * 4


@pytest.fixture(autouse=True)
def here(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bourg)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def code(bourg: Path) -> str:
    return reading.read(settings.load(bourg)).policy.code


def test_fingerprint_prints_the_whole_code(bourg: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fingerprint"]) == 0
    assert capsys.readouterr().out == f"{code(bourg)}\n"


def test_the_code_of_today_is_known(bourg: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fingerprint", "--verify", code(bourg)[:10].upper()]) == 0
    assert "texte d'aujourd'hui : version en date du 5 mars 2024" in capsys.readouterr().out


def test_the_code_of_an_earlier_version_is_said_to_be_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["fingerprint", "--verify", EARLIER[:12]]) == 1
    assert (
        "version antérieure du texte : version en date du 9 janvier 2023" in capsys.readouterr().out
    )


@pytest.mark.parametrize("unknown", ["f" * 10, "f" * 64, "f" * 70])
def test_an_unknown_code_is_said_to_be_so(unknown: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fingerprint", "--verify", unknown, "--lang", "en"]) == 1
    assert capsys.readouterr().out == "This code is that of no known version.\n"


@pytest.mark.parametrize("short", ["", "98d06b273"])
def test_a_code_too_short_is_refused(short: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fingerprint", "--verify", short]) == 1
    assert "au moins 10 caractères" in capsys.readouterr().err


def test_the_consent_page_is_written_and_never_over_another_file(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = bourg / "out" / "page.pdf"
    command = ["consent", "--kind", "official", "-o", str(output)]
    assert main(command) == 0
    first = output.read_bytes()
    assert first.startswith(b"%PDF-")

    output.write_bytes(b"mine")
    assert main(command) == 1
    assert "existe déjà" in capsys.readouterr().err
    assert output.read_bytes() == b"mine"

    assert main([*command, "--force"]) == 0
    assert output.read_bytes() == first
    assert [file.name for file in output.parent.iterdir()] == ["page.pdf"]


def test_a_text_with_a_mistake_gives_no_consent_page(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = bourg / "docs" / "fr" / "cadre" / "ententes.md"
    page.write_text(page.read_text(encoding="utf-8").replace("{ #ententes-1 }", ""), "utf-8")
    assert main(["consent", "--kind", "official"]) == 1
    assert "sans identifiant" in capsys.readouterr().err
    assert not (bourg / "consentement.pdf").exists()


def test_a_policy_with_no_line_to_sign_has_no_consent_page(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("fr", "en"):
        page = bourg / "docs" / language / "cadre" / "ententes.md"
        page.write_text(page.read_text(encoding="utf-8").replace("_", ""), encoding="utf-8")
    new = code(bourg)
    versions = bourg / "versions.yml"
    versions.write_text(
        f"versions:\n  - date: 2024-03-05\n    resolution: 24-077\n    code: {new}\n", "utf-8"
    )
    assert main(["consent", "--kind", "official"]) == 1
    assert "aucune ligne à remplir" in capsys.readouterr().err


def test_a_bad_epoch_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hier")
    assert main(["consent", "--kind", "official"]) == 1
    assert "SOURCE_DATE_EPOCH doit être un nombre de secondes" in capsys.readouterr().err


def test_accept_records_the_text_of_today_and_the_warning_goes(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    french = bourg / "docs" / "fr" / "que-faire.md"
    french.write_text(french.read_text(encoding="utf-8") + "\nUne phrase.\n", encoding="utf-8")
    assert main(["check", "--strict"]) == 1
    assert main(["check", "--accept", "docs/en/que-faire.md"]) == 0
    assert main(["check", "--strict"]) == 0
    english = (bourg / "docs" / "en" / "que-faire.md").read_text(encoding="utf-8")
    assert english.count("translates:") == 1
    assert "# What to do if…" in english
    assert "est noté" in capsys.readouterr().out


@pytest.mark.parametrize("page", ["docs/fr/que-faire.md", "docs/en/nulle-part.md", "mkdocs.yml"])
def test_accept_refuses_what_is_no_translation(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--accept", page]) == 1
    assert "n'est pas une page traduite" in capsys.readouterr().err


def test_check_gives_its_problems_to_editors_as_json(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = bourg / "quiz" / "silence.yml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("type: single", "type: no"), "utf-8")
    assert main(["check", "--format", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem == {
        "path": "quiz/silence.yml",
        "line": 5,
        "column": 5,
        "severity": "error",
        "code": "value-not-allowed",
        "message": "« no » n'est pas permis pour « type »",
        "fix": "Choisissez parmi : single, multiple.",
    }


def test_a_command_outside_a_project_works_on_the_one_that_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path.parent)
    assert main(["check"]) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["--verify", "98d06b2735"]])
def test_a_text_with_a_mistake_has_no_code(
    arguments: list[str], bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = bourg / "docs" / "fr" / "cadre" / "ententes.md"
    page.write_text(page.read_text(encoding="utf-8").replace("{ #ententes-1 }", ""), "utf-8")

    assert main(["fingerprint", *arguments]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert "docs/fr/cadre/ententes.md:7:1: texte adopté sans identifiant" in told.err
    assert told.err.endswith("Corrigez d'abord ce qui précède.\n")


def test_a_text_of_which_a_page_is_missing_has_no_code(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bourg / "docs" / "fr" / "cadre" / "ententes.md").unlink()
    assert main(["fingerprint"]) == 1
    assert capsys.readouterr().out == ""


def test_a_new_text_has_a_code_before_its_translation_and_its_quiz_are_ready(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The order of « Adopter une nouvelle version » in CONTRIBUTING.md: the code comes third."""
    page = bourg / "docs" / "fr" / "cadre" / "silence.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "gardent le silence * sur les plans_du_bourg.\n{ #silence-1 }",
            "se taisent.\n{ #silence-1 }\n\nUn passage nouveau.\n{ #silence-4 }",
        ),
        "utf-8",
    )
    assert main(["check"]) == 1
    capsys.readouterr()

    assert main(["fingerprint"]) == 0
    # sha256sum of the units' words, one a line
    assert capsys.readouterr().out == (
        "dc70a387e80b9afffd9ddfcffc52bbb3c5019b0d41ab992b83516f567d250e35\n"
    )


def test_settings_that_cannot_be_used_are_told_to_an_editor_where_it_reads(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bourg / "mkdocs.yml").write_text("plugins: [\n", encoding="utf-8")
    assert main(["check", "--format", "json"]) == 1
    told = capsys.readouterr()
    assert [problem["path"] for problem in json.loads(told.out)] == ["mkdocs.yml"]
    assert told.err == ""
    assert main(["check"]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.partition(":")[0]) == ("", "mkdocs.yml")


def test_what_the_disk_refuses_is_told_with_its_name_and_no_traceback(
    bourg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bourg / "quiz" / "schema.json").mkdir()
    assert main(["check", "--schema"]) == 1
    told = capsys.readouterr()
    assert "quiz/schema.json n'a pas pu être lu ou écrit : " in told.err
    assert told.out == ""


def test_a_name_that_is_too_long_is_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    name = "n" * 300 + ".pdf"
    assert main(["consent", "--kind", "official", "-o", name]) == 1
    assert os.strerror(errno.ENAMETOOLONG) in capsys.readouterr().err


def test_a_mistake_of_the_software_is_not_told_as_one_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> bytes:
        raise ValueError

    monkeypatch.setattr(Site, "consent_page", fail)
    with pytest.raises(ValueError, match=r"^$"):
        main(["consent", "--kind", "official"])


def test_a_reader_of_the_output_who_has_enough_ends_the_command_in_silence() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cadre", "check", "--coverage"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize("verb", ["audit", "screenshots", "security"])
def test_a_verb_without_its_tools_says_how_to_have_them(
    verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cadre.cli.find_spec", lambda _: None)
    assert main([verb, "--lang", "en"]) == 1
    assert capsys.readouterr().err == (
        "The test tools are not installed here: run python3 scripts/run.py test.\n"
    )


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_help_says_in_both_languages_what_each_option_does(
    verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help"])
    assert ended.value.code == 0
    rows = re.split(r"\n  (?=-)", capsys.readouterr().out.split("options:")[1])
    explained = [row for row in rows if row.strip() and "--help" not in row]
    assert explained
    assert [row for row in explained if " · " not in row] == []
