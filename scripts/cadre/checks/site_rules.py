"""Rules on `mkdocs.yml` that concern the published site."""

from __future__ import annotations

from collections.abc import Iterator

from cadre.model.diagnostics import Problem, Severity
from cadre.reading import Project


def site_has_an_address(project: Project) -> Iterator[Problem]:
    """The site knows its own address, so that its languages and its sitemap can be told to machines."""
    if not project.settings.site_url:
        place = project.settings.place("site_url")
        yield Problem.at(place, "settings-site-url", severity=Severity.WARNING)
