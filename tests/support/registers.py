"""A list of five people in two departments, one of whom has none, and the command that reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cadre import reading
from cadre.cli import main
from cadre.reading import settings

EARLIER = "0123456789"

Run = Callable[..., int]


@pytest.fixture(autouse=True)
def here(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bourg)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def code(bourg: Path) -> str:
    return reading.read(settings.load(bourg)).policy.code[:10]


@pytest.fixture
def run(tmp_path: Path, code: str) -> Run:
    """Run the command on a list of five people in two departments, one of whom has none."""

    def with_list(*options: str) -> int:
        file = tmp_path / "liste.csv"
        file.write_text(
            "Nom;Matricule;Fonction;Service;Code de version;Reçue le\n"
            f"Josée Tremblay;0042;Commis;Travaux publics;{code.upper()};2026-01-31\n"
            f"Luc Roy;0043;;Loisirs;{EARLIER};31 janvier 2023\n"
            "Zoë O'Brien;0044;;;;\n"
            "Line Roy;0045;;loisirs;oui;\n"
            "Anne Côté;0046;;TRAVAUX PUBLICS;;\n",
            encoding="utf-8",
        )
        return main(["consent", "--people", str(file), *options])

    return with_list
