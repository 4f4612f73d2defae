"""The site as a whole: content, checks and rendering put together, for MkDocs' hooks and the commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from cadre import checks, fidelity, reading, texts
from cadre.disk.files import write_atomically
from cadre.markdown import CadreExtension, Context, PageInfo
from cadre.markdown.addresses import root_of
from cadre.markdown.panel import panel
from cadre.model.blocks import BROWSER_STORAGE, QUIZ
from cadre.model.diagnostics import Problem, as_text, failed
from cadre.model.people import Person
from cadre.paper import unprintable
from cadre.paper.documents import Documents, checking
from cadre.publishing import identity
from cadre.publishing.page_facts import PageFacts, holds
from cadre.publishing.publication import Publication
from cadre.reading import Project, path, settings, yaml_files
from cadre.reading.settings import Language, Settings
from cadre.texts.catalogues import catalogue, readable


@dataclass(frozen=True)
class Site:
    """A project read and checked once, and the extension that renders its pages."""

    project: Project
    problems: tuple[Problem, ...]
    serving: bool = False

    @classmethod
    def read(cls, root: Path, *, serving: bool = False) -> Site:
        """Read and check a project; raises SettingsError when `mkdocs.yml` cannot be used."""
        project = reading.read(settings.load(root))
        found = (*checks.run(project), *unprintable(project))
        draft = cls(project, found, serving)
        found += fidelity.differences(project, draft.extension.context, found)
        return cls(project, checks.settled(project, found), serving)

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
    def extension(self) -> CadreExtension:
        """The Markdown extension, which renders page after page."""
        identity = self.settings.identity
        context = Context(
            policy=self.project.policy,
            bank=self.project.bank,
            versions=self.project.versions,
            identity=identity,
            texts={one.code: self.project.words(one.code) for one in self.settings.shipped},
            page=PageInfo("index.md", self.settings.official.code),
            site_url=self.settings.site_url,
            figures=self.project.examined,
            storage_page=self._holder(BROWSER_STORAGE.name),
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
        )
        return CadreExtension(context)

    @cached_property
    def _errors(self) -> tuple[Problem, ...]:
        """The problems that pages show, apart: each page looks through them, and warnings grow with the pages."""
        return tuple(problem for problem in self.problems if failed([problem]))

    def open_page(self, source: str, url: str) -> None:
        """Tell the extension that the page `source` (`fr/texte/courtoisie.md`) comes next."""
        language, _, page = source.partition("/")
        official = self.project.pages.get((self.settings.official.code, page))
        self.extension.context.page = PageInfo(
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
            self.publication.lost += fidelity.finished(self.project, language, page, html)
        return self.publication.finish_page(html)

    def lost(self) -> str:
        """Return as text, once every page is made, what a plugin or a template took from the policy."""
        lost = list(self.publication.lost)
        if not self.failed:
            lost += fidelity.indexed(self.project, self.extension.context.entries)
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
        path = f"docs/{source}"
        has_quiz = holds(self.project, source, QUIZ.name)
        mine = [
            problem
            for problem in self._errors
            if problem.place.path == path or (has_quiz and problem.place.path.startswith("quiz/"))
        ]
        language = source.partition("/")[0]
        words = self._words_of(language)
        return panel(mine, catalogue(words), self.project.words(language)) if mine else ""

    @cached_property
    def facts(self) -> PageFacts:
        """What the templates need to know of the pages."""
        return PageFacts(self.project, self.extension.context)

    def template_values(self, source: str, url: str, html: str) -> Mapping[str, object]:
        """Return what the templates need to know of a page."""
        self.open_page(source, url)
        return {**self.publication.values, **self.facts.of_page(source, html)}

    def missing_values(self, language: str) -> Mapping[str, object]:
        """Return what the templates need for the page that stands for one that does not exist."""
        return {**self.publication.values, **self.facts.of_no_page(language)}

    @cached_property
    def documents(self) -> Documents:
        """The project's sheets to print."""
        return Documents(self.project, self.extension.context)

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
        text = self.project.policy.text(self.project.policy.official)
        if self.failed or not text.units:
            return
        self.documents.write(folder, created)
        words = {one.code: self.project.words(one.code) for one in self.settings.shipped}
        self.publication.write(folder, self.extension.context.entries, words)

    @property
    def mark(self) -> str:
        """The municipality's mark, as SVG for the templates."""
        return identity.mark(self.settings)

    def _holder(self, block: str) -> str:
        """Return the page that holds a block of this name, or nothing."""
        official = self.settings.official.code
        pages = (page for language, page in self.project.pages if language == official)
        return next(
            (page for page in pages if holds(self.project, f"{official}/{page}", block)), ""
        )

    def _language(self, code: str) -> Language:
        return next(language for language in self.settings.languages if language.code == code)

    def _words_of(self, language: str) -> str:
        """Return the language of the interface in `language`: the official one while it has none."""
        return texts.spoken(language, self.settings.official.code)
