"""`consent --register`, `--reminders`, by department, and the sheets that need no list."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from cadre.cli import main
from tests.support.registers import Run, code, here, run

__all__ = ["code", "here", "run"]


def pages(name: str) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(name).pages]


def test_the_register_says_of_each_person_which_text_is_on_file(run: Run, code: str) -> None:
    assert run("--register") == 0
    assert (
        Path("registre.csv").read_bytes()
        == (
            "\ufeffNom;Attestation au dossier;Numéro d'employé;Fonction;Service;Code de version;"
            "Attestation reçue le\r\n"
            f"Josée Tremblay;Texte d'aujourd'hui;0042;Commis;Travaux publics;{code.upper()};2026-01-31\r\n"
            "Luc Roy;Version antérieure;0043;;Loisirs;0123456789;31 janvier 2023\r\n"
            "Zoë O'Brien;Aucune attestation au dossier;0044;;;;\r\n"
            "Line Roy;Code inconnu;0045;;loisirs;oui;\r\n"
            "Anne Côté;Aucune attestation au dossier;0046;;TRAVAUX PUBLICS;;\r\n"
        ).encode()
    )


def test_it_counts_by_department(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--register") == 0
    assert capsys.readouterr().out.splitlines() == [
        "registre.csv : écrit.",
        (
            "Loisirs : 2 (texte d'aujourd'hui : 0; version antérieure : 1; "
            "aucune attestation : 0; code inconnu : 1)"
        ),
        (
            "Travaux publics : 2 (texte d'aujourd'hui : 1; version antérieure : 0; "
            "aucune attestation : 1; code inconnu : 0)"
        ),
        (
            "Sans service : 1 (texte d'aujourd'hui : 0; version antérieure : 0; "
            "aucune attestation : 1; code inconnu : 0)"
        ),
        (
            "Ensemble : 5 (texte d'aujourd'hui : 1; version antérieure : 1; "
            "aucune attestation : 2; code inconnu : 1)"
        ),
    ]


def test_a_register_is_a_list_that_gives_the_same_register(run: Run) -> None:
    run("--register")
    first = Path("registre.csv").read_bytes()
    again = ["consent", "--register", "--people", "registre.csv", "-o", "encore.csv"]
    assert main(again) == 0
    assert Path("encore.csv").read_bytes() == first


def test_by_department_puts_the_rows_of_each_together(run: Run) -> None:
    assert run("--register", "--by-department") == 0
    rows = Path("registre.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    names = [row.partition(";")[0] for row in rows]
    assert names == ["Luc Roy", "Line Roy", "Josée Tremblay", "Anne Côté", "Zoë O'Brien"]


def test_a_cell_that_excel_would_compute_is_disarmed() -> None:
    """The reader refuses formulas, so that only the writer itself can be asked."""
    from cadre.disk.files import csv_file  # noqa: PLC0415

    assert csv_file([["=1+1", "-2", "@x", "a;b"]]) == b"\xef\xbb\xbf'=1+1;'-2;'@x;\"a;b\"\r\n"


def test_a_list_with_a_fault_gives_no_register(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("Nom;Service\n;Loisirs\n", encoding="utf-8")
    assert main(["consent", "--register", "--people", str(file)]) == 1
    assert "liste.csv:2:1: cette ligne n'a pas de nom" in capsys.readouterr().err
    assert not Path("registre.csv").exists()


def test_a_register_that_exists_is_kept_unless_forced(run: Run) -> None:
    Path("registre.csv").write_bytes(b"mine")
    assert run("--register") == 1
    assert Path("registre.csv").read_bytes() == b"mine"
    assert run("--register", "--force") == 0


def test_reminders_name_by_department_those_without_todays_text(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--reminders") == 0
    told = capsys.readouterr().out
    assert told.startswith(
        "Loisirs (2)\n- Luc Roy\n- Line Roy\n\nTRAVAUX PUBLICS (1)\n- Anne Côté\n\n"
        "Sans service (1)\n- Zoë O'Brien\n\nObjet : lecture du document « "
    )
    assert "Nous n'avons au dossier aucune attestation de lecture de votre part" in told
    assert "elle a pu s'égarer" in told
    assert "Josée" not in told
    for word in ("sign", "retard", "devez", "accept"):
        assert word not in told.lower().replace("signature individuelle", "")


def test_reminders_can_be_written(run: Run) -> None:
    assert run("--reminders", "-o", "rappel.txt") == 0
    assert Path("rappel.txt").read_text(encoding="utf-8-sig").startswith("Loisirs (2)\n")


def test_nobody_to_remind_is_said(
    tmp_path: Path, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "une.csv"
    file.write_text(f"Nom;Code de version\nLuc Roy;{code}\n", encoding="utf-8")
    assert main(["consent", "--reminders", "--people", str(file), "-o", "rappel.txt"]) == 0
    assert "Aucune personne à qui le rappeler" in capsys.readouterr().out
    assert not Path("rappel.txt").exists()


def test_a_department_is_found_however_it_is_written(run: Run) -> None:
    assert run("--kind", "acknowledgement", "--department", "LOISIRS ") == 0
    first, second = pages("attestations.pdf")
    assert "Luc Roy" in first
    assert "Line Roy" in second


def test_several_departments_may_be_named_the_empty_one_too(run: Run) -> None:
    options = ("--department", "", "--department", "travaux publics")
    assert run("--kind", "acknowledgement", *options) == 0
    assert len(pages("attestations.pdf")) == 3


def test_an_unknown_department_is_told_with_those_of_the_list(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--register", "--department", "Voirie") == 1
    told = capsys.readouterr().err
    assert "La liste n'a aucun service « Voirie »." in told
    assert "Ses services : Loisirs; Travaux publics.\n" in told
    assert not Path("registre.csv").exists()


def test_a_list_without_departments_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sans.csv"
    file.write_text("Nom\nLuc Roy\n", encoding="utf-8")
    assert main(["consent", "--register", "--people", str(file), "--department", "Voirie"]) == 1
    assert "ne donne le service de personne" in capsys.readouterr().err


def test_by_department_puts_a_sheet_before_the_attestations_of_each(run: Run) -> None:
    assert run("--kind", "acknowledgement", "--by-department") == 0
    made = pages("attestations.pdf")
    assert len(made) == 8
    assert made[0].endswith("Loisirs 2 attestations de lecture")
    assert made[6].endswith("Sans service 1 attestation de lecture")
    assert not any("Page" in page for page in made)


def test_an_attendance_sheet_names_the_people_or_leaves_rows(run: Run) -> None:
    assert run("--kind", "meeting") == 0
    assert main(["consent", "--kind", "meeting", "-o", "vide.pdf"]) == 0
    (named,), (blank,) = pages("presence.pdf"), pages("vide.pdf")
    assert "Josée Tremblay" in named
    assert "0042" not in named
    assert "Présence à la rencontre" in blank


@pytest.mark.parametrize(
    ("kind", "file", "words"),
    [
        ("memo", "note-de-service.pdf", "Note de service"),
        ("poster", "affiche.pdf", "Cette affiche annonce le cadre"),
        ("official", "consentement.pdf", "Cette page comporte"),
    ],
)
def test_a_sheet_that_is_the_same_for_everybody(kind: str, file: str, words: str) -> None:
    assert main(["consent", "--kind", kind]) == 0
    assert words in pages(file)[0]
    Path(file).write_bytes(b"mine")
    assert main(["consent", "--kind", kind]) == 1
    assert Path(file).read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--kind", "memo", "--people", "l.csv"), "sont les mêmes pour tout le monde"),
        (("--kind", "poster", "--by-department"), "sont les mêmes pour tout le monde"),
        (("--register",), "demandent une liste"),
        (("--reminders",), "demandent une liste"),
        (("--register", "--people", "l.csv", "-o", "r.ods"), "en classeur Excel ou en CSV"),
        (("--register", "--people", "l.csv", "--split"), "--split ne va pas avec --register"),
        (("--kind", "meeting", "--people", "l.csv", "--split"), "--split ne va pas avec --kind m"),
        (
            ("--kind", "acknowledgement", "--people", "l.csv", "--split", "--by-department"),
            "--by-department ne va pas avec --split",
        ),
        (("--kind", "meeting", "--by-department"), "demande une liste"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    options: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = set(Path.cwd().iterdir())
    assert main(["consent", *options]) == 1
    assert told in capsys.readouterr().err
    assert set(Path.cwd().iterdir()) == before


def test_one_kind_of_work_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["consent", "--kind", "memo", "--register"])
    assert "--register" in capsys.readouterr().err
