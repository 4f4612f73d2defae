"""What happens to the built site once its last page is written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cadre.publishing import naming, prune, styles

__all__ = ["finish"]


def finish(
    folder: Path, root: str, sheets: Iterable[str], names: styles.Names, asked: Iterable[str]
) -> None:
    """Take out what no page asks for, make one sheet of those that every page has, name by content.

    `root` is the path of the site on its host; `sheets` are the municipality's own; `asked` are the files
    that keep their names, though no page may take them from an older site.
    """
    styles.gather(folder, names)
    prune.remove_unused(folder)
    styles.merge(folder, sheets, names)
    naming.name_by_content(folder, root, asked)
