"""Files for the common hosts, beside the pages: each host reads its own and ignores the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cadre.disk.files import write_atomically

_FOLDER: Final = Path(__file__).parent / "hosting"


#: Where in a file it speaks of each language: else at its end.
_PLACE: Final = "@LANGUAGES@"


@dataclass(frozen=True, slots=True)
class _Template:
    """A file here, and what it says more of each language that has a page of its own for wrong addresses."""

    whole: str
    missing: str = ""

    def fill(self, root: str, languages: Iterable[str]) -> str:
        each = _read(self.missing) if self.missing else ""
        parts = "".join(each.replace("@LANGUAGE@", language) for language in languages)
        whole = _read(self.whole)
        whole = whole.replace(_PLACE, parts) if _PLACE in whole else whole + parts
        return whole.replace("@ROOT@", root)


#: A name in the site → its template. What nginx reads is for its owner to copy: see the file.
FILES: Final = {
    "_headers": _Template("headers.txt"),
    "_redirects": _Template("redirects.txt", "redirects.missing.txt"),
    ".htaccess": _Template("apache.conf", "apache.missing.conf"),
    "web.config": _Template("iis.xml", "iis.missing.xml"),
}


#: What a browser asks for only at an address that a host gives.
_ADDRESSED: Final = frozenset(
    {"404.html", "sitemap.xml", "sitemap.xml.gz", "manifest.json", "sw.js"}
)


def only_hosted(name: str) -> bool:
    """Say whether a file of the site, by name, has a use only where a host serves it."""
    last = name.rpartition("/")[2]
    return name.startswith(".") or last in _ADDRESSED or last in FILES


def write(folder: Path, root: str, languages: Iterable[str]) -> None:
    """Write the files into the built site, unless the municipality brings its own.

    `root` is the path of the site on its host, without a final slash; `languages` are the folders in it of
    the languages that are not the default one.
    """
    folders = tuple(languages)
    for name, template in FILES.items():
        if not (folder / name).exists():
            write_atomically(folder / name, template.fill(root, folders).encode())


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
