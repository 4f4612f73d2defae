"""The Markdown of a project as MkDocs sets it up, without MkDocs."""

from __future__ import annotations

from typing import Final

from markdown import Extension, Markdown

from cadre.reading.settings import Settings


class ExtensionError(Exception):
    """An extension that `mkdocs.yml` names cannot be loaded; `reason` is told by whoever refuses it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


#: What MkDocs has of itself.
_BUILT_IN: Final = ("toc", "tables", "fenced_code")


def markdown(settings: Settings, *ours: Extension) -> Markdown:
    """Return the converter of a project's pages; raises ExtensionError when one cannot be loaded."""
    converter = Markdown()
    for name in dict.fromkeys((*_BUILT_IN, *settings.markdown)):
        options = settings.markdown.get(name, {})
        try:
            converter.registerExtensions([name], {name: dict(options)})
        except Exception as error:
            # An extension is anybody's code: it may raise anything.
            reason = str(error) or type(error).__name__
            raise ExtensionError(name, reason) from error
    converter.registerExtensions(ours, {})
    return converter
