"""The project's sheets to print, as PDF: what `cadre.paper` draws, filled in from the project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from urllib.parse import urljoin

from cadre import texts
from cadre.frame import address
from cadre.markdown import Context, principles
from cadre.paper import (
    AcknowledgementDetails,
    ConsentDetails,
    Principle,
    Summary,
    acknowledgements,
    aide_memoire,
    official_page,
    points,
)
from cadre.people import Person
from cadre.reading import Project
from cadre.settings import Language


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
class Documents:
    """The sheets of one project."""

    project: Project
    context: Context

    def consent_page(self, created: datetime | None) -> bytes:
        """Return the consent page; raises LookupError when the policy has no line to sign."""
        text = self.project.policy.text(self.project.policy.official)
        section = text.signed_section()[0].id
        details = ConsentDetails(**self._details(created), section=section)
        return official_page(text, details, texts.load(text.language, "paper"))

    def acknowledgements(self, people: Sequence[Person], created: datetime | None) -> bytes:
        """Return one acknowledgement of reading a person; the blank form when there is nobody."""
        purpose = self.project.settings.identity.acknowledgement_purpose
        details = AcknowledgementDetails(**self._details(created), purpose=purpose)
        return acknowledgements(people, details, texts.load(details.language, "paper"))

    def aide_memoire(self, language: Language, created: datetime | None) -> bytes:
        """Return the one-page summary of the principles in one language."""
        settings, policy = self.project.settings, self.project.policy
        about, text = settings.identity, policy.text(language.code)
        spoken = texts.spoken(language.code, policy.official)
        home = address(".", language, "index.md").removeprefix("./")
        summary = Summary(
            organisation=about.organisation,
            document_title=text.units[0].text if text.units else "",
            version_date=about.version,
            version=texts.load(spoken).date(about.version),
            resolution=about.resolution,
            code=policy.code,
            language=language.code,
            created=created,
            principles=tuple(self._principles(language.code)),
            official_language=policy.official,
            colour=about.colour,
            address=settings.site_url and urljoin(settings.site_url, home),
        )
        return aide_memoire(summary, texts.load(spoken, "paper"))

    def _principles(self, language: str) -> Iterator[Principle]:
        for section in principles.sections(self.context):
            units = self.project.policy.text(language).page(section.page)
            page = self.project.pages.get((language, section.page))
            if units and page and (found := points(page)):
                yield Principle(units[0].text, found)

    def _details(self, created: datetime | None) -> _SheetDetails:
        policy, identity = self.project.policy, self.project.settings.identity
        return {
            "organisation": identity.organisation,
            "document_title": policy.text(policy.official).units[0].text,
            "version_date": identity.version,
            "version": texts.load(policy.official).date(identity.version),
            "resolution": identity.resolution,
            "code": policy.code,
            "language": policy.official,
            "created": created,
        }
