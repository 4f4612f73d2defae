"""The site as a whole: content, checks and rendering put together, for MkDocs' hooks and the commands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from cadre import checks, fidelity, identity, pictograms, reading, settings, texts, yaml_files
from cadre.blocks import BROWSER_STORAGE, FULL_TEXT, PRINCIPLES, QUIZ, STEPS
from cadre.diagnostics import Problem, as_text, failed
from cadre.documents import Documents, checking
from cadre.files import write_atomically
from cadre.frame import Frame, address, root_of
from cadre.markdown import CadreExtension, Context, PageInfo
from cadre.markdown.panel import panel
from cadre.markdown.progress import marks
from cadre.messages import catalogue, readable
from cadre.paper import unprintable
from cadre.people import Person
from cadre.places import stage
from cadre.publication import Publication
from cadre.reading import Project, path
from cadre.settings import Language, Settings

ACCESSIBILITY: Final = "accessibilite.md"

#: A component is a folder of overrides/components: its script and its style are named after it.
_COMPONENTS: Final = re.compile(r'data-module="(quiz|signer|sheet|kit)"')
#: A table of an author's own, beside the paragraphs; those of a component are in their frames.
_TABLE: Final = "\n<table>"


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
            texts={one.code: texts.load(self._words_of(one.code)) for one in self.settings.shipped},
            site_url=self.settings.site_url,
            figures=self.project.figures,
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
    def _pages(self) -> frozenset[str]:
        """The pages that every language has."""
        official = self.settings.official.code
        return frozenset(page for language, page in self.project.pages if language == official)

    @cached_property
    def _stale(self) -> frozenset[str]:
        return frozenset(page.path for page in checks.stale(self.project))

    @cached_property
    def _errors(self) -> tuple[Problem, ...]:
        """The problems that pages show, apart: each page looks through them, and warnings grow with the pages."""
        return tuple(problem for problem in self.problems if failed([problem]))

    @cached_property
    def _marks(self) -> dict[str, str]:
        return marks(self.extension.context)

    def open_page(self, source: str, url: str) -> None:
        """Tell the extension that the page `source` (`fr/cadre/loyaute.md`) comes next."""
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
        has_quiz = self._holds(source, QUIZ.name)
        mine = [
            problem
            for problem in self._errors
            if problem.place.path == path or (has_quiz and problem.place.path.startswith("quiz/"))
        ]
        language = source.partition("/")[0]
        words = self._words_of(language)
        return panel(mine, catalogue(words), texts.load(words)) if mine else ""

    def template_values(self, source: str, url: str, html: str) -> Mapping[str, object]:
        """Return what the templates need to know of a page."""
        self.open_page(source, url)
        context = self.extension.context
        words = context.words
        frame = Frame(
            self.settings, words, context.language, context.page.page, root_of(url), self._pages
        )
        drawing = self.project.pictograms.get(context.page.page)
        reproduces = context.page.official or self._holds(source, FULL_TEXT.name)
        return {
            "courtesy": words("policy.courtesy"),
            "source": reproduces and words("policy.source"),
            "uncompared": reproduces and not self._compared and words("policy.uncompared"),
            "stale": f"docs/{source}" in self._stale
            and {
                "text": words("policy.stale"),
                "link": words("policy.stale-link"),
                "href": address(root_of(url), self.settings.official, context.page.page),
            },
            "footer": context.dated("policy.footer"),
            "organisation": self.settings.identity.organisation,
            "accessibility": (self.settings.official.code, ACCESSIBILITY) in self.project.pages
            and {
                "text": words("footer.accessibility"),
                "href": address(root_of(url), self._language(context.language), ACCESSIBILITY),
            },
            "amended": words("way.amended"),
            "sideways": {"show": words("way.sideways"), "failed": words("way.sideways-failed")},
            "opened": self._marks.get(context.page.page, ""),
            "progress": self._holds(source, PRINCIPLES.name) or self._holds(source, STEPS.name),
            "reproduces": reproduces,
            "tabular": _TABLE in html,
            "components": sorted(set(_COMPONENTS.findall(html))),
            "way": frame.way(stage(self.project.policy, context.page.page), context.titles),
            "pictogram": pictograms.svg(drawing) if drawing else "",
            **self.publication.values,
            **frame.values(),
        }

    def missing_values(self, language: str) -> Mapping[str, object]:
        """Return what the templates need for the page that stands for one that does not exist."""
        words = texts.load(self._words_of(language))
        identity = self.settings.identity
        # Its addresses are absolute: nobody knows from where that page is shown.
        frame = Frame(
            self.settings, words, language, "index.md", self.settings.root_path, self._pages
        )
        date = words.date(identity.version)
        return {
            "footer": words("policy.footer", version=date, resolution=identity.resolution),
            "organisation": identity.organisation,
            "missing": frame.missing(),
            **self.publication.values,
            **frame.values(),
            "alternates": [],
        }

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
        self.documents.write(folder, created)
        words = {one.code: texts.load(self._words_of(one.code)) for one in self.settings.shipped}
        self.publication.write(folder, self.extension.context.entries, words)

    @property
    def mark(self) -> str:
        """The municipality's mark, as SVG for the templates."""
        return identity.mark(self.settings)

    @property
    def _compared(self) -> bool:
        """Say whether somebody has compared today's text with the signed original."""
        versions = self.project.versions
        return bool(versions and versions[-1].compared)

    def _holds(self, source: str, block: str) -> bool:
        """Say whether a page holds a block of this name."""
        language, _, path = source.partition("/")
        page = self.project.pages.get((language, path))
        return page is not None and any(fence.name == block for fence in page.scan.fences)

    def _holder(self, block: str) -> str:
        """Return the page that holds a block of this name, or nothing."""
        official = self.settings.official.code
        pages = (page for language, page in self.project.pages if language == official)
        return next((page for page in pages if self._holds(f"{official}/{page}", block)), "")

    def _language(self, code: str) -> Language:
        return next(language for language in self.settings.languages if language.code == code)

    def _words_of(self, language: str) -> str:
        """Return the language of the interface in `language`: the official one while it has none."""
        return texts.spoken(language, self.settings.official.code)
