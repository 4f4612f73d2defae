"""The list of the principles, and what a script needs to say there where the reader is.

What the browser keeps is compared with today's text and bank, so that nothing old passes for new. A page can
be known to be opened; nothing here says that it was read.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Final

from markdown.util import AtomicString

from cadre.markdown.context import Context
from cadre.markdown.elements import pictogram, sub
from cadre.markdown.progress import answers, text_of
from cadre.markdown.words import put
from cadre.model.blocks import BROWSER_STORAGE

#: What the script may say of a principle, as data attributes of the list, by their key in `progress`.
_WORDS: Final = ("opened", "changed", "begun.one", "begun.many", "done", "reread")


def render(parent: etree.Element, context: Context) -> None:
    """Add the list of the principles, each linked to its page and to its quiz.

    Each item has an empty place where a script says where the reader is; without a script the list is whole.
    """
    entries = context.words.entries
    words = {f"data-{name.replace('.', '-')}": entries[f"progress.{name}"] for name in _WORDS}
    words["data-stale"] = entries["quiz.stale"]
    listing = sub(parent, "ul", attributes={"class": "principles", **words})
    for section in context.policy.principles:
        if units := context.text.page(section.page):
            group = units[0].id
            attributes = {
                "class": "principle",
                "data-group": group,
                "data-text": text_of(section, context),
            }
            item = sub(listing, "li", attributes=attributes)
            link = sub(item, "a", attributes=_link("principle__read", section.page, context))
            if name := context.pictograms.get(section.page):
                link.append(pictogram(name))
            put(link, units[0].text, context)
            _quiz_of(item, group, context)
            sub(item, "ul", attributes={"class": "principle__state", "hidden": "hidden"})
    _kept(parent, context)


def _link(name: str, page: str, context: Context) -> dict[str, str]:
    return {"class": name, "href": context.link(page)}


def _quiz_of(item: etree.Element, name: str, context: Context) -> None:
    """Lead from a principle to its questions, when it has some."""
    group = next((group for group in context.bank.groups if group.group == name), None)
    if group is None:
        return
    line = sub(item, "p", attributes={"class": "facts"})
    words = context.words("principles.quiz", title=group.title[context.language])
    link = sub(line, "a", words, _link("principle__quiz", context.quiz_page(name), context))
    link.tail = AtomicString(f" {context.size(group)}")
    item.set("data-scenarios", answers(group.scenarios, context))


def _kept(parent: etree.Element, context: Context) -> None:
    """Say what keeps the states, and lead to what erases them, when a page of the project does."""
    line = sub(
        parent,
        "p",
        context.words("progress.kept"),
        {"class": "principles__kept", "hidden": "hidden"},
    )
    if context.storage_page:
        line.text = f"{line.text} "
        sub(
            line,
            "a",
            context.words("progress.erase"),
            {"href": context.link(context.storage_page, BROWSER_STORAGE.name)},
        )
