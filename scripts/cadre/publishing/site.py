"""The site as a whole: content, checks and rendering put together, for MkDocs' hooks and the commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from markdown import Extension

from cadre import checks, fidelity, reading, texts
from cadre.disk.files import write_atomically
from cadre.markdown import CadreExtension, Context, PageInfo
from cadre.markdown.addresses import root_of
from cadre.markdown.panel import panel
from cadre.model.blocks import BROWSER_STORAGE, QUIZ
from cadre.model.diagnostics import Problem, as_text, failed, in_order
from cadre.model.people import Person
from cadre.paper import unprintable
from cadre.paper.documents import Documents, checking
from cadre.publishing import identity, several
from cadre.publishing.page_facts import PageFacts, holds
from cadre.publishing.publication import Publication
from cadre.publishing.search_index import search_index
from cadre.reading import Page, Project, path, settings, yaml_files
from cadre.reading.settings import Language, Settings
from cadre.texts.catalogues import catalogue, readable


@dataclass(frozen=True)
class Site:
    """A project read and checked once, and the extension that renders its pages.

    Of several policies, `parts` are the site of each, by folder: what one of them has, its pages, its sheets, its
    code, is asked of it. What is one for them all, the search, the style sheet, is asked of the whole.
    """

    project: Project
    problems: tuple[Problem, ...]
    serving: bool = False
    parts: Mapping[str, Site] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Path, *, serving: bool = False) -> Site:
        """Read and check a project; raises SettingsError when `mkdocs.yml` cannot be used."""
        project = reading.read(settings.load(root))
        parts = {folder: cls._checked(part, serving, {}) for folder, part in project.parts.items()}
        return cls._checked(project, serving, parts)

    @classmethod
    def _checked(cls, project: Project, serving: bool, parts: Mapping[str, Site]) -> Site:
        found = (*checks.run(project), *unprintable(project))
        draft = cls(project, found, serving, parts)
        found += fidelity.differences(project, draft.context, found)
        theirs = (problem for part in parts.values() for problem in part.problems)
        problems = in_order((*checks.settled(project, found), *theirs))
        return cls(project, problems, serving, parts)

    def part(self, source: str) -> Site:
        """Return the site of the policy that holds a page (`fr/telephone/index.md`); the whole, when none does."""
        folder = source.partition("/")[2].partition("/")[0]
        return self.parts.get(folder, self)

    @property
    def pages(self) -> Mapping[tuple[str, str], Page]:
        """Every page, by language and path."""
        found = dict(self.project.pages)
        for part in self.parts.values():
            found |= part.project.pages
        return found

    @property
    def settings(self) -> Settings:
        """The project's settings."""
        return self.project.settings

    @property
    def failed(self) -> bool:
        """Whether a problem must stop the build."""
        return failed(self.problems)

    @property
    def mistakes(self) -> tuple[Problem, ...]:
        """The errors in the official text, for which it has no version code to give."""
        return checks.mistakes(self.project, self.problems)

    def report(self, language: str = "") -> str:
        """Return as text, in a language or the official one, what a build prints; nothing when all is well.

        A warning on `mkdocs.yml` is about publication: `check` gives it, a build says nothing of it.
        """
        told = [one for one in self.problems if failed([one]) or one.place.path != settings.FILE]
        return as_text(told, readable(language or self.settings.official.code)) if told else ""

    @cached_property
    def publication(self) -> Publication:
        """What is written once the pages are, and what each page needs of it."""
        return Publication(self.project, self.serving, generated=(identity.STYLESHEET,))

    @cached_property
    def extension(self) -> Extension:
        """The Markdown extension, which renders page after page: of several policies, that of the one it is of."""
        return several.OfPage(self.made) if self.parts else self.made

    @cached_property
    def made(self) -> CadreExtension:
        """The extension of the pages that this site holds itself."""
        return CadreExtension(self.context)

    @cached_property
    def context(self) -> Context:
        """What the pages of the policy are rendered from."""
        identity, site = self.settings.identity, self.project.site.settings
        return Context(
            policy=self.project.policy,
            bank=self.project.bank,
            versions=self.project.versions,
            identity=identity,
            texts={one.code: self.project.words(one.code) for one in self.settings.shipped},
            page=PageInfo("index.md", self.settings.official.code),
            site_url=self.settings.site_url,
            figures=self.project.examined,
            storage_page=self.project.holds(BROWSER_STORAGE.name)
            or self.project.site.holds(BROWSER_STORAGE.name),
            checking=checking(self.project),
            terms=self.project.terms,
            pictograms=self.project.pictograms,
            essentials={
                one.code: path.essentials(self.project.pages, self.project.policy, one.code)
                for one in self.settings.shipped
            },
            path_words={
                one.code: path.words(
                    self.project.pages, self.project.policy, self.project.bank, one.code
                )
                for one in self.settings.shipped
            },
            home=self.settings.home,
            stores=tuple(one.identity.names.storage for one in (site, *site.policies))
            if site.policies
            else (),
            parts={folder: part.context for folder, part in self.parts.items()},
        )

    @cached_property
    def _errors(self) -> tuple[Problem, ...]:
        """The problems that pages show, apart: each page looks through them, and warnings grow with the pages."""
        return tuple(problem for problem in self.problems if failed([problem]))

    def open_page(self, source: str, url: str) -> None:
        """Tell the extension that the page `source` (`fr/texte/courtoisie.md`) comes next."""
        if (part := self.part(source)) is not self:
            part.open_page(source, url)
        if isinstance(self.extension, several.OfPage):
            self.extension.current = part.made
        language, _, page = source.partition("/")
        official = self.project.pages.get((self.settings.official.code, page))
        self.context.page = PageInfo(
            page=page,
            language=language,
            official=official is not None and official.official,
            root=root_of(url),
            url=url,
        )

    def finish_page(self, source: str, html: str) -> str:
        """Return a page as it is written, once its units are compared with what was read from its file."""
        language, _, page = source.partition("/")
        if not self.failed:
            project = self.part(source).project
            self.publication.lost += fidelity.finished(project, language, page, html)
        return self.publication.finish_page(html)

    def lost(self) -> str:
        """Return as text, once every page is made, what a plugin or a template took from the policy."""
        lost = list(self.publication.lost)
        if not self.failed:
            for one in (self, *self.parts.values()):
                lost += fidelity.indexed(one.project, one.context.entries)
        return as_text(lost, catalogue(self.settings.official.code)) if lost else ""

    def unreadable(self, file: Path) -> str | None:
        """Return what stands for a page that is not UTF-8, or nothing when the page can be read."""
        try:
            yaml_files.read_text(file, file.name)
        except yaml_files.YamlError:
            return f"# {file.name}\n"
        return None

    def panel(self, source: str) -> str:
        """Return the problems of a page, as HTML to put at its top; nothing when it has none."""
        if (part := self.part(source)) is not self:
            return part.panel(source)
        path = f"docs/{source}"
        has_quiz = holds(self.project, source, QUIZ.name)
        mine = [
            problem
            for problem in self._errors
            if problem.place.path == path
            or (has_quiz and problem.place.path.startswith(f"{self.settings.quiz}/"))
        ]
        language = source.partition("/")[0]
        words = self._words_of(language)
        return panel(mine, catalogue(words), self.project.words(language)) if mine else ""

    @cached_property
    def facts(self) -> PageFacts:
        """What the templates need to know of the pages."""
        return PageFacts(self.project, self.context)

    def template_values(self, source: str, url: str, html: str) -> Mapping[str, object]:
        """Return what the templates need to know of a page."""
        self.open_page(source, url)
        return {**self.publication.values, **self.part(source).facts.of_page(source, html)}

    def missing_values(self, language: str) -> Mapping[str, object]:
        """Return what the templates need for the page that stands for one that does not exist."""
        return {**self.publication.values, **self.facts.of_no_page(language)}

    @cached_property
    def documents(self) -> Documents:
        """The project's sheets to print."""
        return Documents(self.project, self.context)

    def consent_page(self, created: datetime | None) -> bytes:
        """Return the consent page as PDF; raises LookupError when the policy has no line to sign."""
        return self.documents.consent_page(created)

    def aide_memoire(self, language: str, created: datetime | None) -> bytes:
        """Return the one-page summary of the principles as PDF, in one language."""
        return self.documents.aide_memoire(self._language(language), created)

    def acknowledgements(
        self, people: Sequence[Person], created: datetime | None, *, divided: bool = False
    ) -> bytes:
        """Return one acknowledgement of reading a person as PDF; the blank form when there is nobody."""
        return self.documents.acknowledgements(people, created, divided=divided)

    def write_files(self, folder: Path, created: datetime | None) -> None:
        """Write into the built site the files that no page makes, those that today's text allows."""
        words = {one.code: self.project.words(one.code, "paper") for one in self.settings.shipped}
        look = identity.stylesheet(self.settings, words)
        write_atomically(folder / identity.STYLESHEET, look.encode())
        write_atomically(folder / identity.ICON, identity.icon(self.settings).encode())
        held = [one for one in self.parts.values() or (self,) if one.has_text]
        if self.failed or not held:
            return
        for one in held:
            one.documents.write(folder, created)
        self.publication.write(folder, self.index)

    @property
    def has_text(self) -> bool:
        """Whether there is a policy to publish."""
        return bool(self.project.policy.text(self.project.policy.official).units)

    def index(self, language: Language) -> bytes:
        """Return the index of the search of a language, once its pages are made."""
        if self.parts:
            return several.search_index(self.project, self.context.parts, self.context, language)
        words = self.project.words(language.code)
        return search_index(self.project, language, self.context.entries, words)

    @property
    def mark(self) -> str:
        """The municipality's mark, as SVG for the templates."""
        return identity.mark(self.settings)

    def _language(self, code: str) -> Language:
        return next(language for language in self.settings.languages if language.code == code)

    def _words_of(self, language: str) -> str:
        """Return the language of the interface in `language`: the official one while it has none."""
        return texts.spoken(language, self.settings.official.code)
