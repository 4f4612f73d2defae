"""`accessibility.yml` → the figures of the last examination of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cadre.figures import Figures, figures
from cadre.reading import yaml_tree
from cadre.reading.yaml_tree import YamlError

FILE: Final = "accessibility.yml"


def read(root: Path) -> Figures | None:
    """Read the figures; nothing when there are none yet, or when the file is not what `audit` writes."""
    try:
        return figures(yaml_tree.parse(yaml_tree.read_text(root / FILE, FILE), FILE).value)
    except (FileNotFoundError, YamlError):
        return None
