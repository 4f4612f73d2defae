"""What tests are made with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

#: The folder of the project.
ROOT: Final = Path(__file__).resolve().parents[2]
#: The ids of the six principles: of their titles, their pages and their groups of questions.
PRINCIPLES: Final = (
    "loyaute",
    "responsabilite",
    "respect",
    "confidentialite",
    "identification",
    "correction",
)
