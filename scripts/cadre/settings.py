"""`mkdocs.yml` read without MkDocs: languages, navigation, the municipality's identity."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import yaml

from cadre.diagnostics import Place, Problem
from cadre.policy import Section

FILE: Final = "mkdocs.yml"
#: The look of a municipality that chooses none.
COLOUR: Final = "#1b4a5c"
COLOUR_DARK: Final = "#8ecbe0"


class SettingsError(Exception):
    """`mkdocs.yml` cannot be used; carries the problems to print."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.code for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Language:
    """A language that `mkdocs.yml` lists; only those with `build` are shipped."""

    code: str
    name: str
    default: bool
    build: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the municipality is and which text it adopted: `extra.cadre` in `mkdocs.yml`.

    `phone` and `address` are empty when the Municipality gives none. `french_names` are proper names
    that stay French in every language and are marked as French there (WCAG 2.2, SC 3.1.2).
    `acknowledgement_purpose` says why acknowledgements are kept and by whom; empty, it is not printed.
    that stay French in every language and are marked as French there (WCAG 2.2, SC 3.1.2). `colour` is
    that of the header and links, `colour_dark` that of links on the dark scheme's page, both `#rrggbb`;
    `mark` is an SVG file below docs/.
    """

    organisation: str
    version: str
    resolution: str
    phone: str = ""
    address: str = ""
    french_names: tuple[str, ...] = ()
    acknowledgement_purpose: str = ""
    colour: str = COLOUR
    colour_dark: str = COLOUR_DARK
    mark: str = ""


@dataclass(frozen=True)
class Settings:
    """What the rest of the software needs from `mkdocs.yml`."""

    root: Path
    languages: tuple[Language, ...]
    navigation: tuple[Section, ...]
    identity: Identity
    site_url: str = ""
    site_url_line: int = 1
    #: The Markdown extensions that `mkdocs.yml` adds, each with its options.
    markdown: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def official(self) -> Language:
        """The language of the adopted text: the site's default one."""
        return next(language for language in self.languages if language.default)

    @property
    def shipped(self) -> tuple[Language, ...]:
        """The languages that the site is built in, the official one first."""
        built = [language for language in self.languages if language.build]
        return tuple(sorted(built, key=lambda language: not language.default))

    @property
    def root_path(self) -> str:
        """The path of the site on its host, without a final slash: empty unless `site_url` has one."""
        return urlsplit(self.site_url).path.rstrip("/")

    def page(self, language: str, page: str) -> Path:
        """Return the file of a page, whether it exists or not."""
        return self.root / "docs" / language / page

    def relative(self, path: Path) -> str:
        """Return a path from the project's root, with slashes, as messages show it."""
        return path.relative_to(self.root).as_posix()


class _Loader(yaml.SafeLoader):
    """A safe loader that reads MkDocs' own tags: `!ENV` has its value, any other tag is empty."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
        return next((os.environ[name] for name in names if name in os.environ), default)
    return os.environ.get(str(loader.construct_scalar(node)))  # type: ignore[arg-type]


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def load(root: Path) -> Settings:
    """Read `mkdocs.yml`; raises SettingsError when it is missing, malformed or incomplete."""
    data = _read(root / FILE)
    languages = tuple(_languages(data))
    if sum(language.default for language in languages) != 1:
        raise SettingsError(Problem.at(Place(FILE), "settings-languages"))
    return Settings(
        root=root,
        languages=languages,
        navigation=tuple(_sections(data.get("nav") or [], 1)),
        identity=_identity((data.get("extra") or {}).get("cadre")),
        site_url=str(data.get("site_url") or ""),
        site_url_line=_line_of(root / FILE, "site_url"),
        markdown=dict(_extensions(data.get("markdown_extensions"))),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_bytes(), _Loader)  # noqa: S506 - derived from SafeLoader
    except FileNotFoundError:
        raise SettingsError(Problem.at(Place(FILE), "settings-missing")) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(FILE, mark.line + 1, mark.column + 1) if mark else Place(FILE)
        raise SettingsError(Problem.at(place, "yaml-syntax")) from None
    except (yaml.YAMLError, RecursionError):
        raise SettingsError(Problem.at(Place(FILE), "yaml-syntax")) from None
    return data if isinstance(data, dict) else {}


def _line_of(path: Path, key: str) -> int:
    """Return the line of a key that stands at the left margin, 1 when there is none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


def _languages(data: Mapping[str, Any]) -> Iterator[Language]:
    for plugin in data.get("plugins") or []:
        options = plugin.get("i18n") if isinstance(plugin, dict) else None
        for entry in (options or {}).get("languages") or []:
            yield Language(
                code=str(entry.get("locale", "")),
                name=str(entry.get("name", "")),
                default=bool(entry.get("default", False)),
                build=entry.get("build", True) in (True, "true", "True", "1", 1),
            )


def _extensions(listed: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each Markdown extension with its options; those that only Python can give are left out."""
    entries = listed.items() if isinstance(listed, dict) else _pairs(listed)
    for name, options in entries:
        yield str(name), _given(options) if isinstance(options, dict) else {}


def _pairs(listed: object) -> Iterator[tuple[object, object]]:
    for entry in listed if isinstance(listed, list) else ():
        yield from entry.items() if isinstance(entry, dict) else ((entry, None),)


def _given(value: Any) -> Any:
    """Return options without those whose value is empty, at every depth."""
    if isinstance(value, dict):
        return {key: _given(item) for key, item in value.items() if item is not None}
    return [_given(item) for item in value] if isinstance(value, list) else value


def _sections(items: list[Any], depth: int) -> Iterator[Section]:
    """Yield the pages of the navigation with the heading level that each has in the full text.

    The first page of a section inside another is that section's own title, so it stands one level
    above the pages that follow it.
    """
    for rank, item in enumerate(items):
        target = next(iter(item.values())) if isinstance(item, dict) else item
        if isinstance(target, list):
            yield from _sections(target, depth + 1)
        elif isinstance(target, str) and target.endswith(".md"):
            is_section_title = rank == 0 and depth > 2
            yield Section(target, max(2, depth - 1 if is_section_title else depth))


def _identity(data: object) -> Identity:
    values = data if isinstance(data, dict) else {}
    missing = [
        Problem.at(Place(FILE), "settings-identity", field=field)
        for field in ("organisation", "version", "resolution")
        if not values.get(field)
    ]
    if missing:
        raise SettingsError(*missing)
    return Identity(
        organisation=str(values["organisation"]),
        version=str(values["version"]),
        resolution=str(values["resolution"]),
        phone=str(values.get("phone") or ""),
        address=str(values.get("address") or ""),
        french_names=tuple(str(name) for name in values.get("french_names") or ()),
        acknowledgement_purpose=str(values.get("acknowledgement_purpose") or ""),
        colour=str(values.get("colour") or COLOUR),
        colour_dark=str(values.get("colour_dark") or COLOUR_DARK),
        mark=str(values.get("mark") or ""),
    )
