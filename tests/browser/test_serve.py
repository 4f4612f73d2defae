"""The live server: it starts on a broken tree, says what is wrong in the page, and recovers by itself."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support import ROOT

pytestmark = pytest.mark.slow

BOURG = ROOT / "tests" / "fixtures" / "bourg"
TIMEOUT = 20_000


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a project; yield its address, once the server has printed it, and the lines it prints."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "cadre", "serve", "--port", str(port)],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "scripts"),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUNBUFFERED": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        printed: list[str] = []
        for line in process.stdout:
            printed.append(line)
            if f"http://127.0.0.1:{port}/" in line:
                break
        reader = threading.Thread(target=printed.extend, args=(process.stdout,), daemon=True)
        reader.start()
        try:
            assert process.poll() is None, "".join(printed)
            yield f"http://127.0.0.1:{port}", printed
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=10)


def edit(file: Path, before: str, after: str) -> None:
    source = file.read_text(encoding="utf-8")
    assert before in source
    file.write_text(source.replace(before, after), encoding="utf-8")


@dataclass(frozen=True)
class Mistake:
    """A change that breaks a file, the page that tells it, and a part of what it tells."""

    path: str
    before: str
    after: str
    address: str
    message: str


MISTAKES = (
    Mistake(
        "quiz/silence.yml",
        "verdict: best",
        "verdict: bset",
        "/quiz/silence/",
        "« bset » n'est pas permis pour « verdict »",
    ),
    Mistake(
        "quiz/silence.yml",
        "scenarios:",
        "scenarios: [",
        "/quiz/silence/",
        "la syntaxe YAML n'est pas valide",
    ),
    Mistake(
        "docs/fr/cadre/silence.md",
        "{ #silence-2 }",
        "",
        "/cadre/silence/",
        "texte adopté sans identifiant",
    ),
    Mistake(
        "docs/fr/que-faire.md",
        "| silence-1\n///",
        "| silence-1",
        "/que-faire/",
        "n'est jamais fermé",
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.message)
def test_started_on_a_broken_tree_it_tells_and_recovers(
    mistake: Mistake, bourg: Path, chromium: Browser
) -> None:
    edit(bourg / mistake.path, mistake.before, mistake.after)
    with serving(bourg) as (server, printed), chromium.new_context() as context:
        page = context.new_page()
        page.goto(server + mistake.address)
        expect(page.locator(".panel")).to_contain_text(mistake.message)
        assert mistake.message in "".join(printed)

        shutil.copy(BOURG / mistake.path, bourg / mistake.path)

        expect(page.locator(".panel")).to_have_count(0, timeout=TIMEOUT)
        expect(page.locator("article")).not_to_contain_text("///")


def test_a_file_broken_while_it_serves_is_told_and_mended(bourg: Path, chromium: Browser) -> None:
    with serving(bourg) as (server, _), chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{server}/quiz/silence/")
        expect(page.locator("legend")).to_have_text("Que faites-vous?")

        edit(bourg / "quiz" / "silence.yml", "fr: gardent le silence", "fr: gardent la parole")
        expect(page.locator(".panel")).to_contain_text("gardent la parole", timeout=TIMEOUT)

        shutil.copy(BOURG / "quiz" / "silence.yml", bourg / "quiz" / "silence.yml")
        expect(page.locator(".panel")).to_have_count(0, timeout=TIMEOUT)


def test_a_page_that_is_not_utf8_does_not_end_the_server(bourg: Path, chromium: Browser) -> None:
    (bourg / "docs" / "fr" / "que-faire.md").write_bytes("# Été\n".encode("latin-1"))
    with serving(bourg) as (server, _), chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{server}/que-faire/")
        expect(page.locator(".panel")).to_contain_text("pas en UTF-8")


SETTINGS = (
    ("watch: [quiz]", "watch: [quiz", "mkdocs.yml:19:8: la syntaxe YAML n'est pas valide"),
    ("resolution: 24-077", "resolution:", "mkdocs.yml:9:5: le texte « resolution » est vide"),
    ("- search\n", "- serach\n", 'The "serach" plugin is not installed'),
)


@pytest.mark.parametrize(("before", "after", "message"), SETTINGS, ids=lambda value: value[:20])
def test_settings_broken_while_it_serves_are_told_and_no_page_waits(
    before: str, after: str, message: str, bourg: Path, chromium: Browser
) -> None:
    config = bourg / "mkdocs.yml"
    good = config.read_text(encoding="utf-8")
    with serving(bourg) as (server, printed), chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{server}/que-faire/")

        edit(config, before, after)
        with page.expect_event("load", timeout=TIMEOUT):
            pass
        page.goto(f"{server}/quiz/silence/", timeout=TIMEOUT)
        expect(page.locator("legend")).to_have_text("Que faites-vous?")
        assert message in "".join(printed)
        assert "Traceback" not in "".join(printed)

        config.write_text(good.replace("24-077", "24-078"), encoding="utf-8")
        expect(page.locator(".md-footer, footer").first).to_contain_text("24-078", timeout=TIMEOUT)


@pytest.mark.parametrize(("before", "after", "message"), SETTINGS, ids=lambda value: value[:20])
def test_it_does_not_start_on_broken_settings(
    before: str, after: str, message: str, bourg: Path
) -> None:
    edit(bourg / "mkdocs.yml", before, after)
    done = subprocess.run(
        [sys.executable, "-m", "cadre", "serve", "--port", str(free_port())],
        cwd=bourg,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_busy_port_is_told_in_one_line(bourg: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "cadre", "serve", "--port", str(port)],
            cwd=bourg,
            env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
            check=False,
            capture_output=True,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(f"Le port {port} est déjà pris.")
    assert done.stderr.count("\n") == 1
