"""What the templates need to know of a page, beside its content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cadre import checks
from cadre.drawings import pictograms
from cadre.markdown import Context
from cadre.markdown.addresses import address, root_of
from cadre.markdown.frame import Frame
from cadre.markdown.progress import marks
from cadre.model.blocks import FULL_TEXT, PRINCIPLES, STEPS
from cadre.model.places import stage
from cadre.reading import Project
from cadre.texts import Texts

#: A component is a folder of overrides/components: its script and its style are named after it.
_COMPONENTS: Final = re.compile(r'data-module="(quiz|signer|sheet|kit|policies)"')
#: A table of an author's own, beside the paragraphs; those of a component are in their frames.
_TABLE: Final = "\n<table>"


@dataclass(frozen=True)
class PageFacts:
    """The facts of one page after another; what all pages share is worked out once."""

    project: Project
    context: Context

    def of_page(self, source: str, html: str) -> Mapping[str, object]:
        """Return the facts of the page that the extension has open, whose content is `html`."""
        context = self.context
        url = context.page.url
        words = context.words
        frame = Frame(
            self.project.settings,
            words,
            context.language,
            context.page.page,
            root_of(url),
            self.project.known,
            self.context.stores,
        )
        accessibility = self.project.settings.identity.names.pages.accessibility
        official = context.language == context.policy.official
        others = [one.code for one in self.project.settings.shipped if one != frame.own]
        drawing = self.project.pictograms.get(context.page.page)
        reproduces = context.page.official or holds(self.project, source, FULL_TEXT.name)
        return {
            "courtesy": "" if official else words("policy.courtesy"),
            "source": reproduces and official and words("policy.source"),
            "uncompared": reproduces
            and not self._compared
            and words(f"policy.uncompared{'' if official else '-courtesy'}"),
            "stale": f"docs/{source}" in self._stale
            and {
                "text": words("policy.stale"),
                "link": words("policy.stale-link"),
                "href": address(root_of(url), self.project.settings.official, context.page.page),
            },
            "footer": "" if self.project.parts else context.dated("policy.footer"),
            "organisation": self.project.settings.identity.organisation,
            "accessibility": accessibility in self.project.known
            and {
                "text": words("footer.accessibility"),
                "href": address(root_of(url), frame.own, accessibility),
            },
            "amended": words("way.amended"),
            "sideways": others
            and {
                "show": words("way.sideways", other=context.speech().the_language(others[0])),
                "failed": words("way.sideways-failed"),
            },
            "opened": self._marks.get(context.page.page, ""),
            "progress": holds(self.project, source, PRINCIPLES.name)
            or holds(self.project, source, STEPS.name),
            "reproduces": reproduces,
            "tabular": _TABLE in html,
            "components": sorted(set(_COMPONENTS.findall(html))),
            "way": frame.way(stage(self.project.policy, context.page.page), context.titles),
            "offline": self._offline(words),
            "pictogram": pictograms.svg(drawing) if drawing else "",
            **frame.values(),
        }

    def of_no_page(self, language: str) -> Mapping[str, object]:
        """Return what the templates need for the page that stands for one that does not exist."""
        words = self.project.words(language)
        identity = self.project.settings.identity
        # Its addresses are absolute: nobody knows from where that page is shown.
        frame = Frame(
            self.project.settings,
            words,
            language,
            "index.md",
            self.project.settings.root_path,
            self.project.known,
            self.context.stores,
        )
        date = words.date(identity.version)
        return {
            "footer": "" if self.project.parts else words("policy.footer", version=date),
            "organisation": identity.organisation,
            "missing": frame.missing(),
            "offline": self._offline(words),
            **frame.values(),
            "alternates": [],
        }

    def _offline(self, words: Texts) -> str:
        """Return what a page says of itself when it is a copy; nothing where the site keeps none."""
        identity = self.project.settings.identity
        return words("copy", version=words.date(identity.version)) if identity.offline else ""

    @cached_property
    def _stale(self) -> frozenset[str]:
        return frozenset(page.path for page in checks.stale(self.project))

    @cached_property
    def _marks(self) -> dict[str, str]:
        return marks(self.context)

    @property
    def _compared(self) -> bool:
        """Say whether somebody has compared today's text with the signed original."""
        versions = self.project.versions
        return bool(versions and versions[-1].compared)


def holds(project: Project, source: str, block: str) -> bool:
    """Say whether the page at `source` (`fr/texte/courtoisie.md`) holds a block of this name."""
    language, _, path = source.partition("/")
    page = project.pages.get((language, path))
    return page is not None and any(fence.name == block for fence in page.scan.fences)
