"""Headers for the common hosts, beside the pages: each host reads its own file and ignores the others."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cadre.files import write_atomically

_FOLDER: Final = Path(__file__).parent / "hosting"
#: A template here → its name in the site. What nginx reads is for its owner to copy: see the file.
FILES: Final = {"headers.txt": "_headers", "apache.conf": ".htaccess"}


def write(folder: Path) -> None:
    """Write the files of headers into the built site, unless the municipality brings its own."""
    for template, name in FILES.items():
        if not (folder / name).exists():
            write_atomically(folder / name, (_FOLDER / template).read_bytes())
