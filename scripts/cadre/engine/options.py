"""What `mkdocs.yml` says, as templates read it: one `config` for each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cadre.model.diagnostics import Place
from cadre.reading.settings import I18N, Language, Settings, i18n_route
from cadre.reading.settings.extensions import typed
from cadre.reading.settings.schema import HOOKS

#: What a language may say otherwise than the rest of the file.
_OWN: Final = ("site_name", "site_description", "site_author", "copyright", "theme", "extra")
#: What the theme is when the file does not say; no font is asked of another site.
_THEME: Final = {"font": False, "features": [], "favicon": "assets/images/favicon.png", "icon": {}}
_PLUGINS: Final = (I18N, "search")


@dataclass(frozen=True)
class Options:
    """The file's values in one language: `config` is what templates read, `titles` translates the navigation."""

    config: dict[str, Any]
    titles: dict[str, str]


def of_language(settings: Settings, language: Language, sheets: list[str]) -> Options:
    """Return the values in a language; `sheets` are those that pages ask for one by one."""
    own = _own(settings, language)
    config = {"extra": {}, "extra_javascript": [], "site_url": "", **typed(settings.tree.value)}
    for key in _OWN:
        if key in own:
            config[key] = _merged(config.get(key), own[key])
    theme = {**_THEME, **config["theme"], "language": language.code}
    return Options(
        {**config, "theme": theme, "extra_css": sheets, "plugins": {}},
        own.get("nav_translations", {}),
    )


def unheeded(settings: Settings) -> Iterator[tuple[Place, str]]:
    """Yield what the file asks of MkDocs that this engine does not do: a place, and a name."""
    for place, name in _listed(settings, "plugins"):
        if name not in _PLUGINS:
            yield place, name
    for place, name in _listed(settings, "hooks"):
        if not name.replace("\\", "/").endswith(HOOKS):
            yield place, name
    yield from _listed(settings, "extra_templates")


def _listed(settings: Settings, key: str) -> Iterator[tuple[Place, str]]:
    listed = settings.tree.inside(key).value
    if isinstance(listed, dict):
        yield from ((settings.place(key, name), name) for name in listed)
    for rank, entry in enumerate(listed if isinstance(listed, list) else ()):
        name = next(iter(entry), "") if isinstance(entry, dict) else str(entry)
        yield settings.place(key, rank), name


def _own(settings: Settings, language: Language) -> dict[str, Any]:
    """Return what the file says for one language alone, among the options of the i18n plugin."""
    route = i18n_route(settings.tree.value)
    entries = typed(settings.tree.inside(*route).value)["languages"] if route else []
    return next((one for one in entries if one.get("locale") == language.code), {})


def _merged(value: Any, other: Any) -> Any:
    """Return a value with what another one says instead: by key in a mapping, by rank in a list."""
    if isinstance(value, dict) and isinstance(other, dict):
        return {**value, **{key: _merged(value.get(key), one) for key, one in other.items()}}
    if isinstance(value, list) and isinstance(other, list):
        return [*map(_merged, value, other), *value[len(other) :], *other[len(value) :]]
    return other


def excluded(settings: Settings) -> list[str]:
    """Return the patterns of what is not published, as `.gitignore` has them."""
    given = (settings.tree.inside(key).value for key in ("exclude_docs", "draft_docs"))
    lines = [line for text in given if isinstance(text, str) for line in text.splitlines()]
    return [".*", "/templates/", *lines]


def templates(settings: Settings, theme: Path) -> list[Path]:
    """Return the folders of templates, ours first."""
    return [settings.templates, theme]
