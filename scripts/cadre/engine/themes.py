"""Where the theme's templates and style sheets are: in a package that is installed, and never imported."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

#: The folder of modules that Material for MkDocs and its continuation, mkdocs-materialx, both install.
PACKAGE: Final = "material"
_SHEETS: Final = ("main.*.css", "palette.*.css")
_ICON: Final = "assets/images/favicon.png"


class NoThemeError(Exception):
    """No package that holds the theme is installed."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The files of a theme: its templates are in `folder`."""

    folder: Path

    def sheets(self) -> dict[str, Path]:
        """Return its style sheets, by their place in the site."""
        folder = self.folder / "assets" / "stylesheets"
        found = (file for pattern in _SHEETS for file in sorted(folder.glob(pattern)))
        return {f"assets/stylesheets/{file.name}": file for file in found}

    def files(self) -> dict[str, Path]:
        """Return what the site takes from it, by its place in the site."""
        icon = self.folder / _ICON
        return {**self.sheets(), **({_ICON: icon} if icon.is_file() else {})}


def find() -> Theme:
    """Return the theme that is installed; raises NoThemeError."""
    found = find_spec(PACKAGE)
    for place in (found.submodule_search_locations or ()) if found else ():
        if (folder := Path(place) / "templates").is_dir():
            return Theme(folder)
    raise NoThemeError
