"""The site as a whole: content, checks and rendering put together, for MkDocs' hooks and the commands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final, TypedDict
from urllib.parse import urljoin

from cadre import checks, identity, reading, settings, texts
from cadre.blocks import FULL_TEXT, QUIZ
from cadre.diagnostics import Problem, as_text, failed, in_order
from cadre.files import write_atomically
from cadre.markdown import CadreExtension, Context, PageInfo
from cadre.markdown.panel import panel
from cadre.markdown.people import BLANK_PDF
from cadre.markdown.sheets import AIDE_MEMOIRE_PDF, CONSENT_PDF, principle_sections
from cadre.messages import catalogue
from cadre.paper import (
    AcknowledgementDetails,
    ConsentDetails,
    Principle,
    Summary,
    acknowledgements,
    aide_memoire,
    official_page,
    points,
    unprintable,
)
from cadre.people import Person
from cadre.reading import Project, figures_file, yaml_tree
from cadre.settings import Language, Settings

HELP: Final = "que-faire.md"
ACCESSIBILITY: Final = "accessibilite.md"
#: A component is a folder of overrides/components: its script and its style are named after it.
_COMPONENTS: Final = re.compile(r'data-module="(quiz|signer)"')


class _SheetDetails(TypedDict):
    """What `cadre.paper.SheetDetails` takes."""

    organisation: str
    document_title: str
    version_date: str
    version: str
    resolution: str
    code: str
    language: str
    created: datetime | None


@dataclass(frozen=True)
class Site:
    """A project read and checked once, and the extension that renders its pages."""

    project: Project
    problems: tuple[Problem, ...]

    @classmethod
    def read(cls, root: Path) -> Site:
        """Read and check a project; raises SettingsError when `mkdocs.yml` cannot be used."""
        project = reading.read(settings.load(root))
        return cls(project, in_order((*checks.run(project), *unprintable(project))))

    @property
    def settings(self) -> Settings:
        """The project's settings."""
        return self.project.settings

    @property
    def failed(self) -> bool:
        """Whether a problem must stop the build."""
        return failed(self.problems)

    def report(self) -> str:
        """Return every problem as text, in the official language; nothing when there is none."""
        if not self.problems:
            return ""
        return as_text(self.problems, catalogue(self.settings.official.code))

    @cached_property
    def extension(self) -> CadreExtension:
        """The Markdown extension, which renders page after page."""
        identity = self.settings.identity
        context = Context(
            policy=self.project.policy,
            bank=self.project.bank,
            versions=self.project.versions,
            identity=identity,
            texts={one.code: texts.load(self._words_of(one.code)) for one in self.settings.shipped},
            navigation=self.settings.navigation,
            site_url=self.settings.site_url,
            figures=figures_file.read(self.settings.root),
        )
        return CadreExtension(context)

    @cached_property
    def _stale(self) -> frozenset[str]:
        return frozenset(page.path for page in checks.stale(self.project))

    def open_page(self, source: str, url: str) -> None:
        """Tell the extension that the page `source` (`fr/cadre/loyaute.md`) comes next."""
        language, _, page = source.partition("/")
        official = self.project.pages.get((self.settings.official.code, page))
        self.extension.context.page = PageInfo(
            page=page,
            language=language,
            official=official is not None and official.official,
            root=_root(url),
            url=url,
        )

    def unreadable(self, file: Path) -> str | None:
        """Return what stands for a page that is not UTF-8, or nothing when the page can be read."""
        try:
            yaml_tree.read_text(file, file.name)
        except yaml_tree.YamlError:
            return f"# {file.name}\n"
        return None

    def panel(self, source: str) -> str:
        """Return the problems of a page, as HTML to put at its top; nothing when it has none."""
        path = f"docs/{source}"
        has_quiz = self._holds(source, QUIZ.name)
        mine = [
            problem
            for problem in self.problems
            if problem.place.path == path or (has_quiz and problem.place.path.startswith("quiz/"))
        ]
        errors = [problem for problem in mine if failed([problem])]
        language = source.partition("/")[0]
        words = self._words_of(language)
        return panel(errors, catalogue(words), texts.load(words)) if errors else ""

    def template_values(self, source: str, url: str, html: str) -> Mapping[str, object]:
        """Return what the templates need to know of a page."""
        self.open_page(source, url)
        context = self.extension.context
        words = context.words
        reproduces = context.page.official or self._holds(source, FULL_TEXT.name)
        return {
            "courtesy": words("policy.courtesy") and context.dated("policy.courtesy"),
            "source": reproduces and words("policy.source") and context.dated("policy.source"),
            "stale": f"docs/{source}" in self._stale
            and {
                "text": words("policy.stale"),
                "link": words("policy.stale-link"),
                "href": self._address(self.settings.official, context.page.page, url),
            },
            "footer": context.dated("policy.footer"),
            "organisation": self.settings.identity.organisation,
            "languages": [
                {
                    "code": language.code,
                    "name": language.name,
                    "href": self._address(language, context.page.page, url),
                }
                for language in self.settings.shipped
                if language.code != context.language
            ],
            "help": {
                "text": words("footer.help"),
                "label": words("footer.label"),
                "href": self._address(self._language(context.language), HELP, url),
            },
            "accessibility": (self.settings.official.code, ACCESSIBILITY) in self.project.pages
            and {
                "text": words("footer.accessibility"),
                "href": self._address(self._language(context.language), ACCESSIBILITY, url),
            },
            "components": sorted(set(_COMPONENTS.findall(html))),
            "root": _root(url),
        }

    def consent_page(self, created: datetime | None) -> bytes:
        """Return the consent page as PDF; raises LookupError when the policy has no line to sign."""
        text = self.project.policy.text(self.project.policy.official)
        section = text.signed_section()[0].id
        details = ConsentDetails(**self._sheet_details(created), section=section)
        return official_page(text, details, texts.load(text.language, "paper"))

    def aide_memoire(self, language: str, created: datetime | None) -> bytes:
        """Return the one-page summary of the principles as PDF, in one language."""
        about, text = self.settings.identity, self.project.policy.text(language)
        words = texts.load(self._words_of(language))
        home = self._address(self._language(language), "index.md", "").removeprefix("./")
        return aide_memoire(
            Summary(
                organisation=about.organisation,
                document_title=text.units[0].text if text.units else "",
                version_date=about.version,
                version=words.date(about.version),
                resolution=about.resolution,
                code=self.project.policy.code,
                language=language,
                created=created,
                principles=tuple(self._principles(language)),
                official_language=self.settings.official.code,
                colour=about.colour,
                address=self.settings.site_url and urljoin(self.settings.site_url, home),
            ),
            texts.load(self._words_of(language), "paper"),
        )

    def _principles(self, language: str) -> Iterator[Principle]:
        for section in principle_sections(self.extension.context):
            units = self.project.policy.text(language).page(section.page)
            page = self.project.pages.get((language, section.page))
            if units and page and (found := points(page)):
                yield Principle(units[0].text, found)

    def acknowledgements(self, people: Sequence[Person], created: datetime | None) -> bytes:
        """Return one acknowledgement of reading a person as PDF; the blank form when there is nobody."""
        purpose = self.settings.identity.acknowledgement_purpose
        details = AcknowledgementDetails(**self._sheet_details(created), purpose=purpose)
        return acknowledgements(people, details, texts.load(details.language, "paper"))

    def _sheet_details(self, created: datetime | None) -> _SheetDetails:
        policy, identity = self.project.policy, self.settings.identity
        return {
            "organisation": identity.organisation,
            "document_title": policy.text(policy.official).units[0].text,
            "version_date": identity.version,
            "version": self.extension.context.date(identity.version, policy.official),
            "resolution": identity.resolution,
            "code": policy.code,
            "language": policy.official,
            "created": created,
        }

    def write_files(self, folder: Path, created: datetime | None) -> None:
        """Write into the built site the files that no page makes, those that today's text allows."""
        words = {
            language.code: texts.load(self._words_of(language.code), "paper")
            for language in self.settings.shipped
        }
        look = identity.stylesheet(self.settings, words)
        write_atomically(folder / identity.STYLESHEET, look.encode())
        write_atomically(folder / identity.ICON, identity.icon(self.settings).encode())
        text = self.project.policy.text(self.project.policy.official)
        if self.failed or not text.units:
            return
        for language in self.settings.shipped:
            root = folder if language.default else folder / language.code
            write_atomically(root / AIDE_MEMOIRE_PDF, self.aide_memoire(language.code, created))
        write_atomically(folder / BLANK_PDF, self.acknowledgements((), created))
        if text.signed_section():
            write_atomically(folder / CONSENT_PDF, self.consent_page(created))

    @property
    def mark(self) -> str:
        """The municipality's mark, as SVG for the templates."""
        return identity.mark(self.settings)

    def _holds(self, source: str, block: str) -> bool:
        """Say whether a page holds a block of this name."""
        language, _, path = source.partition("/")
        page = self.project.pages.get((language, path))
        return page is not None and any(fence.name == block for fence in page.scan.fences)

    def _words_of(self, language: str) -> str:
        """Return the language of the interface in `language`: the official one while it has none."""
        has_words = all(texts.path(language, name).is_file() for name in ("ui", "messages"))
        return language if has_words else self.settings.official.code

    def _language(self, code: str) -> Language:
        return next(language for language in self.settings.languages if language.code == code)

    def _address(self, language: Language, page: str, url: str) -> str:
        """Return the way from the page at `url` to `page` in a language."""
        path = PurePosixPath(page).with_suffix("")
        address = "" if path.name == "index" and path.parent == PurePosixPath() else f"{path}/"
        if path.name == "index" and address:
            address = f"{path.parent}/"
        folder = "" if language.default else f"{language.code}/"
        return f"{_root(url)}/{folder}{address}"


def _root(url: str) -> str:
    """Return the way from the page at `url` (from the site's root) back to the site's root."""
    return "/".join([".."] * url.count("/")) or "."
