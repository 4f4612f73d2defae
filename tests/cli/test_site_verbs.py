"""`build` empties nothing of somebody else's, `serve` names the true trouble with a port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cadre.cli import main
from cadre.publishing import ownership
from tests.support import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def here(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bourg)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "site" not in path.parts
    }


def errors(capfd: pytest.CaptureFixture[str]) -> str:
    told = capfd.readouterr().err
    assert "Traceback" not in told
    return told


@pytest.mark.parametrize("name", ["quiz", "docs", "docs/new", ".", "..", "quiz/silence.yml"])
def test_a_part_of_the_project_is_refused_and_nothing_erased(
    bourg: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    before = contents(bourg)
    assert main(["build", "-d", name]) == 1
    assert errors(capfd).startswith(f"{name} ")
    assert contents(bourg) == before


def test_a_folder_with_a_workbook_is_refused_and_kept(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "budget.xlsx").write_bytes(b"mine")
    assert main(["build", "--lang", "en", "-d", str(tmp_path / "d")]) == 1
    assert "holds “budget.xlsx”, which no build wrote: nothing was erased" in errors(capfd)
    assert (tmp_path / "d" / "budget.xlsx").read_bytes() == b"mine"


def test_a_link_to_a_folder_of_somebody_else_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "budget.xlsx").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "d")
    assert main(["build", "-d", str(tmp_path / "link")]) == 1
    assert "link contient « budget.xlsx »" in errors(capfd)
    assert (tmp_path / "d" / "budget.xlsx").read_bytes() == b"mine"


def test_mkdocs_itself_refuses_it_too(bourg: Path) -> None:
    (bourg / "site").mkdir()
    (bourg / "site" / "budget.xlsx").write_bytes(b"mine")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "site contient « budget.xlsx »" in done.stderr
    assert "Traceback" not in done.stderr
    assert (bourg / "site" / "budget.xlsx").read_bytes() == b"mine"


def test_our_own_site_is_replaced_whole(bourg: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--compress"]) == 0
    first = {path for path in (bourg / "site").rglob("*") if path.is_file()}
    assert bourg / "site" / "index.html.gz" in first
    for language in ("fr", "en"):
        (bourg / "docs" / language / "new.md").write_text("# Page\n", encoding="utf-8")
    settings = bourg / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace(
            "- que-faire.md", "- que-faire.md\n  - new.md"
        ),
        encoding="utf-8",
    )

    assert main(["build"]) == 0

    errors(capfd)
    second = {path for path in (bourg / "site").rglob("*") if path.is_file()}
    assert bourg / "site" / "new" / "index.html" in second
    assert bourg / "site" / "index.html.gz" not in second
    assert main(["build"]) == 0


def test_two_builds_at_once_in_one_folder_give_one_site_and_one_line(
    bourg: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    claimed = ownership.claim(bourg / "site", bourg)
    assert main(["build"]) == 1
    assert "Une autre construction écrit déjà dans" in errors(capfd)
    claimed.lock.release()
    assert main(["build"]) == 0


@pytest.mark.parametrize("epoch", ["abc", "99999999999999999999", "1e9"])
def test_a_wrong_date_of_the_environment_stops_the_build_before_it_begins(
    bourg: Path, epoch: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["build"]) == 1
    assert "SOURCE_DATE_EPOCH doit être un nombre de secondes" in errors(capfd)
    assert not (bourg / "site").exists()


def test_what_the_disk_refuses_is_told_with_its_place(
    bourg: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (bourg / "file").touch()
    assert main(["build", "-d", "file/site"]) == 1
    assert f"{bourg / 'file'}" in (told := errors(capfd))
    assert "Not a directory" in told or "File exists" in told


def test_what_the_disk_refuses_in_the_middle_is_told_with_its_place(
    bourg: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    # The page wants a folder of that name.
    (bourg / "docs" / "fr" / "que-faire").write_bytes(b"mine")
    assert main(["build"]) == 1
    assert f"{bourg / 'site' / 'que-faire'}" in (told := errors(capfd))
    assert "Not a directory" in told or "File exists" in told


def test_a_build_speaks_the_language_that_is_asked_for(
    bourg: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (bourg / "quiz" / "silence.yml").write_text("group: silence\n", encoding="utf-8")
    assert main(["build", "--lang", "en"]) == 1
    told = errors(capfd)
    assert "The build has stopped: fix the errors above" in told
    assert "est obligatoire" not in told


@pytest.mark.parametrize("port", ["0", "-1", "65536", "80000"])
def test_a_number_that_is_no_port_is_told_so(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", port]) == 1
    assert capsys.readouterr().err == (
        f"{port} n'est pas un port : choisissez un nombre de 1 à 65535, "
        "par exemple : serve --port 8001\n"
    )


def test_a_port_that_is_taken_is_told_with_one_that_is_free(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    told = capsys.readouterr().err
    assert f"Le port {port} est déjà pris" in told
    other = int(told.rpartition(" ")[2])
    with socket.socket() as free:
        free.bind(("127.0.0.1", other))


def test_a_port_that_the_system_refuses_is_told_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def bind(_: socket.socket, address: tuple[str, int]) -> None:
        if address[1] < 1024:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", bind)
    assert main(["serve", "--port", "80", "--lang", "en"]) == 1
    assert capsys.readouterr().err == (
        "Port 80 is refused by the system (Permission denied). "
        "Choose another port: serve --port 1024\n"
    )


def test_the_command_that_is_installed_takes_a_name_that_the_locale_cannot_write() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cadre", "consent", "--kind", "official", "-o", "été.pdf"],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "scripts"),
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "LC_ALL": "C",
        },
        check=False,
        capture_output=True,
    )
    assert (done.stderr.decode(), done.returncode) == ("", 0)
    assert done.stdout.decode() == "été.pdf : écrit.\n"
    assert Path("été.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(os.name == "nt", reason="no signal to hold there")
def test_an_interruption_waits_until_mkdocs_can_answer_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "python"
    told = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{told}'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    assert main(["build"]) == 0
    assert capfd.readouterr().out == "True\n"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(os.name == "nt", reason="no signal to send there")
def test_mkdocs_answers_an_interruption_that_came_before_it(bourg: Path) -> None:
    come = (
        "import os, signal, sys\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\n"
        "os.kill(os.getpid(), signal.SIGINT)\n"
        "os.execv(sys.executable, [sys.executable, '-m', 'mkdocs', 'build'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", come],
        cwd=bourg,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Aborted!" in done.stderr
    assert not (bourg / "site").exists()
