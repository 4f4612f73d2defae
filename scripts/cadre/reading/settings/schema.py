"""What `mkdocs.yml` may hold: MkDocs' own keys, and typed, those on which the software counts."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cadre.model.document import Document
from cadre.model.schema import EmptyList, IsoDate, Model, Words, is_day
from cadre.reading.settings.names import Names, Plain

#: The look of a municipality that chooses none.
COLOUR: Final = "#1b4a5c"
COLOUR_DARK: Final = "#8ecbe0"
#: A language, its script and its country, as the i18n plugin takes them.
_LOCALE: Final = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?")
#: As `mailto:` takes it (RFC 6068, 2): one mailbox, with nothing that would have to be encoded.
_MAILBOX: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_IDENTITY: Final = "{organisation: Municipalité de Pointe-aux-Cormiers, version: 2019-01-14, resolution: 2019-01-016}"
#: Stands for the day of an act that gives none.
_NO_DAY: Final = "1970-01-01"
HOOKS: Final = "scripts/mkdocs_hooks.py"


def _colour(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("colour-empty", "a comment instead of a colour")
    return value


def _address(value: str) -> str:
    parts = urlsplit(value)
    if value and not (parts.scheme in ("http", "https") and parts.netloc):
        raise PydanticCustomError("settings-address", "not an address")
    return value


def _mailbox(value: str) -> str:
    if value and not _MAILBOX.fullmatch(value):
        raise PydanticCustomError("settings-mailbox", "not an e-mail address")
    return value


def _locale(value: str) -> str:
    if not _LOCALE.fullmatch(value):
        raise PydanticCustomError("settings-locale", "not the code of a language")
    return value


def _alone(_: Any) -> Any:
    raise PydanticCustomError("settings-inherit", "another file is inherited")


def _hooked(value: tuple[str, ...]) -> tuple[str, ...]:
    if not any(name.replace("\\", "/").endswith(HOOKS) for name in value):
        raise PydanticCustomError("settings-hooks", "without our hooks")
    return value


def _latest(identity: Any) -> dict[str, Any]:
    """Return `version` and `resolution` as the latest act gives them; nothing without `document: adopted:`.

    What the act itself lacks is told there, and not a second time here.
    """
    document = identity.get("document") if isinstance(identity, dict) else None
    adopted = document.get("adopted") if isinstance(document, dict) else None
    if not isinstance(adopted, dict):
        return {}
    amended = adopted.get("amended") or [adopted]
    act = amended[-1] if isinstance(amended, list) and isinstance(amended[-1], dict) else {}
    day = act.get("on")
    return {
        "version": day if isinstance(day, str) and is_day(day.strip()) else _NO_DAY,
        "resolution": act.get("number") or "…",
    }


Colour = Annotated[str, AfterValidator(_colour)]


class OfPolicy(Model):
    """Which text was adopted, and what is said of it: what each of several policies has of its own.

    `document` says what was adopted and by which act. `version` is the day and `resolution` the number of the
    latest act: an author writes them here or there.
    `phone` and `address` are empty when the Municipality gives none. `french_names` are proper names
    that stay French in every language and are marked as French there (WCAG 2.2, SC 3.1.2).
    `acknowledgement_purpose` says why acknowledgements are kept and by whom; empty, it is not printed.
    `acknowledgement_email` is where an employee may send one; empty, no draft is offered.
    """

    version: Annotated[IsoDate, Field(examples=["2019-01-14"])]
    resolution: Annotated[Words, Field(examples=["2019-01-016"])]
    document: Annotated[
        Document, Field(examples=["{title: Politique sur les médias sociaux, noun: politique}"])
    ] = Document()
    phone: Annotated[str, Field(examples=['"450 555-0123"'])] = ""
    address: Annotated[str, Field(examples=['"1, rue Principale"'])] = ""
    french_names: Annotated[
        tuple[Words, ...], EmptyList, Field(examples=["[Code civil du Québec]"])
    ] = ()
    acknowledgement_purpose: Annotated[str, Field(examples=['""'])] = ""
    acknowledgement_email: Annotated[
        str, AfterValidator(_mailbox), Field(examples=["rh@example.org"])
    ] = ""
    names: Annotated[Names, Field(examples=["{storage: politique-medias}"])] = Names()

    @model_validator(mode="before")
    @classmethod
    def _dated(cls, value: Any) -> Any:
        """Return the fields with `version` and `resolution` from the latest act, where they are not given."""
        known = _latest(value)
        return {**known, **value} if known else value


class Identity(OfPolicy):
    """Who the municipality is and which text it adopted: `extra.cadre` in `mkdocs.yml`.

    `colour` is that of the header and links, `colour_dark` that of links on the dark scheme's page, both
    `#rrggbb`; `mark` is an SVG file below docs/. `offline`: browsers keep a copy of the site once it was visited.
    `policies` are several adopted texts, each by the name of its folder: the site itself then has no version.
    """

    organisation: Annotated[Words, Field(examples=["Municipalité de Pointe-aux-Cormiers"])]
    colour: Annotated[Colour, Field(examples=[f'"{COLOUR}"'])] = COLOUR
    colour_dark: Annotated[Colour, Field(examples=[f'"{COLOUR_DARK}"'])] = COLOUR_DARK
    mark: Annotated[str, Field(examples=["assets/mark.svg"])] = ""
    offline: Annotated[bool, Field(examples=["true"])] = False
    policies: Annotated[
        dict[Plain, OfPolicy],
        Field(
            examples=["{telephone: {version: 2019-01-14, resolution: 2019-01-016}}"],
        ),
    ] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _undated(cls, value: Any) -> Any:
        """Return the fields of a site of several policies with what stands for a version: it has none."""
        several = isinstance(value, dict) and value.get("policies")
        return {"version": _NO_DAY, "resolution": "…", **value} if several else value


class Part(BaseModel):
    """A part of `mkdocs.yml` that holds other fields too, which are MkDocs' or a plugin's."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class LanguageEntry(Part):
    """A language, as the i18n plugin takes it."""

    locale: Annotated[str, AfterValidator(_locale), Field(examples=["fr"])]
    name: Annotated[Words, Field(examples=["Français"])]
    default: Annotated[bool, Field(examples=["true"])] = False
    build: Annotated[bool, Field(examples=["true"])] = True


class I18n(Part):
    """The options of the i18n plugin on which the software counts."""

    docs_structure: Annotated[Literal["folder"], Field(examples=["folder"])]
    languages: Annotated[
        tuple[LanguageEntry, ...],
        Field(min_length=1, examples=["[{locale: fr, name: Français, default: true}]"]),
    ]


class Theme(Part):
    """The theme: Material, under our templates."""

    name: Annotated[Literal["material"], Field(examples=["material"])]
    custom_dir: Annotated[Words, Field(examples=["overrides"])]


class Extra(Part):
    """What is under `extra:`."""

    cadre: Annotated[Identity, Field(examples=[_IDENTITY])]


class Config(Model):
    """The file as a whole. The keys without a type are MkDocs' own, which judges their values."""

    site_name: Annotated[Words, Field(examples=['"Cadre d\'utilisation des médias sociaux"'])]
    site_url: Annotated[
        str, AfterValidator(_address), Field(examples=["https://cadre.example.org/"])
    ] = ""
    docs_dir: Annotated[Literal["docs"], Field(examples=["docs"])] = "docs"
    use_directory_urls: Annotated[Literal["true"], Field(examples=["true"])] = "true"
    theme: Annotated[Theme, Field(examples=["{name: material, custom_dir: overrides}"])]
    hooks: Annotated[tuple[str, ...], AfterValidator(_hooked), Field(examples=[f"[{HOOKS}]"])]
    extra: Annotated[Extra, Field(examples=[f"{{cadre: {_IDENTITY}}}"])]
    plugins: Any = None
    nav: Any = None

    config_file_path: Any = None
    copyright: Any = None
    dev_addr: Any = None
    draft_docs: Any = None
    edit_uri: Any = None
    edit_uri_template: Any = None
    exclude_docs: Any = None
    extra_css: Any = None
    extra_javascript: Any = None
    extra_templates: Any = None
    markdown_extensions: Any = None
    mdx_configs: Any = None
    not_in_nav: Any = None
    remote_branch: Any = None
    remote_name: Any = None
    repo_name: Any = None
    repo_url: Any = None
    site_author: Any = None
    site_description: Any = None
    site_dir: Any = None
    strict: Any = None
    validation: Any = None
    watch: Any = None

    INHERIT: Annotated[Any, AfterValidator(_alone)] = None
