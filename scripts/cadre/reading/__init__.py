"""Files → data: the whole project in one read, with every problem met on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from cadre import texts
from cadre.disk.files import below
from cadre.drawings import pictograms
from cadre.model.bank import Bank
from cadre.model.blocks import AT_A_GLANCE
from cadre.model.diagnostics import Problem
from cadre.model.figures import Figures
from cadre.model.lexicon import Term
from cadre.model.policy import Policy
from cadre.model.search import Lexicon
from cadre.model.versions import Version
from cadre.reading import (
    bank_files,
    exemption_file,
    figures_file,
    pages,
    policy_text,
    term_page,
    version_file,
    word_file,
)
from cadre.reading.bank_files import BankFile
from cadre.reading.exemption_file import PlacedExemption
from cadre.reading.pages import Page
from cadre.reading.settings import Settings
from cadre.texts import Texts, phrases
from cadre.texts.phrases import Speech

__all__ = ["BankFile", "Page", "Project", "read"]


@dataclass(frozen=True)
class Project:
    """Everything that the texts and data files of a project hold.

    `pages` is by language and path; `problems` are those met while reading. Of several policies, `parts` are the
    projects, by folder, and `around` is what each of them stands in: the site, with the pages that are no policy's.
    """

    settings: Settings
    pages: Mapping[tuple[str, str], Page]
    policy: Policy
    bank_files: tuple[BankFile, ...]
    bank: Bank
    versions: tuple[Version, ...]
    exemptions: tuple[PlacedExemption, ...]
    problems: tuple[Problem, ...]
    lexicons: tuple[Lexicon, ...] = ()
    figures: Figures | None = None
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    parts: Mapping[str, Project] = field(default_factory=dict)
    around: Project | None = None

    @property
    def site(self) -> Project:
        """The project of the whole site, of which this one may be a part."""
        return self.around or self

    @cached_property
    def known(self) -> frozenset[str]:
        """The pages of the official language to which a page may lead: its policy's, and the site's own."""
        official = self.settings.official.code
        found = (self.pages, self.around.pages if self.around else {})
        return frozenset(
            page for pages in found for language, page in pages if language == official
        )

    def policy_of(self, argument: str) -> tuple[Project, str]:
        """Return whose unit an argument names, and the unit: `telephone/objet-1` is one of another policy."""
        folder, _, unit = argument.rpartition("/")
        return (self.parts[folder], unit) if folder in self.parts else (self, argument)

    @property
    def pictograms(self) -> Mapping[str, str]:
        """The drawing that each page of the official language names and that exists, by page."""
        official = self.settings.official.code
        return {
            page.page: name
            for (language, _), page in self.pages.items()
            if language == official and (name := page.option("pictogram")) in pictograms.names()
        }

    def speech(self, language: str) -> Speech:
        """Return how the adopted document is named in a language."""
        return self.settings.speech(language, self._cases)

    @property
    def name(self) -> str:
        """What tells this site from another: who adopted the text, and its title."""
        title = self.policy.title(self.policy.official)
        return ", ".join(filter(None, (self.settings.identity.organisation, title)))

    @property
    def examined(self) -> Figures | None:
        """The figures of the last examination, when it was this site that was examined."""
        return self.figures if self.figures and self.figures.site == self.site.name else None

    @cached_property
    def _cases(self) -> frozenset[str]:
        """What is true of the project, in which the software's texts say more."""
        declared = self.settings.identity.document.individual_signature
        cases = {
            phrases.UNSIGNED: declared == "false" or (declared == "" and not self.policy.signed),
            phrases.QUIZ: bool(self.bank.all()),
            phrases.SHORT: bool(self.holds(AT_A_GLANCE.name)),
        }
        return frozenset(case for case, true in cases.items() if true)

    def holds(self, block: str) -> str:
        """Return a page of the official language that holds a block of this name, or nothing."""
        official = self.settings.official.code
        return next(
            (
                page
                for (language, page), read in self.pages.items()
                if language == official and any(fence.name == block for fence in read.scan.fences)
            ),
            "",
        )

    def words(self, language: str, name: str = "ui") -> Texts:
        """Return a set of the software's texts in a language, about the document that was adopted.

        They are in the official language where the software has none in that one.
        """
        spoken = texts.spoken(language, self.policy.official)
        return texts.load(spoken, name).about(self.speech(spoken).phrases())


def read(settings: Settings) -> Project:
    """Read the pages of every shipped language, the bank and the versions; those of each of several policies."""
    site = _read(settings)
    parts = {one.folder: replace(_read(one), around=site) for one in settings.policies}
    return replace(site, parts=parts) if parts else site


def _read(settings: Settings) -> Project:
    problems: list[Problem] = []
    found: dict[tuple[str, str], Page] = {}
    for item in _pages(settings):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            found[item.language, item.page] = item
    found |= _translations(settings.official.code, found)
    policy = policy_text.policy(settings, found)
    bank = settings.quiz
    files = bank_files.read_all(settings.root / bank, bank)
    figures, figure_problems = figures_file.read(settings.root)
    versions, version_problems = version_file.read(settings)
    exemptions, exemption_problems = exemption_file.read(settings)
    lexicons = []
    for language in settings.shipped:
        name = f"docs/{language.code}/{settings.inside(word_file.FILE)}"
        lexicon, trouble = word_file.read(settings.root / name, language.code, name)
        lexicons.append(lexicon)
        problems.extend(trouble)
    titles = [unit.id for unit in policy.text(policy.official).units if unit.level]
    return Project(
        settings=settings,
        pages=found,
        policy=policy,
        bank_files=files,
        bank=bank_files.bank(files, titles),
        versions=versions,
        exemptions=exemptions,
        figures=figures,
        problems=(
            *settings.problems,
            *problems,
            *(problem for file in files for problem in file.problems),
            *version_problems,
            *exemption_problems,
            *figure_problems,
        ),
        lexicons=tuple(lexicons),
        terms={
            one.code: term_page.terms(found, one.code, settings.identity.names.pages.glossary)
            for one in settings.shipped
        },
    )


def _pages(settings: Settings) -> Iterator[Page | Problem]:
    """Yield the pages of a project, and why others cannot be read: not those of the policies that it holds."""
    theirs = tuple(f"{one.folder}/" for one in settings.policies)
    for language in settings.shipped:
        folder = settings.root / "docs" / language.code
        for file in below(folder / settings.folder, "*.md"):
            page = file.relative_to(folder).as_posix()
            if not page.startswith(theirs):
                yield pages.read_or_why(file, language.code, page, f"docs/{language.code}/{page}")


def _translations(
    official: str, found: Mapping[tuple[str, str], Page]
) -> dict[tuple[str, str], Page]:
    """Return the translations of the policy's text that do not say so themselves, read as such."""
    return {
        (language, name): pages.as_adopted(page)
        for (language, name), page in found.items()
        if (original := found.get((official, name))) and original.official and not page.official
    }


def root_of(start: Path) -> Path:
    """Return the folder that holds `mkdocs.yml`, from `start` upwards; `start` when there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    return start
