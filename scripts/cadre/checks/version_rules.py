"""Rules on versions, translations and texts of the interface."""

from __future__ import annotations

from collections.abc import Iterator

from cadre import texts
from cadre.model.diagnostics import Place, Problem, Severity
from cadre.reading import Page, Project
from cadre.texts import TextsError
from cadre.texts.catalogues import flawed


def version_known(project: Project) -> Iterator[Problem]:
    """The version code of today's text is in `versions.yml`, with the day and the number of the act shown."""
    if project.site.settings.problems or project.parts:
        return  # the date and the resolution may not be those that were meant
    identity = project.settings.identity
    adopted = identity.document.adopted
    if adopted and (adopted.latest.on, adopted.latest.number) != (
        identity.version,
        identity.resolution,
    ):
        return  # which has a problem of its own
    code = project.policy.code
    entry = next((version for version in project.versions if version.code == code), None)
    if entry is None:
        name = project.settings.versions
        if not any(problem.place.path == name for problem in project.problems):
            yield Problem.at(
                Place(name),
                "version-unknown",
                code=code,
                date=identity.version,
                resolution=identity.resolution,
            )
    elif (entry.date, entry.resolution) != (identity.version, identity.resolution):
        yield Problem.at(
            project.settings.place(
                "extra", "cadre", *(("document", "adopted") if adopted else ("version",))
            ),
            "version-differs",
            date=entry.date,
            resolution=entry.resolution,
        )


def translation_current(project: Project) -> Iterator[Problem]:
    """A translation records the French text that it translates; when that changes, it is stale."""
    for page in stale(project):
        recorded = page.option("translates")
        yield Problem.at(
            page.meta.place("translates"),
            "translation-stale" if recorded else "translation-unrecorded",
            severity=Severity.WARNING,
            page=page.path,
            source=f"docs/{project.settings.official.code}/{page.page}",
        )


def stale(project: Project) -> Iterator[Page]:
    """Yield the translated pages that do not record the present official text."""
    official = project.settings.official.code
    for (language, path), page in project.pages.items():
        original = project.pages.get((official, path))
        if language != official and original and page.option("translates") != original.hash:
            yield page


def texts_in_every_language(project: Project) -> Iterator[Problem]:
    """Each shipped language has the software's own texts."""
    for language in project.settings.shipped:
        for name in texts.NAMES:
            if not texts.path(language.code, name).is_file():
                yield Problem.at(
                    Place(f"scripts/cadre/texts/{name}.{language.code}.yml"),
                    "texts-missing",
                    source=f"scripts/cadre/texts/{name}.fr.yml",
                )
                continue
            try:
                texts.load(language.code, name)
            except TextsError as error:
                yield from flawed(error, project.settings.root)
