"""The templates that the browser prints people's attestations from, in the official language: the PDF's words."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Final

from cadre.drawings.qr import qr_code
from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.model.policy import SHORT_CODE

FIELDS: Final = ("name", "number", "job", "department")
_FORMS: Final = ("one", "many")


def form(parent: etree.Element, context: Context) -> None:
    """Add the template of one person's form, in the official language: the same words as the PDF."""
    template = sub(parent, "template", attributes={"data-module": "sheet"})
    official, identity = context.policy.official, context.identity
    words = context.official_words.also("paper")
    values = {
        "document": context.policy.title(official),
        "date": context.date(identity.version, official),
        "code": context.policy.code[:SHORT_CODE],
    }
    sheet = sub(template, "div", attributes={"class": "signer__sheet"})
    if official != context.language:
        sheet.set("lang", official)  # SC 3.1.2
    sub(sheet, "p", identity.organisation, {"class": "signer__organisation"})
    # Not `h2`, which would enter the page's table of contents.
    title = {"class": "signer__title", "role": "heading", "aria-level": "2"}
    sub(sheet, "p", words("acknowledgement.name"), title)
    for key in ("status", "statement"):
        text = words(f"acknowledgement.{key}", **values)
        sub(sheet, "p", text, {"class": f"signer__sheet-{key}"})
    for column in FIELDS:
        field = sub(sheet, "p", attributes={"class": "signer__field", "data-field": column})
        sub(field, "span", words(f"acknowledgement.fields.{column}"), {"class": "signer__of"})
        sub(field, "span", attributes={"class": "signer__value"})
    signing = sub(sheet, "p", attributes={"class": "signer__signing"})
    for name in ("signature", "date"):
        sub(signing, "span", words(f"acknowledgement.fields.{name}"))
        ruled = {"class": f"signer__rule signer__rule--{name}", "role": "img"}
        sub(signing, "span", attributes=ruled | {"aria-label": words("blank")})
    _foot(sheet, values, context)


def divider(parent: etree.Element, context: Context) -> None:
    """Add the template of the sheet before a department's forms: whose they are, and how many, as in the PDF."""
    named = {"class": "signer__dividing", "lang": context.policy.official}
    template = sub(parent, "template", attributes=named)
    words = context.official_words.also("paper")
    page = sub(template, "div", attributes={"class": "signer__sheet", "data-divider": ""})
    sub(page, "p", context.identity.organisation, {"class": "signer__organisation"})
    title = {"class": "signer__title", "role": "heading", "aria-level": "2"}
    sub(page, "p", words("no-department"), title)
    counts = {f"data-{form}": words.entries[f"acknowledgement.divider.{form}"] for form in _FORMS}
    sub(page, "p", attributes={"class": "signer__divided"} | counts)


def _foot(form: etree.Element, values: Mapping[str, str], context: Context) -> None:
    """Add which text it is about, and where its code is checked once the site has an address."""
    words, purpose = (
        context.official_words.also("paper"),
        context.identity.acknowledgement_purpose,
    )
    foot = sub(form, "div", attributes={"class": "signer__foot"})
    if address := context.checking:
        drawn = etree.fromstring(qr_code(address, in_page=True))  # noqa: S314  our own
        named = {"role": "img", "aria-label": words("acknowledgement.code", address=address)}
        drawn.attrib |= named
        foot.append(drawn)
    for key in ("version", "resolution", "code"):
        sub(foot, "p", words(key, **values))
    if address:
        sub(foot, "p", words("acknowledgement.checking", address=address))
    if purpose:
        sub(foot, "p", purpose)
