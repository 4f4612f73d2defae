"""A built page, as it is written for a folder that no host serves: each address leads to a file.

A host answers `texte/courtoisie/` with `index.html`; a folder shows its list of files.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from cadre.publishing import modules, naming, security

#: The scripts of such a folder, and the sources of those that only it has.
OWN: Final = f"{naming.FOLDER}/offline"
_INDEX: Final = "index.html"
#: What a page says in a script is letter for letter what its policy allows.
_INLINE: Final = re.compile(r"(<script\b[^>]*>.*?</script>)", re.DOTALL)
_ADDRESS: Final = re.compile(r'(?<=\s)(href|src|data-page|data-index)="([^"]*)"')
#: The home page's sections, which its script leads to: addresses among other words.
_SECTIONS: Final = re.compile(r'(?<=\sdata-sections=")[^"]*')
_QUOTED: Final = re.compile(r"(?<=&quot;)\.{0,2}/[^&]*(?=&quot;)")
_MODULE: Final = re.compile(r'<script type="module" src="([^"]+)"[^>]*></script>\n?')
_POLICY: Final = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')
#: What speaks of the site's address, or of what a host would send ahead.
_HOSTED: Final = re.compile(
    r'[ \t]*(?:<link rel="(?:canonical|alternate|manifest|modulepreload)"[^>]*>|<meta property="og:(?:url|image)"[^>]*>'
    r'|<script type="speculationrules">.*?</script>)\n?',
    re.DOTALL,
)
#: What a page reads of others, once it is asked for: a script carries it.
_READ: Final = frozenset({"data-page", "data-index"})
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)


def carrier(name: str) -> str:
    """Return the name of the script that carries a file: apart, where nobody takes it for a page."""
    return f"{OWN}/read/{name}{modules.PUBLISHED}"


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a site by name, the names of all its files, and the path of its address on its host."""

    texts: Mapping[str, str]
    names: frozenset[str]
    root: str

    def page(self, name: str) -> _Page:
        """Return what writes the page of this name."""
        return _Page(name, self)


@dataclass(frozen=True, slots=True)
class _Page:
    name: str
    pages: Pages

    def scripts(self, html: str) -> tuple[str, ...]:
        """Return the sources of the scripts that the page starts, in their order."""
        return tuple(filter(None, (self._source(one) for one in _MODULE.findall(html))))

    def read(self, html: str) -> set[str]:
        """Return the names of what the page reads, once it is asked for."""
        found = (one for part in _INLINE.split(html)[::2] for one in _ADDRESS.findall(part))
        return {self._name(address) for kind, address in found if kind in _READ and address}

    def written(self, html: str, script: str) -> str:
        """Return the page, whose one script is the file `script`."""
        html = _POLICY.sub(escape(security.folder_policy(), quote=False), _HOSTED.sub("", html))
        return "".join(self._parts(html, script))

    def _parts(self, html: str, script: str) -> Iterator[str]:
        for part in _INLINE.split(html):
            module = _MODULE.fullmatch(part)
            if module and self._source(module[1]):
                if script:
                    yield f'<script src="{self._way(script)}" defer></script>'
                script = ""
            elif _INLINE.fullmatch(part):
                yield part
            else:
                yield _ADDRESS.sub(self._attribute, _SECTIONS.sub(self._sections, part))

    def _source(self, address: str) -> str:
        """Return the path of the source of one of our scripts; nothing for another."""
        return naming.source(self._resolved(address))

    def _attribute(self, found: re.Match[str]) -> str:
        return f'{found[1]}="{self._told(found[1], found[2])}"'

    def _sections(self, found: re.Match[str]) -> str:
        return _QUOTED.sub(lambda one: self._told("href", one[0]), found[0])

    def _told(self, kind: str, address: str) -> str:
        """Return an address as it is written: that of a file, from this page."""
        if _ELSEWHERE.match(address):
            return address
        name = self._name(address)
        if kind in _READ:
            return self._way(carrier(name))
        end = "".join(re.findall(r"#.*", address))
        return self._way(name) + end if name in self.pages.names else address

    def _name(self, address: str) -> str:
        """Return the name of the file that an address of the site leads to."""
        name = self._resolved(re.sub(r"[?#].*", "", address))
        page = posixpath.normpath(posixpath.join(name, _INDEX))
        return page if page in self.pages.names else name

    def _resolved(self, address: str) -> str:
        if address.startswith("/"):
            return address.removeprefix(f"{self.pages.root}/")
        return modules.resolve(self.name, address)

    def _way(self, name: str) -> str:
        return posixpath.relpath(name, posixpath.dirname(self.name) or ".")
