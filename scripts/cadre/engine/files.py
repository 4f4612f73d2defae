"""The files that no page makes: an author's own, the scripts and styles of our templates, the theme's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pathspec import GitIgnoreSpec

from cadre.disk.files import below
from cadre.engine.options import excluded
from cadre.engine.themes import Theme
from cadre.reading.settings import Settings

#: What MkDocs takes for a page.
_MARKDOWN: Final = frozenset({".md", ".mkd", ".mkdn", ".mdown", ".markdown"})
_TEMPLATES: Final = frozenset({".html", ".py", ".pyc", *_MARKDOWN})


def of_author(settings: Settings) -> dict[str, tuple[str, Path]]:
    """Return an author's files that are not pages: the path below docs/ → the place in the site, the file.

    Those of the default language stand at the site's root, as its pages do.
    """
    folder = settings.root / "docs"
    kept = GitIgnoreSpec.from_lines(excluded(settings))
    unbuilt = {one.code for one in settings.languages if not one.build}
    found = {}
    for file in below(folder, "*"):
        path = file.relative_to(folder).as_posix()
        first, _, rest = path.partition("/")
        if file.suffix in _MARKDOWN or first in unbuilt or not file.exists():
            continue
        if not kept.match_file(path):
            found[path] = (rest if first == settings.official.code else path, file)
    return found


def hidden(settings: Settings, page: str) -> bool:
    """Say whether a page, by its path below docs/, is not to be published."""
    return GitIgnoreSpec.from_lines(excluded(settings)).match_file(page)


def of_templates(settings: Settings, theme: Theme) -> dict[str, Path]:
    """Return what stands beside the templates, by its place in the site: ours in place of the theme's."""
    return {**theme.files(), **dict(_ours(settings.templates))}


def _ours(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in below(folder, "*"):
        name = file.relative_to(folder).as_posix()
        if file.suffix not in _TEMPLATES and "readme" not in name.lower():
            yield name, file


def copy(files: Mapping[str, Path], folder: Path) -> None:
    """Copy files into the site, by their places there."""
    for name, file in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def empty(folder: Path) -> None:
    """Take out of a folder all but hidden names: `ownership` has seen that it is ours."""
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
