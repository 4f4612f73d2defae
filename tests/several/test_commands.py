"""What a command does for one policy, or for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre.cli import main

from . import RESEAUX, TELEPHONE

LIST = (
    "Nom;Service;Code de version (Réseaux sociaux);Attestation reçue le (Réseaux sociaux);"
    "Code de version (Téléphone);Attestation reçue le (Téléphone)\n"
    f"Josée Tremblay;Greffe;{RESEAUX[:10]};2026-01-31;;\n"
    f"Luc Roy;Greffe;;;{TELEPHONE[:10]};2026-02-02\n"
    f"Zoë O'Brien;Loisirs;{RESEAUX[:10]};;{RESEAUX[:10]};\n"
)
KINDS = (
    "texte d'aujourd'hui : {}; version antérieure : 0; aucune attestation : {}; code inconnu : {}"
)


@pytest.mark.usefixtures("two")
def test_the_register_counts_the_policies_apart(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rh.csv").write_text(LIST, encoding="utf-8")
    assert main(["consent", "--register", "--people", "rh.csv"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "registre.csv : écrit.",
        "« Réseaux sociaux »",
        f"Greffe : 2 ({KINDS.format(1, 1, 0)})",
        f"Loisirs : 1 ({KINDS.format(1, 0, 0)})",
        f"Ensemble : 3 ({KINDS.format(2, 1, 0)})",
        "« Téléphone »",
        f"Greffe : 2 ({KINDS.format(1, 1, 0)})",
        f"Loisirs : 1 ({KINDS.format(0, 0, 1)})",
        f"Ensemble : 3 ({KINDS.format(1, 1, 1)})",
    ]


@pytest.mark.usefixtures("two")
def test_the_register_is_a_list_that_gives_the_same_register() -> None:
    Path("rh.csv").write_text(LIST, encoding="utf-8")
    main(["consent", "--register", "--people", "rh.csv"])
    first = Path("registre.csv").read_bytes()
    assert main(["consent", "--register", "--people", "registre.csv", "-o", "encore.csv"]) == 0
    assert Path("encore.csv").read_bytes() == first


@pytest.mark.usefixtures("two")
def test_one_policy_reads_its_own_columns() -> None:
    Path("rh.csv").write_text(LIST, encoding="utf-8")
    asked = ["consent", "--register", "--people", "rh.csv", "--policy", "telephone"]
    assert main(asked) == 0
    rows = Path("telephone-registre.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[2] == f"Luc Roy;Texte d'aujourd'hui;;;Greffe;{TELEPHONE[:10]};2026-02-02"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["consent", "--kind", "poster"],
            "Ce site a plusieurs textes : reseaux, telephone. Dites lequel, par exemple : --policy reseaux\n",
        ),
        (
            ["export", "moodle", "--policy", "photo"],
            (
                "« photo » n'est pas un texte de ce site, qui a reseaux, telephone. "
                "Écrivez par exemple : --policy reseaux\n"
            ),
        ),
    ],
)
@pytest.mark.usefixtures("two")
def test_a_command_for_one_policy_asks_which(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    assert capsys.readouterr().err == told


def test_a_reminder_leads_to_its_policy(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (two / "rh.csv").write_text(LIST, encoding="utf-8")
    assert main(["consent", "--reminders", "--people", "rh.csv", "--policy", "telephone"]) == 0
    assert "https://val-des-aulnes.example.org/telephone/" in capsys.readouterr().out


@pytest.mark.usefixtures("two")
def test_each_policy_exports_its_own_quiz() -> None:
    assert main(["export", "moodle", "--policy", "telephone"]) == 0
    assert "mode silencieux" in Path("quiz-telephone-fr.xml").read_text(encoding="utf-8")


def test_a_question_is_written_for_the_policy_that_is_named(two: Path) -> None:
    assert main(["new", "--scenario", "usage-2", "--policy", "telephone"]) == 0
    assert "La perte d'un téléphone" in (two / "quiz/telephone/usage.yml").read_text("utf-8")


def test_a_new_act_changes_one_policy(two: Path) -> None:
    text = (
        "# Objet\n\nLa présente directive encadre l'usage du téléphone pendant les heures de travail.\n\n"
        "# Usage\n\nLe téléphone est fermé pendant une réunion.\n\n"
        "La perte d'un téléphone est déclarée le jour même au service informatique.\n"
    )
    Path("texte.md").write_text(text, encoding="utf-8")
    act = ["--number", "2026-007", "--on", "2026-01-12", "--policy", "telephone"]
    main(["amend", "--from", "texte.md", *act])
    assert "est fermé" in (two / "docs/fr/telephone/texte/usage.md").read_text("utf-8")
    assert "2026-007" in (two / "versions/telephone.yml").read_text("utf-8")
    assert "2026-007" not in (two / "versions/reseaux.yml").read_text("utf-8")
