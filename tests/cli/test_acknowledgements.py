"""`consent --kind acknowledgement`: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from cadre import reading
from cadre.cli import main
from cadre.reading import settings
from tests.support import web
from tests.support.xlsx import Sheet, workbook

EARLIER = "0123456789"
COMMAND = ["consent", "--kind", "acknowledgement"]

Run = Callable[..., int]


@pytest.fixture(autouse=True)
def here(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(bourg)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return bourg


@pytest.fixture
def code(bourg: Path) -> str:
    return reading.read(settings.load(bourg)).policy.code


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command on a list, which is written first."""

    def with_list(rows: str, *options: str) -> int:
        file = tmp_path / "liste.csv"
        file.write_text(f"Nom;Matricule;Code de version\n{rows}", encoding="utf-8")
        return main([*COMMAND, "--people", str(file), *options])

    return with_list


def pages(file: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(file.read_bytes())).pages]


def test_without_a_list_the_form_is_blank() -> None:
    assert main(COMMAND) == 0
    (page,) = pages(Path("attestation-de-lecture.pdf"))
    assert "Attestation de lecture" in page


def test_a_list_gives_one_page_a_person(run: Run) -> None:
    assert run("Josée Tremblay;0042\nLuc Roy;0043\n") == 0
    first, second = pages(Path("attestations.pdf"))
    assert "Josée Tremblay" in first
    assert "Luc Roy" in second


def test_a_workbook_gives_the_same_bytes_as_the_csv(run: Run, tmp_path: Path) -> None:
    run("Josée Tremblay;0042\n", "-o", "a.pdf")
    file = tmp_path / "liste.xlsx"
    file.write_bytes(workbook(Sheet([["Matricule", "NOM"], ["0042", "Josée Tremblay"]])))
    assert main([*COMMAND, "--people", str(file), "-o", "b.pdf"]) == 0
    assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()


def test_an_epoch_dates_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    main(COMMAND)
    metadata = PdfReader("attestation-de-lecture.pdf").metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.timestamp() == 1_700_000_000


def test_a_file_that_exists_is_kept_unless_forced(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("attestations.pdf").write_bytes(b"mine")
    assert run("Luc Roy\n") == 1
    assert "attestations.pdf existe déjà" in capsys.readouterr().err
    assert Path("attestations.pdf").read_bytes() == b"mine"
    assert run("Luc Roy\n", "--force") == 0
    assert len(pages(Path("attestations.pdf"))) == 1


def test_all_faults_are_told_and_nothing_is_written(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("Luc Roy;1\n;2\nLine Roy;1\n") == 1
    told = capsys.readouterr().err
    assert "liste.csv:3:1: cette ligne n'a pas de nom\n    Écrivez le nom" in told
    assert "liste.csv:4:2: le numéro d'employé « 1 » est déjà à la ligne 2" in told
    assert "Rien n'a été écrit" in told
    assert not Path("attestations.pdf").exists()


def test_messages_are_english_on_request(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(";2\n", "--lang", "en") == 1
    assert "this row has no name" in capsys.readouterr().err


def test_bad_rows_are_left_out_on_request_and_told(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("Luc Roy;1\n;2\n", "--skip-bad") == 0
    told = capsys.readouterr().err
    assert "liste.csv:3:1" in told
    assert "Lignes laissées de côté : 1." in told
    assert len(pages(Path("attestations.pdf"))) == 1


def test_with_no_good_row_there_is_nothing_to_print(run: Run) -> None:
    assert run(";2\n", "--skip-bad") == 1
    assert not Path("attestations.pdf").exists()


def test_a_warning_stops_nothing(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Luc Roy;1\nLuc Roy;2\n") == 0
    assert "avertissement : le nom « Luc Roy » est déjà" in capsys.readouterr().err


def test_columns_that_are_not_read_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes("Nom;Courriel\r\n\r\nLuc Roy;a@b\r\n".encode("cp1252"))
    assert main([*COMMAND, "--people", str(file)]) == 0
    told = capsys.readouterr().err
    assert "Colonnes qui ne sont pas lues : Courriel." in told
    assert "Lignes vides sautées : 1." in told


def test_split_writes_numbered_files_and_a_manifest(run: Run, code: str) -> None:
    assert run("Josée Tremblay;0042\n\nLuc Roy;0043\n", "--split", "-o", "out") == 0
    names = sorted(path.name for path in Path("out").iterdir())
    assert names == ["00002.pdf", "00004.pdf", "manifest.csv"]
    assert "Luc Roy" in pages(Path("out/00004.pdf"))[0]
    text = Path("out/manifest.csv").read_bytes().decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert heading == ["Ligne", "Fichier", "SHA-256", "Code de version du texte"]
    for row, name, digest, version in rows:
        assert name == f"{int(row):05}.pdf"
        assert digest == hashlib.sha256(Path("out", name).read_bytes()).hexdigest()
        assert version == code


def test_split_twice_gives_the_same_bytes(run: Run) -> None:
    for folder in ("a", "b"):
        run("Josée Tremblay;0042\nLuc Roy;0043\n", "--split", "-o", folder)
    for file in Path("a").iterdir():
        assert file.read_bytes() == Path("b", file.name).read_bytes()


def test_a_folder_is_kept_unless_forced_and_then_replaced(run: Run) -> None:
    run("Josée Tremblay;0042\nLuc Roy;0043\n", "--split")
    assert run("Line Roy;1\n", "--split") == 1
    assert len(list(Path("attestations").iterdir())) == 3
    assert run("Line Roy;1\n", "--split", "--force") == 0
    assert len(list(Path("attestations").iterdir())) == 2


def test_a_folder_with_other_files_is_never_replaced(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("out").mkdir()
    Path("out/lettre.docx").write_bytes(b"mine")
    assert run("Line Roy;1\n", "--split", "--force", "-o", "out") == 1
    assert "« lettre.docx »" in capsys.readouterr().err
    assert [path.name for path in Path("out").iterdir()] == ["lettre.docx"]


def test_only_those_to_renew_are_printed_and_each_kind_is_counted(
    run: Run, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = f"A;1;{code[:10].upper()}\nB;2;{EARLIER}\nC;3;\nD;4;\nE;5;oui\nF;6;{code}\n"
    assert run(rows, "--outdated") == 0
    told = capsys.readouterr().err
    assert "Attestation du texte d'aujourd'hui : 2." in told
    assert "Attestation d'une version antérieure : 1." in told
    assert "Aucune attestation au dossier : 2." in told
    assert "Code inconnu : 1." in told
    assert len(pages(Path("attestations.pdf"))) == 4


def test_nobody_to_renew_is_said_and_nothing_is_written(
    run: Run, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(f"A;1;{code}\n", "--outdated") == 0
    assert "Aucune attestation à renouveler" in capsys.readouterr().out
    assert not Path("attestations.pdf").exists()


@pytest.mark.parametrize("split", [(), ("--split",)])
def test_a_full_disk_leaves_nothing(
    run: Run,
    split: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(self: Path, _: object) -> None:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "rename", refuse)
    assert run("Luc Roy;1\n", "-o", "new/out", *split) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert list(Path("new").iterdir()) == []


def test_an_interruption_half_way_leaves_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write = Path.write_bytes

    def interrupt(self: Path, data: bytes) -> int:
        if len(written) == 1:
            raise KeyboardInterrupt
        written.append(self.name)
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", interrupt)
    assert run("Luc Roy;1\nLine Roy;2\n", "--split", "-o", "new/out") == 130
    assert written == ["00002.pdf"]
    assert list(Path("new").iterdir()) == []


def test_a_list_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMAND, "--people", "nulle-part.csv"]) == 1
    assert "nulle-part.csv n'a pas pu être lu" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--split", "--outdated", "--skip-bad"])
def test_an_option_of_lists_needs_a_list(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMMAND, option]) == 1
    assert "demande une liste" in capsys.readouterr().err


def test_the_consent_page_takes_no_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["consent", "--kind", "official", "--people", "liste.csv"]) == 1
    assert "n'a pas de liste" in capsys.readouterr().err
    assert not Path("consentement.pdf").exists()


def test_a_bad_epoch_is_told_before_anything_is_written(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hier")
    assert run("Luc Roy;1\n") == 1
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err
    assert not Path("attestations.pdf").exists()


def test_the_build_writes_the_blank_form(bourg: Path) -> None:
    assert web.build(bourg, bourg / "site") == ""
    assert pages(bourg / "site/assets/attestation-de-lecture.pdf")


def test_what_a_workbook_hides_is_not_printed_and_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "liste.xlsx"
    rows = [["Nom", "Poste"], ["Josée Tremblay", "Commis"], ["Luc Roy", ""], ["Line Roy", ""]]
    file.write_bytes(workbook(Sheet(rows, hidden_rows=[3, 4], hidden_columns=["B"])))
    assert main([*COMMAND, "--people", str(file)]) == 0
    told = capsys.readouterr().err
    assert "retirées par un filtre, qui n'ont pas été lues : 2\n" in told
    assert "colonnes masquées qui n'ont pas été lues : B\n" in told
    (page,) = pages(Path("attestations.pdf"))
    assert "Josée Tremblay" in page
    assert "Commis" not in page
