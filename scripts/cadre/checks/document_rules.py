"""Rules on how the adopted document is named in `mkdocs.yml`, and on the acts that adopted it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cadre.model.diagnostics import Problem
from cadre.model.document import ANY, Nouns
from cadre.reading import Project
from cadre.texts import phrases

_DOCUMENT = ("extra", "cadre", "document")
_ADOPTED = (*_DOCUMENT, "adopted")


def document_languages(project: Project) -> Iterator[Problem]:
    """A word of `document:` is given in a language of the site; `official` is the default one."""
    settings, document = project.settings, project.settings.identity.document
    known = [one.code for one in settings.languages]
    for field, given in (("title", set(document.title)), ("noun", set(document.noun))):
        for language in sorted(given):
            if language not in (ANY, *known):
                yield Problem.at(
                    settings.place(*_DOCUMENT, field, language),
                    "document-language",
                    field=field,
                    language=language,
                    known=", ".join(known),
                    example=known[0],
                )
    if document.official not in ("", settings.official.code):
        yield Problem.at(
            settings.place(*_DOCUMENT, "official"),
            "document-official",
            language=document.official,
            default=settings.official.code,
        )


def document_nouns(project: Project) -> Iterator[Problem]:
    """What the document and its acts are has a word in each language, and a gender where it needs one."""
    document = project.settings.identity.document
    yield from _noun(project, document.noun, "noun", (*_DOCUMENT, "noun"))
    if document.adopted:
        yield from _noun(project, document.adopted.kind, "kind", (*_ADOPTED, "kind"))
        for rank, act in enumerate(document.adopted.amended):
            yield from _noun(project, act.kind, "kind", (*_ADOPTED, "amended", rank, "kind"))


def _noun(
    project: Project, nouns: Nouns, field: str, route: tuple[str | int, ...]
) -> Iterator[Problem]:
    settings = project.settings
    for language in settings.shipped if nouns else ():
        speech = settings.speech(language.code)
        found, first = speech.named(nouns), next(iter(nouns.values()))
        place = settings.place(*route)
        if found is None:
            yield Problem.at(
                place,
                "document-noun-untranslated",
                field=field,
                language=language.code,
                noun=first.name,
                official=settings.official.code,
            )
        elif speech.lacks_gender(found):
            yield Problem.at(
                place,
                "document-noun-gender",
                field=field,
                language=language.code,
                noun=found.name,
                known=", ".join(phrases.nouns(speech.said.language)),
            )


def document_dates(project: Project) -> Iterator[Problem]:
    """`version` and `resolution` say the same as the latest act; amendments are in the order of their days."""
    settings, identity = project.settings, project.settings.identity
    adopted = identity.document.adopted
    if adopted is None:
        return
    for field, value, known in (
        ("version", identity.version, adopted.latest.on),
        ("resolution", identity.resolution, adopted.latest.number),
    ):
        if value != known:
            place = settings.place("extra", "cadre", field)
            yield Problem.at(place, "document-differs", field=field, value=value, adopted=known)
    for rank, (before, act) in enumerate(pairwise([adopted, *adopted.amended])):
        if act.on < before.on:
            place = settings.place(*_ADOPTED, "amended", rank, "on")
            yield Problem.at(place, "document-act-order", on=act.on, before=before.on)
