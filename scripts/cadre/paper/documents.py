"""The project's sheets to print, as PDF: what `cadre.paper` draws, filled in from the project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from cadre.disk.files import write_atomically
from cadre.markdown import Context, staff
from cadre.markdown.addresses import address
from cadre.markdown.sheets import form_pdf
from cadre.model.blocks import CODE_CHECK
from cadre.model.people import Person
from cadre.paper import (
    AcknowledgementDetails,
    Announcement,
    ConsentDetails,
    Principle,
    SheetDetails,
    Summary,
    acknowledgements,
    aide_memoire,
    attendance,
    memo,
    official_page,
    poster,
)
from cadre.reading import Project
from cadre.reading.path import points
from cadre.reading.settings import Language
from cadre.texts import Texts


@dataclass(frozen=True)
class Documents:
    """The sheets of one project."""

    project: Project
    context: Context

    def write(self, folder: Path, created: datetime | None) -> None:
        """Write into the built site the sheets that today's text allows."""
        files = self.project.settings.identity.names.files
        for language in self.project.settings.shipped if self.project.policy.principles else ():
            root = folder if language.default else folder / language.code
            made = self.aide_memoire(language, created)
            write_atomically(root / files.built("aide_memoire"), made)
        write_atomically(
            folder / files.built("acknowledgement"), self.acknowledgements((), created)
        )
        write_atomically(folder / files.built("memo"), self.memo(created))
        write_atomically(folder / files.built("poster"), self.poster(created))
        write_atomically(folder / files.built("meeting"), self.attendance((), created))
        if self.project.policy.signed:
            write_atomically(folder / files.built("consent"), self.consent_page(created))
        for form in self.project.policy.forms:
            if units := self.project.policy.text(self.project.policy.official).page(form.page):
                write_atomically(
                    folder / form_pdf(form.page, files), self.form(units[0].id, created)
                )

    def consent_page(self, created: datetime | None) -> bytes:
        """Return the consent page; raises LookupError when the policy has no line to sign."""
        text = self.project.policy.text(self.project.policy.official)
        section = self.project.policy.signed[0].id
        details = ConsentDetails(**self._details(text.language, created), section=section)
        return official_page(text, details, self._words)

    def form(self, title: str, created: datetime | None) -> bytes:
        """Return another form of the policy, by the id of its title."""
        text = self.project.policy.text(self.project.policy.official)
        details = ConsentDetails(**self._details(text.language, created), section=title, form=True)
        return official_page(text, details, self._words)

    def acknowledgements(
        self, people: Sequence[Person], created: datetime | None, *, divided: bool = False
    ) -> bytes:
        """Return one acknowledgement of reading a person; the blank form when there is nobody."""
        details = AcknowledgementDetails(
            **self._details(self.project.policy.official, created),
            purpose=self.project.settings.identity.acknowledgement_purpose,
            checking=checking(self.project),
        )
        return acknowledgements(people, details, self._words, divided=divided)

    def attendance(
        self, people: Sequence[Person], created: datetime | None, *, divided: bool = False
    ) -> bytes:
        """Return the sheet of those present at a meeting; blank rows when there is nobody."""
        details = SheetDetails(**self._details(self.project.policy.official, created))
        return attendance(people, details, self._words, divided=divided)

    def memo(self, created: datetime | None) -> bytes:
        """Return the covering memo, in the official language."""
        return memo(self._announcement(created), self._words)

    def poster(self, created: datetime | None) -> bytes:
        """Return the poster, in the official language."""
        return poster(self._announcement(created), self._words)

    def reminder(self) -> tuple[str, ...]:
        """Return the paragraphs to send to those whose acknowledgement is not on file, in the official language."""
        return staff.reminder(self.context)

    def aide_memoire(self, language: Language, created: datetime | None) -> bytes:
        """Return the one-page summary of the principles in one language."""
        settings, official = self.project.settings, self.project.policy.official
        summary = Summary(
            **self._details(language.code, created),
            principles=tuple(self._principles(language.code)),
            official_language=official,
            colour=settings.identity.colour,
            address=_address(self.project, language, settings.home),
        )
        return aide_memoire(summary, self.project.words(language.code, "paper"))

    def _announcement(self, created: datetime | None) -> Announcement:
        settings = self.project.settings
        return Announcement(
            **self._details(self.project.policy.official, created),
            colour=settings.identity.colour,
            site=_address(self.project, settings.official, settings.home),
            phone=settings.identity.phone,
            office=settings.identity.address,
            quiz=bool(self.project.bank.all()),
        )

    @property
    def _words(self) -> Texts:
        """What sheets to hand out say: they are in the official language."""
        return self.project.words(self.project.policy.official, "paper")

    def _principles(self, language: str) -> Iterator[Principle]:
        for section in self.project.policy.principles:
            units = self.project.policy.text(language).page(section.page)
            page = self.project.pages.get((language, section.page))
            if units and page:
                quoted = (self.context.quoted(unit.text, language) for unit in units[1:])
                yield Principle(units[0].text, points(page) or tuple(quoted))

    def _details(self, language: str, created: datetime | None) -> dict[str, Any]:
        """Return what every sheet says of the text that it is about, as the fields of its details."""
        policy, identity = self.project.policy, self.project.settings.identity
        details = SheetDetails(
            organisation=identity.organisation,
            document_title=policy.title(language),
            version_date=identity.version,
            version=self.project.words(language).date(identity.version),
            code=policy.code,
            language=language,
            created=created,
        )
        return asdict(details)


def checking(project: Project) -> str:
    """Return the public address of the page where a code can be checked; or nothing."""
    official, name = project.settings.official, CODE_CHECK.name
    for (language, page), read in project.pages.items():
        if language == official.code and any(fence.name == name for fence in read.scan.fences):
            return _address(project, official, page)
    return ""


def _address(project: Project, language: Language, page: str) -> str:
    """Return the public address of a page; nothing while the site has none."""
    way = address(".", language, page).removeprefix("./")
    return project.settings.site_url and urljoin(project.settings.site_url, way)
