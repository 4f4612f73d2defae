"""The site as a whole: content, checks and rendering put together, for MkDocs' hooks and the commands."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypedDict

from cadre import checks, output, reading, search, settings, texts
from cadre.blocks import FULL_TEXT, QUIZ
from cadre.diagnostics import Place, Problem, as_text, failed, in_order
from cadre.files import write_atomically
from cadre.frame import FULL_TEXT as WHOLE
from cadre.frame import HELP, Frame, address, inside, root_of, search_words
from cadre.markdown import CadreExtension, Context, PageInfo
from cadre.markdown.panel import panel
from cadre.markdown.people import BLANK_PDF
from cadre.markdown.sheets import CONSENT_PDF
from cadre.messages import catalogue
from cadre.output import security, styles
from cadre.paper import (
    AcknowledgementDetails,
    ConsentDetails,
    acknowledgements,
    first_unprintable,
    official_page,
)
from cadre.people import Person
from cadre.policy import normalise
from cadre.reading import Page, Project, yaml_tree
from cadre.settings import FILE, Language, Settings

#: Our templates, scripts and style sheets, beside the package.
OVERRIDES: Final = Path(__file__).parents[2] / "overrides"
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
    serving: bool = False
    _missing: dict[str, str] = field(default_factory=dict, compare=False)
    _names: styles.Names = field(default_factory=styles.Names, compare=False)
    _sheets: list[str] = field(default_factory=list, compare=False)

    @classmethod
    def read(cls, root: Path, *, serving: bool = False) -> Site:
        """Read and check a project; raises SettingsError when `mkdocs.yml` cannot be used."""
        project = reading.read(settings.load(root))
        return cls(project, in_order((*checks.run(project), *_unprintable(project))), serving)

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
            root=root_of(url),
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
                "href": address(root_of(url), self.settings.official, context.page.page),
            },
            "footer": context.dated("policy.footer"),
            "organisation": self.settings.identity.organisation,
            "components": sorted(set(_COMPONENTS.findall(html))),
            "root": root_of(url),
            **self._common_values,
            **Frame(
                self.settings, words, context.language, context.page.page, root_of(url)
            ).values(),
        }

    def missing_values(self, language: str, root: str) -> Mapping[str, object]:
        """Return what the templates need for the page that stands for one that does not exist.

        `root` is absolute: nobody knows from where that page is shown.
        """
        words = texts.load(self._words_of(language))
        identity = self.settings.identity
        frame = Frame(self.settings, words, language, "index.md", root)
        date = words.date(identity.version)
        return {
            "footer": words("policy.footer", version=date, resolution=identity.resolution),
            "organisation": identity.organisation,
            "missing": frame.missing(),
            **self._common_values,
            **frame.values(),
            "alternates": [],
        }

    @cached_property
    def _common_values(self) -> Mapping[str, str]:
        """What every built page has: its Content-Security-Policy, and the one style sheet.

        The live site has neither: it adds a script that the policy would refuse, and shows each change.
        """
        if self.serving:
            return {"csp": "", "sheet": ""}
        return {"csp": security.policy(), "sheet": self._sheet}

    @cached_property
    def _sheet(self) -> str:
        """The common sheet's name, known before its content: it changes with whatever makes the content."""
        pages = self.project.pages
        stamp = hashlib.sha256("".join(pages[key].body for key in sorted(pages)).encode())
        for file in sorted((*OVERRIDES.rglob("*.*"), *self.settings.root.glob("quiz/*.yml"))):
            stamp.update(file.read_bytes())
        for name in (*self._sheets, styles.PRINT):
            file = self.settings.root / "docs" / name
            stamp.update(file.read_bytes() if file.is_file() else b"")
        stamp.update(version("mkdocs-material").encode())
        return f"assets/stylesheets/cadre.{stamp.hexdigest()[:8]}.css"

    def take_sheets(self, sheets: Iterable[str]) -> list[str]:
        """Take the municipality's sheets that join the common one; return those that stay apart."""
        stay = []
        for name in sheets:
            file = self.settings.root / "docs" / name
            if self.serving or not file.is_file() or not styles.mergeable(file.read_text("utf-8")):
                stay.append(name)
            else:
                self._sheets.append(name)
        return stay

    def finish_page(self, html: str) -> str:
        """Return a page as it is written, once what it uses of the style sheets is noted."""
        if self.serving:
            return html
        self._names.see(html)
        return styles.tidy(html)

    def keep_missing(self, language: str, html: str) -> None:
        """Remember the page of `language` that stands for one that does not exist."""
        self._missing[language] = self.finish_page(html)

    def consent_page(self, created: datetime | None) -> bytes:
        """Return the consent page as PDF; raises LookupError when the policy has no line to sign."""
        text = self.project.policy.text(self.project.policy.official)
        section = text.signed_section()[0].id
        details = ConsentDetails(**self._sheet_details(created), section=section)
        return official_page(text, details, texts.load(text.language, "paper"))

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
        text = self.project.policy.text(self.project.policy.official)
        if self.failed or not text.units:
            return
        write_atomically(folder / BLANK_PDF, self.acknowledgements((), created))
        if text.signed_section():
            write_atomically(folder / CONSENT_PDF, self.consent_page(created))
        for language in self.settings.shipped:
            root = folder if language.default else folder / language.code
            write_atomically(root / search.INDEX, self.search_index(language))
            if language.code in self._missing:
                write_atomically(root / "404.html", self._missing[language.code].encode())
        if not self.settings.site_url:
            for name in (
                "sitemap.xml",
                "sitemap.xml.gz",
            ):  # of relative addresses, which are not valid
                (folder / name).unlink(missing_ok=True)
        if not self.serving:
            output.finish(folder, self._sheets, self._names, self._sheet)

    def search_index(self, language: Language) -> bytes:
        """Return the search index of a language, once its pages are rendered."""
        harvest = self.extension.context.entries
        pages = {
            inside(page.page): harvest[page.language, page.page]
            for page in self._in_order(language.code)
            if (page.language, page.page) in harvest
        }
        lexicon = next(one for one in self.project.lexicons if one.language == language.code)
        words = texts.load(self._words_of(language.code))
        ways = {
            inside(name): title
            for name, title in (
                (WHOLE, words("policy.full-text")),
                (HELP, words("footer.help")),
            )
            if (language.code, name) in self.project.pages
        }
        return search.index(language.code, pages, lexicon, search_words(words), ways)

    def _in_order(self, language: str) -> Iterator[Page]:
        """Yield the pages that are searched: the policy's first, in their order, then the others."""
        ranks = {section.page: rank for rank, section in enumerate(self.settings.navigation)}
        pages = [page for page in self.project.pages.values() if page.language == language]
        for page in sorted(pages, key=lambda one: (ranks.get(one.page, len(ranks)), one.page)):
            if page.page in ranks and not page.excluded:
                yield page

    def _holds(self, source: str, block: str) -> bool:
        """Say whether a page holds a block of this name."""
        language, _, path = source.partition("/")
        page = self.project.pages.get((language, path))
        return page is not None and any(fence.name == block for fence in page.scan.fences)

    def _words_of(self, language: str) -> str:
        """Return the language of the interface in `language`: the official one while it has none."""
        has_words = all(texts.path(language, name).is_file() for name in ("ui", "messages"))
        return language if has_words else self.settings.official.code


def _unprintable(project: Project) -> Iterator[Problem]:
    """Yield each text of the sheets that holds a letter which our fonts cannot print."""
    text = project.policy.text(project.policy.official)
    for unit in dict.fromkeys((*text.units[:1], *text.signed_section())):
        if character := first_unprintable(normalise(unit.text)):
            place = Place(f"docs/{text.language}/{unit.page}", unit.line, unit.column)
            code = f"U+{ord(character):04X}"
            yield Problem.at(place, "character-without-font", character=code, unit=unit.id)
    for name in ("organisation", "resolution", "acknowledgement_purpose"):
        value = normalise(getattr(project.settings.identity, name))
        if character := first_unprintable(value):
            code = f"U+{ord(character):04X}"
            yield Problem.at(Place(FILE), "settings-character", character=code, field=name)
