"""The site as a whole: content, checks and rendering put together, for MkDocs' hooks and the commands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Final, TypedDict

from cadre import checks, reading, settings, texts
from cadre.blocks import FULL_TEXT, QUIZ
from cadre.diagnostics import Place, Problem, as_text, failed, in_order
from cadre.files import write_atomically
from cadre.frame import Frame, address, root_of
from cadre.markdown import CadreExtension, Context, PageInfo
from cadre.markdown.panel import panel
from cadre.markdown.people import BLANK_PDF
from cadre.markdown.sheets import CONSENT_PDF
from cadre.messages import catalogue
from cadre.paper import (
    AcknowledgementDetails,
    ConsentDetails,
    acknowledgements,
    first_unprintable,
    official_page,
)
from cadre.people import Person
from cadre.policy import normalise
from cadre.publication import Publication
from cadre.reading import Project, yaml_tree
from cadre.settings import FILE, Settings

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
    def publication(self) -> Publication:
        """What is written once the pages are, and what each page needs of it."""
        return Publication(self.project, self.serving)

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
            **self.publication.values,
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
            **self.publication.values,
            **frame.values(),
            "alternates": [],
        }

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
        words = {one.code: texts.load(self._words_of(one.code)) for one in self.settings.shipped}
        self.publication.write(folder, self.extension.context.entries, words)

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
