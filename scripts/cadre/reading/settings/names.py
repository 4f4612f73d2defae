"""How a project names what the software leads to or writes: pages, files, what a browser keeps.

The names by default are those of the first project, whose addresses must stay.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from cadre.model.schema import Model

_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def _page(value: str) -> str:
    if not value.partition("#")[0].endswith(".md"):
        raise PydanticCustomError("names-not-page", "not a page")
    return value


def _plain(value: str) -> str:
    if not value or not set(value) <= _LETTERS:
        raise PydanticCustomError("names-not-plain", "not a plain name")
    return value


Page = Annotated[str, AfterValidator(_page)]
Plain = Annotated[str, AfterValidator(_plain)]


class Pages(Model):
    """Pages with a part of their own, from their language's folder; `quiz` is the folder of those of the groups."""

    help: Annotated[Page, Field(examples=["que-faire.md"])] = "que-faire.md"
    full_text: Annotated[Page, Field(examples=["politique/texte-integral.md"])] = (
        "cadre/texte-integral.md"
    )
    glossary: Annotated[Page, Field(examples=["glossaire.md"])] = "glossaire.md"
    accessibility: Annotated[Page, Field(examples=["accessibilite.md"])] = "accessibilite.md"
    confirm: Annotated[Page, Field(examples=["signer/index.md"])] = "signer/index.md"
    acknowledge: Annotated[Page, Field(examples=["signer/index.md#attester"])] = (
        "signer/index.md#attester"
    )
    quiz: Annotated[Plain, Field(examples=["quiz"])] = "quiz"
    quick_quiz: Annotated[Page, Field(examples=["quiz/rapide.md"])] = "quiz/rapide.md"
    whole_quiz: Annotated[Page, Field(examples=["quiz/complet.md"])] = "quiz/complet.md"


class Files(Model):
    """The sheets to print, without their ending; `form` begins the name of each form."""

    consent: Annotated[Plain, Field(examples=["consentement"])] = "consentement"
    acknowledgement: Annotated[Plain, Field(examples=["attestation-de-lecture"])] = (
        "attestation-de-lecture"
    )
    acknowledgements: Annotated[Plain, Field(examples=["attestations"])] = "attestations"
    memo: Annotated[Plain, Field(examples=["note-de-service"])] = "note-de-service"
    poster: Annotated[Plain, Field(examples=["affiche"])] = "affiche"
    meeting: Annotated[Plain, Field(examples=["presence"])] = "presence"
    aide_memoire: Annotated[Plain, Field(examples=["aide-memoire"])] = "aide-memoire"
    form: Annotated[Plain, Field(examples=["formulaire"])] = "formulaire"
    registry: Annotated[Plain, Field(examples=["registre"])] = "registre"

    def pdf(self, sheet: str) -> str:
        """Return the name of a sheet's file, with its ending."""
        return f"{getattr(self, sheet)}.pdf"

    def built(self, sheet: str) -> str:
        """Return where the build writes a sheet, from the site's root, or from that of a language."""
        return f"assets/{self.pdf(sheet)}"


class Names(Model):
    """`extra: cadre: names:`; `storage` begins the name of each thing that the reader's browser keeps.

    Two policies on one host have two, so that neither reads what the other keeps.
    """

    storage: Annotated[Plain, Field(examples=["politique-medias"])] = "cadre"
    pages: Annotated[Pages, Field(examples=["{help: aide.md}"])] = Pages()
    files: Annotated[Files, Field(examples=["{poster: poster}"])] = Files()

    def below(self, folder: str, lacks: Callable[[str], bool]) -> Names:
        """Return the names of one policy of several: those of its folder, and what keeps its things apart.

        A page that the folder lacks (`lacks`) is the site's own.
        """
        own = {
            field: page if lacks(f"{folder}/{page}") and not lacks(page) else f"{folder}/{page}"
            for field, page in self.pages
        }
        own["quiz"] = f"{folder}/{self.pages.quiz}"
        files = {
            field: name if field in self.files.model_fields_set else f"{folder}-{name}"
            for field, name in self.files
        }
        return Names(
            storage=self.storage if "storage" in self.model_fields_set else folder,
            pages=self.pages.model_copy(update=own),
            files=self.files.model_copy(update=files),
        )
