"""The `///` blocks: what an author writes → elements. Their names and arguments are in `cadre.model.blocks`.

A block that names something unknown renders nothing: `check` has the message, and shows it in the page.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import Any, Final

from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block, type_any

from cadre.markdown import kit, passages, people, policies, principles, quiz, sheets, steps, storage
from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.model import blocks as names


class _Block(Block):  # type: ignore[misc]  # pymdown-extensions has no types
    @property
    def context(self) -> Context:
        context: Context = self.config["context"]
        return context

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Add the block's element, which holds what its `render` puts there."""
        return sub(parent, "div", attributes={"class": self.NAME})

    def on_end(self, block: etree.Element) -> None:
        """Fill the block once its text is read."""
        self.render(block)

    def render(self, block: etree.Element) -> None:
        """Fill the block."""


class _Aside(_Block):
    """A labelled block that is not the policy. Its label is read once, as its first words."""

    #: A label that is a heading is found by those who go from heading to heading.
    LABEL = "p"

    def on_create(self, parent: etree.Element) -> etree.Element:
        label = self.context.words(f"aside.{self.NAME}")
        attributes = {"class": f"aside aside--{self.NAME}", "role": "note"}
        block = sub(parent, "div", attributes=attributes)
        sub(block, self.LABEL, label, {"class": "aside__label"})
        return block


class AtAGlance(_Aside):
    """`/// at-a-glance`: a list of points, each linked to the unit that it sums up."""

    NAME = names.AT_A_GLANCE.name
    ARGUMENT = False
    LABEL = "h2"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Add the block, its points folded: who reads the text need not read them as well."""
        block = super().on_create(parent)
        self.folded = sub(block, "details", attributes={"class": "fold"})
        sub(self.folded, "summary", self.context.words("aside.unfold"))
        return block

    def on_add(self, block: etree.Element) -> etree.Element:
        """Put the points in the part that folds."""
        return self.folded


class Note(_Aside):
    """`/// note`: dated and sourced, only where a reader would be misled without it.

    Any type of option is taken: YAML reads an ISO date as a date, and a refused option would print the
    block as text.
    """

    NAME = names.NOTE.name
    ARGUMENT = False
    OPTIONS: Final = {"date": ["", type_any], "source": ["", type_any]}

    def render(self, block: etree.Element) -> None:
        """Add the date and the source under the note."""
        words = self.context.words(
            "aside.note-source",
            date=self.context.date(str(self.options["date"])),
            source=self.options["source"],
        )
        sub(block, "p", words, {"class": "aside__source"})


class Passage(_Block):
    """`/// passage | courtoisie-1`: a unit quoted, whole or the words of its option `quote`, with the way to it."""

    NAME = names.PASSAGE.name
    ARGUMENT = True
    OPTIONS: Final = {"quote": ["", type_any]}

    def render(self, block: etree.Element) -> None:
        """Quote the unit."""
        context, name = self.context.of_unit(self.argument)
        if name in context.text:
            passages.quoted(block, context.text.unit(name), context, str(self.options["quote"]))


class Form(_Block):
    """`/// form | TITLE`: the link to a form of the policy, to print."""

    NAME = names.FORM.name
    ARGUMENT = True

    def render(self, block: etree.Element) -> None:
        """Lead to the form that has this title."""
        if self.argument in self.context.text:
            sheets.form(block, self.context.text.unit(self.argument), self.context)


class FullText(_Block):
    """`/// full-text`: the whole policy on one page."""

    NAME = names.FULL_TEXT.name
    ARGUMENT = False

    def render(self, block: etree.Element) -> None:
        """Put every unit in the page."""
        sheets.full_text(block, self.context)


class Quiz(_Block):
    """`/// quiz | GROUP`, `quiz | quick`, `quiz | all` or `quiz | one SCENARIO`."""

    NAME = names.QUIZ.name
    ARGUMENT = True

    def render(self, block: etree.Element) -> None:
        """Put the questions and their keys in the page."""
        try:
            quiz.render(block, self.argument.strip(), self.context)
        except KeyError:
            block.clear()


class Steps(_Block):
    """`//// steps`: the home page's task list, which holds `/// step` blocks."""

    NAME = names.STEPS.name
    ARGUMENT = False

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Add the list."""
        return sub(parent, "ol", attributes={"class": "steps", "data-module": "steps"})


class Step(_Block):
    """`/// step | read`: one step of the list, with a text of the author's under its button."""

    NAME = names.STEP.name
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Add the step; its text goes under its button."""
        if self.argument not in list(names.Step):
            return sub(parent, "li")
        self.more = steps.step(parent, self.argument, self.context)
        return parent[-1]

    def on_add(self, block: etree.Element) -> etree.Element:
        """Put the text under the button."""
        return getattr(self, "more", block)


class AccessibilityFigures(_Block):
    """`/// accessibility-figures`: what the last examination of the site found."""

    NAME = names.FIGURES.name
    ARGUMENT = False

    def render(self, block: etree.Element) -> None:
        """Give the figures, or say that there are none yet."""
        sheets.figures(block, self.context)


#: Blocks that take nothing and hold nothing of the author's: each is filled by one function.
_FILLED: Final = {
    names.QUIZ_GROUPS: quiz.groups,
    names.CONSENT_PAGE: sheets.consent,
    names.ACKNOWLEDGEMENTS: people.acknowledgements,
    names.ANNOUNCEMENT: kit.announcement,
    names.ACKNOWLEDGEMENT_FORMS: kit.forms,
    names.CODE_CHECK: kit.code_check,
    names.CONTACT: sheets.contact,
    names.PRINCIPLES: principles.render,
    names.AIDE_MEMOIRE: sheets.aide_memoire,
    names.ESSENTIALS: passages.essentials,
    names.VERSIONS: sheets.versions,
    names.BROWSER_STORAGE: storage.render,
    names.POLICIES: policies.render,
}


def _filled(block: names.Block, fill: Callable[[etree.Element, Context], object]) -> type[_Block]:
    def render(self: _Block, element: etree.Element) -> None:
        fill(element, self.context)

    return type(block.name, (_Block,), {"NAME": block.name, "ARGUMENT": False, "render": render})


CLASSES: Final = (
    AtAGlance,
    Note,
    Passage,
    Form,
    FullText,
    Quiz,
    AccessibilityFigures,
    Steps,
    Step,
    *(_filled(block, fill) for block, fill in _FILLED.items()),
)


class CadreBlocks(BlocksExtension):  # type: ignore[misc]  # pymdown-extensions has no types
    """Registers the blocks with the data that they are rendered from."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def extendMarkdownBlocks(self, md: Any, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Register each block."""
        for block in CLASSES:
            block_mgr.register(block, {"context": self.context})
