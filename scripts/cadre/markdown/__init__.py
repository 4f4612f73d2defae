"""Python-Markdown extensions: the blocks, the units and their permalinks, the values."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from re import Match

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from cadre.markdown.blocks import CadreBlocks
from cadre.markdown.context import Context, PageInfo
from cadre.markdown.harvest import HarvestTreeprocessor
from cadre.markdown.late import LateTreeprocessor
from cadre.markdown.units import UnitPreprocessor, UnitTreeprocessor
from cadre.markdown.values import ValueProcessor
from cadre.markdown.words import name_pattern

__all__ = ["CadreExtension", "Context", "PageInfo"]


class CadreExtension(Extension):
    """Everything that a page of the site needs; one instance serves page after page."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the parser's own name
        """Register the processors, each where its docstring says that it must run."""
        CadreBlocks(self.context).extendMarkdown(md)
        md.inlinePatterns.register(ValueProcessor(self.context), "cadre-values", 175)
        if pattern := name_pattern(self.context):
            md.inlinePatterns.register(_NameProcessor(pattern, self.context), "cadre-names", 5)
        # Before Python-Markdown changes white space (30), and before inline Markdown (20): the policy's
        # words are not Markdown.
        units = UnitPreprocessor(md, self.context)
        md.preprocessors.register(units, "cadre-units", 40)
        md.treeprocessors.register(UnitTreeprocessor(units, self.context), "cadre-units", 25)
        # After MkDocs' own treeprocessor (0): it refuses addresses of files that it does not know.
        md.treeprocessors.register(LateTreeprocessor(md, self.context), "cadre-late", -10)
        # Last: it reads what the others have finished.
        md.treeprocessors.register(HarvestTreeprocessor(self.context), "cadre-harvest", -20)


class _NameProcessor(InlineProcessor):
    """Mark as French, in another language, the names that stay French (WCAG 2.2, SC 3.1.2)."""

    def __init__(self, pattern: str, context: Context) -> None:
        super().__init__(pattern)
        self.context = context

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the parser's own name
        self, match: Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        name = etree.Element("span", {"lang": self.context.policy.official})
        name.text = AtomicString(match[0])
        return name, match.start(0), match.end(0)
