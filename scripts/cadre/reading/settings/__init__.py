"""`mkdocs.yml` read without MkDocs: languages, navigation, the municipality's identity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from cadre.model.diagnostics import Place, Problem
from cadre.model.policy import Section
from cadre.reading import yaml_files
from cadre.reading.settings import document, policies
from cadre.reading.settings.extensions import extensions
from cadre.reading.settings.navigation import Link, Navigation, navigation, of_folder, outside
from cadre.reading.settings.schema import COLOUR, COLOUR_DARK, Config, I18n, Identity
from cadre.reading.yaml_files import Route, Tree, Value, YamlError, validated
from cadre.texts.phrases import Speech

__all__ = [
    "COLOUR",
    "COLOUR_DARK",
    "FILE",
    "Identity",
    "Language",
    "Link",
    "Settings",
    "SettingsError",
    "i18n_route",
    "load",
]

FILE: Final = "mkdocs.yml"
I18N: Final = "i18n"


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


@dataclass(frozen=True)
class Settings:
    """What the rest of the software needs from `mkdocs.yml`.

    `links` is what the navigation leads to; `tree` is the file itself, for the places of what it says;
    `problems` are its mistakes, those that leave it readable; `markdown` is the extensions that it adds,
    each with its options.
    `policies` are the settings of several policies, each as those of a project whose pages are in one `folder`.
    """

    root: Path
    languages: tuple[Language, ...]
    navigation: tuple[Section, ...]
    identity: Identity
    site_url: str = ""
    links: tuple[Link, ...] = ()
    tree: Tree = field(default_factory=lambda: Tree(FILE, {}, {}))
    problems: tuple[Problem, ...] = ()
    markdown: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    folder: str = ""
    policies: tuple[Settings, ...] = ()

    @property
    def home(self) -> str:
        """The page where one begins."""
        return self.inside("index.md")

    def inside(self, path: str) -> str:
        """Return a path of the policy, from the folder that all of them have: its own name, when it is alone."""
        return f"{self.folder}/{path}" if self.folder else path

    @property
    def quiz(self) -> str:
        """The folder of the questions, from the project's root."""
        return f"quiz/{self.folder}".rstrip("/")

    @property
    def versions(self) -> str:
        """The file of the versions, from the project's root."""
        return f"versions/{self.folder}.yml" if self.folder else "versions.yml"

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

    @property
    def templates(self) -> Path:
        """The folder of the templates, scripts and styles of pages."""
        name = self.tree.inside("theme", "custom_dir").value
        return self.root / (name if isinstance(name, str) and name else "overrides")

    def speech(self, language: str, cases: frozenset[str] = frozenset()) -> Speech:
        """Return how the adopted document is named in a language."""
        known = self.identity
        return Speech(known.document, language, self.official.code, known.resolution, cases=cases)

    def place(self, *route: str | int) -> Place:
        """Return where a value of `mkdocs.yml` stands, or else the nearest value around it."""
        return self.tree.place(*route)

    def page(self, language: str, page: str) -> Path:
        """Return the file of a page, whether it exists or not."""
        return self.root / "docs" / language / page

    def relative(self, path: Path) -> str:
        """Return a path from the project's root, with slashes, as messages show it."""
        return path.relative_to(self.root).as_posix()


def load(root: Path) -> Settings:
    """Read `mkdocs.yml`; raises SettingsError when nothing of the project can be read with it.

    What is wrong, but leaves the pages and the languages known, is in the `problems` of the settings.
    """
    tree = _tree(root / FILE)
    found = validated(tree, Config)
    if not isinstance(tree.value, dict):
        raise SettingsError(*found.problems)
    options, trouble = _i18n(tree)
    nav = navigation(tree)
    problems = (*found.problems, *trouble, *nav.problems)
    elsewhere = tree.inside("docs_dir").value not in ("", "docs")
    if options is None or elsewhere or not nav.sections:
        raise SettingsError(*problems)
    identity = found.data.extra.cadre if found.data else _approximate(tree)
    declared = tree.inside(*policies.POLICIES).value
    if isinstance(declared, dict) and set(declared) != set(identity.policies):
        raise SettingsError(*problems)  # whose pages are whose cannot be known
    codes = tuple(one.locale for one in options.languages)
    problems = (*problems, *policies.problems(tree, identity, codes))
    official = next(one.locale for one in options.languages if one.default)
    if lost := tuple(policies.lost(tree, identity, root / "docs" / official)):
        raise SettingsError(*problems, *lost)
    whole = Settings(
        root=root,
        languages=tuple(_languages(options)),
        navigation=nav.sections,
        identity=identity,
        site_url=_site_url(tree),
        links=nav.links,
        tree=tree,
        problems=problems,
        markdown=extensions(tree),
    )
    return _divided(whole, nav) if identity.policies else whole


def _divided(whole: Settings, nav: Navigation) -> Settings:
    """Return the settings of a site of several policies: its own, and those of each."""
    rest = outside(nav, whole.identity.policies)
    each = tuple(_of_policy(whole, folder) for folder in whole.identity.policies)
    return replace(whole, navigation=rest.sections, links=rest.links, policies=each)


def _of_policy(whole: Settings, folder: str) -> Settings:
    own = policies.identity(whole.identity, whole.identity.policies[folder])
    names = own.names.below(folder, lambda page: not _has(whole, page))
    nav = of_folder(whole.tree, folder)
    return replace(
        whole,
        folder=folder,
        identity=own.model_copy(update={"names": names}),
        navigation=nav.sections,
        links=nav.links,
        tree=policies.tree(whole.tree, folder),
        problems=(),
    )


def _has(settings: Settings, page: str) -> bool:
    return settings.page(settings.official.code, page.partition("#")[0]).is_file()


def official_language(root: Path) -> str:
    """Return the official language of a project, whatever else is wrong with its settings; or nothing."""
    try:
        options, _ = _i18n(_tree(root / FILE))
    except (SettingsError, OSError):
        return ""
    return next((one.locale for one in options.languages if one.default), "") if options else ""


def _site_url(tree: Tree) -> str:
    value = tree.inside("site_url").value
    return value if isinstance(value, str) else ""


def _tree(file: Path) -> Tree:
    try:
        return document.parse(yaml_files.read_text(file, FILE), FILE)
    except FileNotFoundError:
        raise SettingsError(Problem.at(Place(FILE), "settings-missing")) from None
    except YamlError as error:
        raise SettingsError(yaml_files.explained(error, Config)) from None


def _i18n(tree: Tree) -> tuple[I18n | None, tuple[Problem, ...]]:
    """Return the options of the plugin, or nothing when no site can be made of them, and the problems."""
    route = i18n_route(tree.value)
    if route is None:
        return None, (Problem.at(tree.place("plugins"), "settings-languages"),)
    options = tree.inside(*route)
    if not isinstance(options.value, dict):
        return None, (Problem.at(tree.place(*route), "settings-languages"),)
    found = validated(options, I18n)
    if found.data is None or found.problems:
        return None, found.problems
    languages = found.data.languages
    place = tree.place(*route, "languages")
    codes = [one.locale for one in languages]
    defaults = [one for one in languages if one.default]
    if len(defaults) != 1 or len(set(codes)) < len(codes):
        return None, (Problem.at(place, "settings-languages"),)
    if not defaults[0].build:
        way = (*route, "languages", codes.index(defaults[0].locale), "build")
        return None, (Problem.at(tree.place(*way), "settings-default-language"),)
    return found.data, ()


def i18n_route(config: Value) -> Route | None:
    """Return the way to the plugin's options: `plugins` is a list or, as MkDocs allows, a mapping."""
    plugins = config.get("plugins") if isinstance(config, dict) else None
    if isinstance(plugins, dict):
        return ("plugins", I18N) if I18N in plugins else None
    for rank, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        if plugin == I18N or (isinstance(plugin, dict) and I18N in plugin):
            return ("plugins", rank, I18N)
    return None


def _languages(options: I18n) -> Iterator[Language]:
    for one in options.languages:
        yield Language(code=one.locale, name=one.name, default=one.default, build=one.build)


def _approximate(tree: Tree) -> Identity:
    """Return what can be known of an identity that holds a mistake, so that the rest can be checked."""
    part = tree.inside("extra", "cadre")
    found = validated(part, Identity).data
    if found is not None:
        return found
    given = part.value if isinstance(part.value, dict) else {}
    return Identity.model_construct(
        organisation=str(given.get("organisation") or "…"),
        version=str(given.get("version") or "…"),
        resolution=str(given.get("resolution") or "…"),
    )
