"""Bundles our scripts, and names them and our style sheets after their content, once the last page is written.

Browsers keep such a file for a year without asking (RFC 8246, `immutable`): another content must have
another name. A script's name also changes with all the scripts that it leads to, so that nobody ever runs
new ones beside old ones. Templates and scripts name the sources; the live site serves those as they are.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cadre.disk.files import write_atomically
from cadre.publishing import modules
from cadre.publishing.bundle import bundles

#: The folder of what hosts may tell browsers to keep: every file in it is named after its content.
FOLDER: Final = "components"
_DIGITS: Final = 8
_ADDRESS: Final = re.compile(r'((?:href|src|data-index)=")([^"]+\.(?:css|mjs|json))(?=")')
_PUBLISHED: Final = re.compile(
    rf"({FOLDER}/.+)\.[0-9a-f]{{{_DIGITS}}}{re.escape(modules.PUBLISHED)}"
)
_MODULE: Final = re.compile(r'<script type="module" src="([^"]+)"')
_HEAD: Final = "</head>"


def name_by_content(folder: Path, root: str, asked: Iterable[str]) -> None:
    """Rename what is in `components/` of the built site in `folder`, and write the names in the pages.

    `root` is the path of the site on its host, without a final slash. `asked` are files that keep their
    names, which a page must not take from an older site either: pages ask for them with `?` and a digest.
    """
    # A municipality's own page may be in any encoding: its other bytes stay as they are.
    pages = {
        _path(file, folder): file.read_bytes().decode("utf-8", "surrogateescape")
        for file in folder.rglob("*.html")
    }
    sources = modules.read(folder, FOLDER)
    entries = {one for page, html in pages.items() for one in _addresses(root, page, html)}
    scripts = bundles(sources, entries & sources.keys())
    names = {
        **{one: _query(one, (folder / one).read_bytes()) for one in asked},
        **{one: _named(one, modules.PUBLISHED, _closure(one, scripts)) for one in scripts},
        **dict(_rename_sheets(folder)),
    }
    for path in sources:
        (folder / path).unlink()
    for path, text in scripts.items():
        new = (folder / path).with_name(names[path])
        write_atomically(new, modules.renamed(path, text, names).encode())
    told = _Pages(root, names, {one: modules.needed(one, scripts) - {one} for one in scripts})
    for page, html in pages.items():
        if (new_html := told.tell(page, html)) != html:
            write_atomically(folder / page, new_html.encode("utf-8", "surrogateescape"))


def source(name: str) -> str:
    """Return the path of the source of one of our published scripts; nothing for another file."""
    found = _PUBLISHED.fullmatch(name)
    return f"{found[1]}{modules.SOURCE}" if found else ""


def _addresses(root: str, page: str, html: str) -> Iterator[str]:
    """Yield the paths, in the site, of what a page names."""
    return (_resolve(root, page, address) for _, address in _ADDRESS.findall(html))


def _resolve(root: str, page: str, address: str) -> str:
    """Return the path, in the site, of what a page names; nothing good for what is elsewhere."""
    if address.startswith("/"):
        return address.removeprefix(f"{root}/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), address))


def _path(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()


def _rename_sheets(folder: Path) -> Iterator[tuple[str, str]]:
    """Rename each sheet after its bytes; yield its path and the last part of its new one."""
    for file in sorted((folder / FOLDER).rglob("*.css")):
        name = _named(file.name, file.suffix, file.read_bytes())
        yield _path(file, folder), name
        file.rename(file.with_name(name))


def _closure(path: str, scripts: Mapping[str, str]) -> bytes:
    """Return what a script's name is made from: its text and those of all that it leads to."""
    reached = sorted(modules.closure(path, scripts))
    return "\0".join(text for one in reached for text in (one, scripts[one])).encode()


def _named(path: str, suffix: str, content: bytes) -> str:
    return f"{Path(path).stem}.{digest(content)}{suffix}"


def _query(path: str, content: bytes) -> str:
    return f"{posixpath.basename(path)}?{digest(content)}"


def digest(content: bytes) -> str:
    """Return what a name says of a content."""
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True)
class _Pages:
    """What pages are told: new names (path → last part of the new one), and what each script needs."""

    root: str
    names: Mapping[str, str]
    needs: Mapping[str, frozenset[str]]

    def tell(self, page: str, html: str) -> str:
        """Return a page with the new names, and with the scripts that it would else discover one by one."""
        links = "".join(dict.fromkeys(self._links(page, html)))
        html = html.replace(_HEAD, links + _HEAD, 1)
        return _ADDRESS.sub(lambda match: match[1] + self._renamed(page, match[2]), html)

    def _links(self, page: str, html: str) -> Iterator[str]:
        for address in _MODULE.findall(html):
            path = _resolve(self.root, page, address)
            for needed in sorted(self.needs.get(path, ())):
                before = address.removesuffix(path)
                yield f'<link rel="modulepreload" href="{before}{needed}">'

    def _renamed(self, page: str, address: str) -> str:
        new = self.names.get(_resolve(self.root, page, address))
        return posixpath.join(posixpath.dirname(address), new) if new else address
