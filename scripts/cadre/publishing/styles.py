"""One style sheet in place of those that every page loads, with the rules that some page uses.

MkDocs and the theme give each page its sheets one by one: that is a request each, for rules of which the
site uses a third. A sheet that only some pages have (the quiz's) stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cadre.disk.files import write_atomically
from cadre.publishing.css import keep_read, keep_used

_VALUES: Final = re.compile(r'="([^"]*)"')
_TAGS: Final = re.compile(r"<([a-z][a-z0-9]*)")
_WORDS: Final = re.compile(r"[\w-]+")
_READ: Final = re.compile(r"var\(\s*(--[\w-]+)")
#: An element whose every letter counts, a script's hash among others; or an empty line.
_WHOLE_OR_BLANK: Final = re.compile(
    r"<(script|style|pre|textarea)\b.*?</\1\s*>|\n[ \t]*(?=\n)", re.DOTALL
)
_ELSEWHERE: Final = re.compile(r"@import|url\((?!['\"]?(?:data:|#))")
#: The theme's sheets, whose names change with its version, then ours.
_THEME: Final = ("assets/stylesheets/main.*.css", "assets/stylesheets/palette.*.css")
#: The one sheet, as templates name it.
COMMON: Final = "components/cadre.css"
#: For paper only.
PRINT: Final = "assets/print.css"
#: What every page has, before a municipality's own sheets.
PAGES: Final = tuple(
    f"assets/{name}.css"
    for name in ("cadre", "type", "parts", "pages", "home", "reading", "sheets", "help")
)
_OURS: Final = tuple(
    f"components/{name}.css" for name in ("site/menu", "site/site", "search/search")
)


def mergeable(css: str) -> bool:
    """Say whether a sheet may stand elsewhere: it names no file beside it."""
    return not _ELSEWHERE.search(css)


def tidy(html: str) -> str:
    """Return a page without the empty lines that templates leave, its scripts and preformatted text aside."""
    return _WHOLE_OR_BLANK.sub(lambda found: found[0] if found[1] else "", html)


@dataclass
class Names:
    """Every tag, class, id and value of attribute that the pages hold, as they are written."""

    values: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)

    def see(self, html: str) -> None:
        """Remember what a page holds."""
        self.values.update(_VALUES.findall(html))
        self.tags.update(_TAGS.findall(html))

    def all(self, folder: Path) -> frozenset[str]:
        """Return the names, with every word of the site's own scripts: they make elements too."""
        names = {name for value in self.values for name in value.split()}
        for script in folder.rglob("*.mjs"):
            names.update(_WORDS.findall(script.read_text(encoding="utf-8")))
        return frozenset(names | self.tags)


def merge(folder: Path, sheets: Iterable[str], names: Names) -> None:
    """Write the common sheet of the built site in `folder`, and take out those that it replaces.

    `sheets` come after the theme's and before those of what stands around every page.
    """
    theme = [file for pattern in _THEME for file in sorted(folder.glob(pattern))]
    files = [*theme, *(folder / name for name in (*sheets, *_OURS))]
    used = names.all(folder)
    # One by one: what a sheet leaves open must not swallow the next.
    css = "".join(keep_used(file.read_text(encoding="utf-8"), used) for file in files)
    paper = folder / PRINT
    if paper.is_file():
        css += f"@media print{{{keep_used(paper.read_text(encoding='utf-8'), used)}}}"
        files.append(paper)
    write_atomically(folder / COMMON, _without_unread(css, folder, used).encode())
    for file in files:
        file.unlink()


def _without_unread(css: str, folder: Path, used: AbstractSet[str]) -> str:
    """Leave out what no rule of any sheet, nor script, reads: most of the theme's drawings and colours."""
    others = "".join(one.read_text("utf-8") for one in folder.glob("components/*/*.css"))
    for _ in range(2):  # one may be read only by another that nobody reads
        css = keep_read(css, used | set(_READ.findall(others + css)))
    return css


def gather(folder: Path, names: Names) -> None:
    """Put the sheets of a component (`quiz/quiz-results.css`) in its first (`quiz/quiz.css`), without waste."""
    used = names.all(folder)
    for first in sorted(folder.glob("components/*/*.css")):
        if first.stem == first.parent.name:
            others = sorted(first.parent.glob(f"{first.stem}-*.css"))
            sheets = (first, *others)
            css = "".join(keep_used(one.read_text(encoding="utf-8"), used) for one in sheets)
            write_atomically(first, css.encode())
            for other in others:
                other.unlink()
