"""Blocks made of the policy's own units: the full text, the consent page, lists and tables."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from markdown.util import AtomicString

from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.late import file_link
from cadre.markdown.layout import Layout, SheetLayout
from cadre.markdown.terms import Links
from cadre.markdown.words import append, put
from cadre.model.policy import SHORT_CODE, Unit
from cadre.model.versions import Comparison, Version
from cadre.reading.settings.names import Files

#: What stands before an extension: « poste 12 », “ext. 12”, “x12”.
_EXTENSION: Final = re.compile(r"\s*,?\s*(?:poste|ext\.?|x)\s*", re.IGNORECASE)


def full_text(parent: etree.Element, context: Context) -> None:
    """Add the whole policy, its titles one under the other as in the navigation.

    Its hard words lead to the glossary.
    """
    links = Links.of(
        context.terms.get(context.language, ()), context.link(context.identity.names.pages.glossary)
    )
    for section in context.policy.sections:
        units = context.text.page(section.page)
        base = next((unit.level for unit in units if unit.level), 1)
        layout = Layout(parent, links, context)
        for unit in units:
            layout.add(unit, section.depth + unit.level - base)


def consent(parent: etree.Element, context: Context) -> None:
    """Add the consent page, in the official language: its text, its lines, its version."""
    official = context.policy.official
    values = {
        "organisation": context.identity.organisation,
        "version": context.date(context.identity.version),
        "code": context.policy.code[:SHORT_CODE],
    }
    command = {"type": "button", "class": "button js-only", "data-module": "print"}
    sub(parent, "button", context.words("consent.print"), command)
    sheet = sub(parent, "div", attributes={"class": "sheet"})
    sub(sheet, "p", context.identity.organisation, {"class": "sheet__organisation"})
    layout = SheetLayout(sheet, Links.of(()), context)
    for unit in context.policy.signed:
        layout.add(unit, 2)
    details = sub(sheet, "ul", attributes={"class": "sheet__details"})
    for key in ("version", "resolution", "code"):
        sub(details, "li", context.words(f"consent.{key}", **values))
    link = sub(parent, "p", attributes={"class": "sheet__pdf"})
    pdf = file_link(link, f"{context.page.root}/{context.identity.names.files.built('consent')}")
    pdf.text = AtomicString(context.words("consent.pdf"))
    pdf.set("type", "application/pdf")
    pdf.set("hreflang", official)


def form(parent: etree.Element, unit: Unit, context: Context) -> None:
    """Add the link to a form of the policy on paper, in the official language."""
    # Nobody looks for it: the form itself is found.
    parent.set("data-search-exclude", "")
    link = file_link(
        sub(parent, "p"), f"{context.page.root}/{form_pdf(unit.page, context.identity.names.files)}"
    )
    link.text = AtomicString(context.words("form.pdf", title=unit.text))
    link.set("type", "application/pdf")
    link.set("hreflang", context.policy.official)


def form_pdf(page: str, files: Files) -> str:
    """Return where the build writes a form, from the site's root, by its page."""
    return f"assets/{files.form}-{PurePosixPath(page).stem}.pdf"


def dialled(phone: str) -> str:
    """Return a telephone number as a `tel:` address takes it, its extension after a comma (RFC 3966).

    Phones dial a comma as a pause; `;ext=` is the standard's word, which many of them ignore.
    """
    number, *extension = _EXTENSION.split(phone, maxsplit=1)
    digits = "".join(character for character in number if character.isdigit() or character == "+")
    return ",".join((digits, *("".join(filter(str.isdigit, part)) for part in extension)))


def contact(parent: etree.Element, context: Context) -> None:
    """Add the Municipality's telephone number and address; nothing when it gives neither."""
    identity = context.identity
    if not (identity.phone or identity.address):
        return
    sub(parent, "p", context.words("contact.title"), {"class": "contact__title"})
    listing = sub(parent, "ul")
    if identity.phone:
        item = sub(listing, "li")
        append(item, context.words("contact.phone"))
        sub(item, "a", identity.phone, {"href": f"tel:{dialled(identity.phone)}"})
    if identity.address:
        sub(listing, "li", context.words("contact.address", address=identity.address))


def aide_memoire(parent: etree.Element, context: Context) -> None:
    """Add the link to the one-page summary of the page's language."""
    folder = "" if context.language == context.policy.official else f"{context.language}/"
    link = file_link(
        parent, f"{context.page.root}/{folder}{context.identity.names.files.built('aide_memoire')}"
    )
    link.text = context.words("aide-memoire.pdf")
    link.set("type", "application/pdf")


def figures(parent: etree.Element, context: Context) -> None:
    """Add what the last examination of the site found, or say that there was none."""
    known = context.figures
    if known is None:
        sub(parent, "p", context.words("figures.none"))
        return
    number = len(context.texts)
    key = f"figures.languages.{number}"
    languages = context.words(
        key if key in context.words else "figures.languages.more", number=number
    )
    values = {**known.as_data(), "date": context.date(known.date), "languages": languages}
    sub(parent, "p", context.words("figures.date", **values))
    listing = sub(parent, "ul")
    sub(listing, "li", context.words("figures.pages", **values))
    sub(listing, "li", context.words.count("figures.axe", known.findings, **values))
    sub(listing, "li", context.words.count("figures.nu", known.errors, **values))


def versions(parent: etree.Element, context: Context) -> None:
    """Add the table of versions, the latest first, then what each changed, passage by passage."""
    latest_first = sorted(context.versions, key=lambda version: version.date, reverse=True)
    _table_of_versions(parent, latest_first, context)
    for version in latest_first:
        if version.changes:
            _changes(parent, version, context)


def _changes(parent: etree.Element, version: Version, context: Context) -> None:
    """Add the passages that a version changed, in the official language, whose text it is."""
    words, official = context.words, context.policy.official
    title = {"id": f"changes-{version.date}"}
    sub(parent, "h3", words("versions.changes", date=context.date(version.date)), title)
    listing = sub(parent, "ul", attributes={"class": "changes"})
    for change in version.changes:
        item = sub(listing, "li")
        if change.unit in context.text:
            unit = context.text.unit(change.unit)
            way = {"href": context.unit_link(unit)}
            sub(sub(item, "p"), "a", context.name(unit), way).tail = " "
        alone = not (change.before and change.after)
        for tag, label, text in (
            ("del", "removed" if alone else "before", change.before),
            ("ins", "added" if alone else "after", change.after),
        ):
            if text:
                line = sub(item, "p")
                append(line, words(f"versions.{label}"))
                put(sub(line, tag), text, context, official)


def _table_of_versions(
    parent: etree.Element, versions: Iterable[Version], context: Context
) -> None:
    table = sub(parent, "table", attributes={"class": "versions"})
    sub(table, "caption", context.words("versions.caption"))
    head = sub(sub(table, "thead"), "tr")
    for key in ("version", "resolution", "compared"):
        sub(head, "th", context.words(f"versions.{key}"), {"scope": "col"})
    body = sub(table, "tbody")
    for version in versions:
        row = sub(body, "tr")
        cell = sub(row, "th", context.date(version.date), {"scope": "row"})
        cell.set("id", f"version-{version.date}")
        sub(row, "td", version.resolution)
        sub(row, "td", _comparison(version.compared, context))
        line = sub(body, "tr", attributes={"class": "versions__code"})
        cell = sub(line, "td", attributes={"colspan": "3"})
        append(cell, context.words("versions.code"))
        sub(cell, "code", version.code)


def _comparison(comparison: Comparison | None, context: Context) -> str:
    if comparison is None:
        return context.words("versions.not-compared")
    on = context.date(comparison.on)
    return context.words("versions.compared-by", by=comparison.by, date=on)
