"""What is written once the pages are: index, page of wrong addresses, style sheet; and what pages need of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cadre.disk.files import write_atomically
from cadre.model import search
from cadre.model.diagnostics import Problem
from cadre.publishing import built, copies, hosting, security, several, styles
from cadre.reading import Project
from cadre.reading.settings import Language


@dataclass
class Publication:
    """One build, or one live site, of a project: it fills as the pages are rendered."""

    project: Project
    serving: bool
    names: styles.Names = field(default_factory=styles.Names)
    sheets: list[str] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    #: What finished pages lack of the policy.
    lost: list[Problem] = field(default_factory=list)
    #: Sheets that the build itself writes, before the common one.
    generated: tuple[str, ...] = ()

    @cached_property
    def values(self) -> Mapping[str, str]:
        """What every built page has: its Content-Security-Policy, and the one style sheet.

        The live site has neither: it adds a script that the policy would refuse, and shows each change.
        """
        if self.serving:
            return {"csp": "", "sheet": ""}
        return {"csp": security.policy(), "sheet": styles.COMMON}

    def take_sheets(self, sheets: Iterable[str]) -> list[str]:
        """Return the sheets that pages ask for one by one; the others, ours first, are in the common one.

        Our own need not be named in the settings, and are not named twice.
        """
        ours = (*self.generated, *styles.PAGES)
        theirs = [name for name in sheets if name not in ours]
        if self.serving:
            return [*ours, *theirs]
        self.sheets.extend(ours)
        stay = []
        for name in theirs:
            file = self.project.settings.root / "docs" / name
            if file.is_file() and styles.mergeable(file.read_text("utf-8")):
                self.sheets.append(name)
            else:
                stay.append(name)
        return stay

    def finish_page(self, html: str) -> str:
        """Return a page as it is written, once what it uses of the style sheets is noted."""
        if self.serving:
            return html
        self.names.see(html)
        return styles.tidy(html)

    def keep_missing(self, language: str, html: str) -> None:
        """Remember the page of `language` that stands for one that does not exist."""
        self.missing[language] = self.finish_page(html)

    def write(self, folder: Path, index: Callable[[Language], bytes]) -> None:
        """Write what comes after the last page into the site in `folder`; `index` is that of the search."""
        for language in self.project.settings.shipped:
            root = folder if language.default else folder / language.code
            write_atomically(root / search.INDEX, index(language))
            if language.code in self.missing:
                write_atomically(root / "404.html", self.missing[language.code].encode())
        if not self.project.settings.site_url:
            # A sitemap of relative addresses is not valid.
            for name in ("sitemap.xml", "sitemap.xml.gz"):
                (folder / name).unlink(missing_ok=True)
        if not self.serving:
            if not self.project.parts:
                several.leave_out(folder)
            others = [one.code for one in self.project.settings.shipped if not one.default]
            indexes = [f"{one}{search.INDEX}" for one in ("", *(f"{code}/" for code in others))]
            root_path = self.project.settings.root_path
            built.finish(folder, root_path, self.sheets, self.names, indexes)
            hosting.write(folder, root_path, others)
            copies.write(folder, self.project)
