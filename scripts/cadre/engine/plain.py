"""The build itself, in the order of MkDocs': the pages of a language become HTML, then whole pages; then the next one."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markdown import Markdown

from cadre.disk.files import write_atomically
from cadre.engine import files, options, themes
from cadre.engine.items import Page, navigation, relative
from cadre.engine.links import PageExtension, contents
from cadre.engine.sitemap import sitemap
from cadre.engine.themes import NoThemeError
from cadre.fidelity import extensions
from cadre.markdown.addresses import address
from cadre.publishing import theme
from cadre.publishing.building import MISSING, Building, StoppedError
from cadre.publishing.site import Site
from cadre.reading.settings import Language


def build(building: Building, folder: Path) -> str:
    """Write the site into `folder`, and return what a good build has to say; raises StoppedError."""
    site = building.read()
    words = building.words
    if unheeded := tuple(options.unheeded(site.settings)):
        told = (words("build.unheeded", place=place, name=name) for place, name in unheeded)
        raise StoppedError("\n".join(told))
    try:
        found = themes.find()
    except NoThemeError:
        raise StoppedError(words("build.no-theme")) from None
    building.claim(folder)
    files.empty(folder)
    _Plain(building, site, folder, found).write()
    if lost := site.lost():
        raise StoppedError("\n" + lost)
    building.finish(site, folder)
    return site.report(building.language)


@dataclass(frozen=True)
class _Plain:
    building: Building
    site: Site
    folder: Path
    theme: themes.Theme
    converters: dict[tuple[Language, str], Markdown] = field(default_factory=dict)

    def write(self) -> None:
        """Write every file that is copied and every page."""
        author = files.of_author(self.site.settings)
        files.copy(files.of_templates(self.site.settings, self.theme), self.folder)
        files.copy(dict(author.values()), self.folder)
        sheets = self.site.publication.take_sheets(self._given_sheets)
        for path, (place, _) in author.items():
            self._finisher.addresses[path] = place
        pages = {one: self._pages(one) for one in self.site.settings.shipped}
        for of_language in pages.values():
            for page in of_language.values():
                self._finisher.addresses[page.source] = page.url or "./"
        for language, of_language in pages.items():
            self._write_language(language, of_language, sheets)
        if self.site.settings.site_url:
            for name, data in sitemap(self.site.settings, pages).items():
                write_atomically(self.folder / name, data)

    def _write_language(
        self, language: Language, pages: dict[str, Page], sheets: list[str]
    ) -> None:
        given = options.of_language(self.site.settings, language, sheets)
        nav = navigation(self.site.settings.tree.inside("nav").value, pages, given.titles)
        for path, page in pages.items():
            self._convert(language, path, page)
        shared = {"config": given.config, "nav": nav, "extra_css": sheets}
        for page in pages.values():
            self._write_page(page, shared)
        base = f"{self.site.settings.root_path}/"
        values = {"cadre": self.site.missing_values(language.code), "base_url": base, "page": None}
        html = self._environment.get_template(MISSING).render(**shared, **values)
        self.site.publication.keep_missing(language.code, theme.mended(html))

    def _pages(self, language: Language) -> dict[str, Page]:
        """Return the pages of a language, by path, in the order of their names."""
        settings = self.site.settings
        found = {}
        for (code, path), read in self.site.pages.items():
            source = f"{code}/{path}"
            if code == language.code and not files.hidden(settings, source):
                url = address("", language, path).removeprefix("/")
                found[path] = Page(source, url, settings.site_url, read.meta.value)
        return found

    def _convert(self, language: Language, path: str, page: Page) -> None:
        self.site.open_page(page.source, page.url)
        self._finisher.page = page
        # One for each language and policy, made once its first page is open: what is marked depends on the language.
        kind = language, self.site.part(page.source).settings.folder
        if kind not in self.converters:
            made = extensions.markdown(self.site.settings, self.site.extension, self._finisher)
            self.converters[kind] = made
        converter = self.converters[kind].reset()
        html = converter.convert(self.site.pages[language.code, path].body)
        page.content = self.site.panel(page.source) + html
        page.toc = contents(getattr(converter, "toc_tokens", []))

    def _write_page(self, page: Page, shared: dict[str, Any]) -> None:
        page.active = True
        values = {
            "page": page,
            "base_url": relative("", page, ""),
            "cadre": self.site.template_values(page.source, page.url, page.content),
        }
        own = page.meta.get("template") if isinstance(page.meta, dict) else None
        html = self._environment.get_template(str(own or "main.html")).render(**shared, **values)
        page.active = False
        finished = self.site.finish_page(page.source, theme.mended(html))
        write_atomically(self.folder / page.url / "index.html", finished.encode())

    @cached_property
    def _finisher(self) -> PageExtension:
        return PageExtension({})

    @cached_property
    def _environment(self) -> Environment:
        places = options.templates(self.site.settings, self.theme.folder)
        # The templates are those of MkDocs: what is to be escaped, they escape.
        made = Environment(loader=FileSystemLoader(places), auto_reload=False)  # noqa: S701
        made.filters["url"] = _url
        made.filters["script_tag"] = _script_tag
        self.building.furnish(made, self.site)
        return made

    @property
    def _given_sheets(self) -> list[str]:
        listed = self.site.settings.tree.inside("extra_css").value
        return [str(one) for one in listed] if isinstance(listed, list) else []


@pass_context
def _url(context: Context, target: object) -> str:
    """The theme's filter: an address of the site, from the page that is being made."""
    return relative(str(target), context["page"], context["base_url"])


@pass_context
def _script_tag(context: Context, script: str | dict[str, Any]) -> str:
    """The theme's filter: the element of a script that `extra_javascript` names."""
    given = script if isinstance(script, dict) else {"path": script}
    path = str(given.get("path", ""))
    kind = given.get("type") or ("module" if path.endswith(".mjs") else "")
    marks = "".join(f" {name}" for name in ("defer", "async") if given.get(name))
    said = f' type="{escape(kind)}"' if kind else ""
    return f'<script src="{escape(_url(context, path))}"{said}{marks}></script>'
