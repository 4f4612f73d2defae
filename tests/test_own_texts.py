"""The software's own files, damaged by an editor: each command says which one, and nothing is a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import project

pytestmark = pytest.mark.slow

TEXTS = "scripts/cadre/texts"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.small_and_software("bourg", tmp_path_factory.mktemp("town") / "project")


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(root / "scripts"),
            "PYTHONUTF8": "1",
            "NO_MKDOCS_2_WARNING": "1",
        },
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@dataclass(frozen=True)
class Damage:
    """What an editor does to a file (at its start, unless `before` names something), and what is told."""

    name: str
    after: bytes
    told: str
    before: bytes = b""

    def apply(self, good: bytes) -> bytes:
        assert self.before in good
        return good.replace(self.before, self.after, 1) if self.before else self.after + good


DAMAGES = (
    Damage(f"{TEXTS}/ui.fr.yml", b"# \xe9t\xe9\n", ":1:3: ce fichier n'est pas en UTF-8"),
    Damage(f"{TEXTS}/messages.fr.yml", b"# \xe9t\xe9\n", ":1:3: this file is not UTF-8"),
    Damage(f"{TEXTS}/ui.en.yml", b"a: [\n", ": la syntaxe YAML n'est pas valide"),
    Damage(f"{TEXTS}/ui.en.yml", b"quotes:", "il manque « quote.open »", b"quote:"),
    Damage("overrides/main.html", b"{# \xe9t\xe9 #}\n", ":1:4: ce fichier n'est pas en UTF-8"),
)
COMMANDS = (
    ("cadre", "check"),
    ("cadre", "build", "-d", "out"),
    ("mkdocs", "build", "--strict", "-d", "out"),
)


CHECK, *BUILDS = COMMANDS


@pytest.mark.parametrize(
    ("command", "damage"),
    [
        *((CHECK, damage) for damage in DAMAGES),
        *((command, DAMAGES[rank]) for rank, command in zip((2, 4), BUILDS, strict=True)),
    ],
    ids=lambda one: one.name if isinstance(one, Damage) else " ".join(one),
)
def test_a_damaged_file_of_the_software_is_named(
    command: tuple[str, ...], damage: Damage, whole: Path
) -> None:
    file = whole / damage.name
    good = file.read_bytes()
    file.write_bytes(damage.apply(good))
    try:
        done = run(whole, *command)
    finally:
        file.write_bytes(good)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in said
    assert damage.name in said
    assert damage.told in said
