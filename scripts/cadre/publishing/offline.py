"""The built site as a folder that opens by a double click, from a network share or a USB key, with no host.

A page opened so (`file://`) runs no module, fetches nothing and starts no worker. So each kind of page has one
classic script, made from the same sources, where a few of them give way to *stand-ins* (`STAND_INS`); and what
a page would fetch is carried by a script beside it, which hands it over when it is asked for.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from cadre.model import search
from cadre.publishing import hosting, modules, naming
from cadre.publishing.bundle import classic
from cadre.publishing.naming import FOLDER
from cadre.publishing.offline_pages import OWN, Pages, carrier
from cadre.publishing.ownership import COMPRESSED

#: A source → what stands for it in such a folder.
STAND_INS: Final = {
    f"{FOLDER}/search/asker.mjs": f"{OWN}/asker.mjs",
    f"{FOLDER}/site/other-page.mjs": f"{OWN}/other-page.mjs",
}
#: Scripts that only a site with a host starts.
_HOSTED: Final = frozenset({f"{FOLDER}/copy/copy.mjs"})
_READ: Final = re.compile(r"<html[^>]*>|<main.*</main>", re.DOTALL)


_TEXT: Final = ("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class _Script:
    """A script by its name in the folder: none for a page that starts nothing."""

    name: str
    text: str


@dataclass(frozen=True)
class Offline:
    """A built site in `site`, whose address has the path `root`; `sources` are its scripts, path → text."""

    site: Path
    sources: Mapping[str, str]
    root: str = ""

    def files(self) -> dict[str, bytes]:
        """Return the files of the folder by name, in their order. Raises BundleError."""
        found = dict(self._copied())
        scripts: dict[tuple[str, ...], _Script] = {}
        for name, html in self._pages.texts.items():
            page = self._pages.page(name)
            kind = tuple(one for one in page.scripts(html) if one not in _HOSTED)
            script = scripts[kind] = scripts.get(kind) or self._script(kind)
            found[name] = page.written(html, script.name).encode(*_TEXT)
            found |= {carrier(one): self._carrier(one).encode(*_TEXT) for one in page.read(html)}
        found |= {one.name: one.text.encode() for one in scripts.values() if one.name}
        return dict(sorted(found.items()))

    @cached_property
    def _names(self) -> Mapping[str, Path]:
        """What a folder has of the site, by name."""
        paths = {one.relative_to(self.site).as_posix(): one for one in self.site.rglob("*")}
        return {
            name: path
            for name, path in sorted(paths.items())
            if path.is_file() and not self._only_hosted(name)
        }

    def _only_hosted(self, name: str) -> bool:
        whole = self.site / name.removesuffix(Path(name).suffix)
        compressed = name.endswith(COMPRESSED) and whole.is_file()
        return compressed or hosting.only_hosted(name)

    @cached_property
    def _pages(self) -> Pages:
        # A municipality's own page may be in any encoding: its other bytes stay as they are.
        texts = {
            name: path.read_bytes().decode(*_TEXT)
            for name, path in self._names.items()
            if name.endswith(".html")
        }
        return Pages(texts, frozenset(self._names), self.root)

    def _copied(self) -> Iterator[tuple[str, bytes]]:
        for name, path in self._names.items():
            index = name.endswith(search.INDEX)
            if not index and name not in self._pages.texts and not naming.source(name):
                yield name, path.read_bytes()

    def _script(self, kind: Iterable[str]) -> _Script:
        """Return the one script of a kind of page, which starts those of the site in their order."""
        entry = f"{OWN}/page{modules.SOURCE}"
        ways = [modules.relative(one, OWN) for one in kind]
        if not ways:
            return _Script("", "")
        stand_ins = {
            one: modules.moved(other, self.sources[other], posixpath.dirname(one))
            for one, other in STAND_INS.items()
        }
        start = "".join(f'import "{one}";\n' for one in ways)
        text = classic(entry, {**self.sources, **stand_ins, entry: start})
        stem = "-".join(Path(one).stem for one in ways)
        return _Script(f"{OWN}/{stem}.{naming.digest(text.encode())}.js", text)

    def _carrier(self, name: str) -> str:
        """Return a script that hands over what is read of a file, when `offline/carried.mjs` asks for it."""
        if name in self._pages.texts:
            data: Any = "".join(_READ.findall(self._pages.texts[name]))
        else:
            data = self._index(json.loads(self._names[name].read_bytes()))
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return (
            f'document.currentScript.dispatchEvent(new CustomEvent("carried",{{detail:{text}}}));\n'
        )

    def _index(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return an index of the search whose results lead to files."""
        docs = [{**one, "location": _file(one["location"])} for one in data["docs"]]
        return {
            **data,
            "docs": docs,
            "ways": {_file(one): way for one, way in data["ways"].items()},
        }


def _file(location: str) -> str:
    """Return the file of an address in the index: `texte/courtoisie/#courtoisie-1` → `texte/courtoisie/index.html#courtoisie-1`."""
    path, sign, anchor = location.partition("#")
    return f"{path}index.html{sign}{anchor}" if path.endswith("/") or not path else location
