"""Rules on `mkdocs.yml` that concern the published site."""

from __future__ import annotations

from collections.abc import Iterator

from cadre.diagnostics import Place, Problem, Severity
from cadre.reading import Project
from cadre.settings import FILE


def site_has_an_address(project: Project) -> Iterator[Problem]:
    """The site knows its own address, so that its languages and its sitemap can be told to machines."""
    if not project.settings.site_url:
        place = Place(FILE, project.settings.site_url_line)
        yield Problem.at(place, "settings-site-url", severity=Severity.WARNING)
