"""Passages of the policy quoted on another page, with the way to them."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.late import mark
from cadre.markdown.words import append, put
from cadre.model import marks
from cadre.model.bank import Citation
from cadre.model.policy import Unit


def quoted(parent: etree.Element, unit: Unit, context: Context, words: str = "") -> etree.Element:
    """Add a quotation of a unit, or of some words of it, and return it."""
    return _quotation(parent, unit, words or unit.text, context, words=words or None)


def essentials(parent: etree.Element, context: Context) -> None:
    """Add each section in short: a title that leads to it, our points, or its own words quoted."""
    for one in context.essentials.get(context.language, ()):
        title = sub(parent, "h2")
        link = sub(title, "a", attributes={"href": context.unit_link(one.title)})
        put(link, one.title.text, context, one.title.language)
        if one.points:
            listing = sub(parent, "ul")
            for point in one.points:
                sub(listing, "li", point)
        for unit in one.units:
            quoted(parent, unit, context)


def cited(parent: etree.Element, citation: Citation, context: Context) -> etree.Element | None:
    """Add the words that a citation quotes, or nothing when its unit or its quote is unknown."""
    words = citation.quote.get(context.language)
    if words is None or citation.unit not in context.text:
        return None
    return _quotation(parent, context.text.unit(citation.unit), words, context, words=words)


def _quotation(
    parent: etree.Element, unit: Unit, text: str, context: Context, words: str | None
) -> etree.Element:
    block = sub(parent, "blockquote", attributes={"class": "passage"})
    quotation = sub(block, "p")
    append(quotation, context.words("quote.open"))
    put(quotation, text, context, unit.language)
    append(quotation, context.words("quote.close"))
    source = sub(block, "p", context.words("passage.source"), {"class": "passage__source"})
    link = sub(source, "a", context.called(unit), {"href": context.unit_link(unit)})
    if words:
        mark(link, marks.mark(unit.text, words))
    return block
