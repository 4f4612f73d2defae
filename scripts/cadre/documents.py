"""The project's sheets to print, as PDF: what `cadre.paper` draws, filled in from the project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from cadre import texts
from cadre.frame import address
from cadre.markdown import Context
from cadre.paper import (
    AcknowledgementDetails,
    ConsentDetails,
    Principle,
    SheetDetails,
    Summary,
    acknowledgements,
    aide_memoire,
    official_page,
)
from cadre.people import Person
from cadre.reading import Project
from cadre.reading.path import points
from cadre.settings import Language


@dataclass(frozen=True)
class Documents:
    """The sheets of one project."""

    project: Project
    context: Context

    def consent_page(self, created: datetime | None) -> bytes:
        """Return the consent page; raises LookupError when the policy has no line to sign."""
        text = self.project.policy.text(self.project.policy.official)
        section = text.signed_section()[0].id
        details = ConsentDetails(**self._details(text.language, created), section=section)
        return official_page(text, details, texts.load(text.language, "paper"))

    def acknowledgements(self, people: Sequence[Person], created: datetime | None) -> bytes:
        """Return one acknowledgement of reading a person; the blank form when there is nobody."""
        purpose = self.project.settings.identity.acknowledgement_purpose
        official = self.project.policy.official
        details = AcknowledgementDetails(**self._details(official, created), purpose=purpose)
        return acknowledgements(people, details, texts.load(details.language, "paper"))

    def aide_memoire(self, language: Language, created: datetime | None) -> bytes:
        """Return the one-page summary of the principles in one language."""
        settings, official = self.project.settings, self.project.policy.official
        home = address(".", language, "index.md").removeprefix("./")
        summary = Summary(
            **self._details(language.code, created),
            principles=tuple(self._principles(language.code)),
            official_language=official,
            colour=settings.identity.colour,
            address=settings.site_url and urljoin(settings.site_url, home),
        )
        return aide_memoire(summary, texts.load(texts.spoken(language.code, official), "paper"))

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
        units = policy.text(language).units
        details = SheetDetails(
            organisation=identity.organisation,
            document_title=units[0].text if units else "",
            version_date=identity.version,
            version=texts.load(texts.spoken(language, policy.official)).date(identity.version),
            resolution=identity.resolution,
            code=policy.code,
            language=language,
            created=created,
        )
        return asdict(details)
