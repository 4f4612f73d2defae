"""What happens to the built site once its last page is written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cadre.output import prune, styles

__all__ = ["finish"]


def finish(folder: Path, sheets: Iterable[str], names: styles.Names, target: str) -> None:
    """Take out what no page asks for, and make one style sheet of those that every page has."""
    prune.remove_unused(folder)
    styles.merge(folder, sheets, names, target)
