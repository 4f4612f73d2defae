"""The quiz as one file for a learning system, or for paper.

A format is a module of this folder, found by its name: it holds a `FORMAT`. Each gives the same bytes for
the same project, asks nothing of the network, and puts nobody else's file in what it makes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules

from markdown import Markdown

from cadre.fidelity.extensions import markdown
from cadre.markdown import CadreExtension, Context, PageInfo
from cadre.markdown.addresses import address
from cadre.markdown.fragments import stand_alone
from cadre.model.policy import SHORT_CODE
from cadre.reading import Project
from cadre.reading.settings import Language
from cadre.texts import Texts

__all__ = ["Format", "Request", "formats"]


@dataclass(frozen=True)
class Request:
    """What is asked of a format: the quiz of a project, in one language.

    `context` renders the site's pages; `choices` are the values of the format's own options, by name;
    `created` is the day to write in a file that must have one, None for the version's own.
    """

    project: Project
    context: Context
    language: Language
    choices: Mapping[str, str] = field(default_factory=dict)
    created: datetime | None = None

    @cached_property
    def page(self) -> Context:
        """The data that blocks are rendered from, on the page of the whole quiz."""
        page = PageInfo(self.project.settings.identity.names.pages.whole_quiz, self.language.code)
        return replace(self.context, page=page, entries={})

    @cached_property
    def words(self) -> Texts:
        """What exports say: in the official language where there are no words in the one asked for."""
        return self.project.words(self.language.code, "export")

    @property
    def code(self) -> str:
        """The text version code, as readers see it."""
        return self.project.policy.code[:SHORT_CODE]

    @property
    def title(self) -> str:
        """The title of the policy; the site's name while it has none."""
        title = self.project.policy.title(self.language.code)
        return title or self.project.settings.identity.organisation

    def converter(self, context: Context, links: Mapping[str, str] | None = None) -> Markdown:
        """Return what finishes the blocks that `context` gives.

        Their links lead to the site, with the attributes `links`, if it has an address.
        """
        made = markdown(self.project.settings, CadreExtension(context))
        site = self.project.settings.site_url.rstrip("/")
        home = site and address(site, self.language, self.project.settings.home)
        stand_alone(made, context, home, links or {})
        return made


@dataclass(frozen=True, slots=True)
class Format:
    """A format: a bilingual line of help, how its files' names end, its own options, and what makes one."""

    summary: str
    suffix: str
    make: Callable[[Request], bytes]
    options: Callable[[argparse.ArgumentParser], None] = lambda _: None


def formats() -> Mapping[str, Format]:
    """Return the formats by name."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").FORMAT for name in names}
