"""HR's kit: the e-mail to staff, the three forms of the acknowledgement, the check of a code.

Nothing is sent or kept: a draft opens in the reader's own program, and the forms stay in the page.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urljoin

from markdown.util import AtomicString

from cadre import texts
from cadre.markdown import sheet_template, staff
from cadre.markdown.addresses import inside
from cadre.markdown.context import Context
from cadre.markdown.elements import sub
from cadre.markdown.late import file_link
from cadre.markdown.words import spaced
from cadre.model.people import LONGEST, Column
from cadre.model.policy import SHORT_CODE
from cadre.texts import Texts
from cadre.texts.phrases import act

_SHEETS: Final = ("memo", "poster", "meeting")
_LIMITS: Final = {
    "name": LONGEST[Column.FULL_NAME],
    "number": LONGEST[Column.NUMBER],
    "job": LONGEST[Column.JOB],
    "department": LONGEST[Column.DEPARTMENT],
}
#: How many characters of an address Gmail takes; Outlook takes more.
MOST_ENCODED: Final = 1_600


def mailto(address: str, subject: str, body: str) -> str:
    """Return the address of a draft (RFC 6068): UTF-8, its lines ended by CR LF (section 5)."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:{address}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def announcement(parent: etree.Element, context: Context) -> None:
    """Add the e-mail to staff in the official language, and in the page's own for information."""
    words = context.words.also("kit")
    parent.attrib |= {"class": "kit", "data-module": "kit"}
    sub(parent, "p", words("not-ours"), {"class": "kit__note"})
    if not context.site_url:
        sub(parent, "p", words("announcement.no-address"), {"class": "kit__note"})
    _email(parent, context, words, context.policy.official)
    for language in context.texts:
        if language != context.policy.official and texts.path(language, "kit").is_file():
            folded = sub(parent, "details")
            sub(
                folded,
                "summary",
                words(
                    "announcement.reference",
                    language=context.speech().named_language(language, feminine=True),
                ),
            )
            _email(folded, context, words, language)
    listing = sub(parent, "ul")
    for name in _SHEETS:
        _pdf(sub(listing, "li"), name, words(f"announcement.{name}"), context)


def _pdf(parent: etree.Element, name: str, words: str, context: Context) -> None:
    link = file_link(parent, f"{context.page.root}/{context.identity.names.files.built(name)}")
    link.text = AtomicString(words)
    link.attrib |= {"type": "application/pdf", "hreflang": context.policy.official}


def _email(parent: etree.Element, context: Context, words: Texts, language: str) -> None:
    """Add one e-mail: its subject, its text, and the ways to take it."""
    said = context.texts[language].also("kit")
    subject, body = _announced(said, context, language)
    named = {"lang": language} if language != context.language else {}
    identifier = f"announcement-{language}"
    label = {"id": f"{identifier}-label", "class": "kit__subject"}
    line = sub(parent, "p", words("announcement.subject-label"), label)
    sub(line, "strong", subject, dict(named))
    _text(parent, identifier, body, named)
    acts = sub(parent, "p", attributes={"class": "kit__acts"})
    _copy(acts, identifier, words)
    address = {"class": "button", "href": mailto("", subject, body)}
    sub(acts, "a", words("announcement.email"), address)
    _status(parent)


def _announced(said: Texts, context: Context, language: str) -> tuple[str, str]:
    """Return the subject and the text; the lines of the addresses stand only when the site has one."""
    values = staff.values(context, language)
    site = form = ""
    if context.site_url:
        folder = "" if language == context.policy.official else f"{language}/"
        root = urljoin(context.site_url, folder)
        site = said("announcement.site", address=f"{root}{inside(context.home)}")
        page, mark, place = context.identity.names.pages.acknowledge.partition("#")
        form = said("announcement.form", address=f"{root}{inside(page)}{mark}{place}")
    body = said("announcement.body", **values, site=site, form=form)
    return said("announcement.subject", **values), body.strip()


def forms(parent: etree.Element, context: Context) -> None:
    """Add the same attestation three times: on paper, in the browser, by e-mail."""
    words = context.words.also("kit")
    # The class of the list tool: with a sheet in the page, nothing else is printed.
    parent.attrib |= {"class": "signer kit", "data-module": "kit", "data-kit": "forms"}
    parent.set("data-awaits", "")
    _title(parent, words, "paper")
    sub(parent, "p", words("forms.paper.hint"))
    _pdf(sub(parent, "p"), "acknowledgement", context.words("signer.blank"), context)
    _title(parent, words, "browser")
    sub(parent, "p", words("forms.browser.needs-script"), {"class": "kit__needs"})
    _fields(parent, words)
    _title(parent, words, "email")
    _by_email(parent, context, words)
    official = {"class": "signer__sheets", "lang": context.policy.official}
    sub(parent, "div", attributes=official)
    sheet_template.form(parent, context)
    _data(parent, context, _message(context) | {"mailto": context.identity.acknowledgement_email})


def _fields(parent: etree.Element, words: Texts) -> None:
    form = sub(parent, "form", attributes={"class": "kit__form", "hidden": "", "novalidate": ""})
    sub(form, "p", words("forms.browser.hint"))
    for name, most in _LIMITS.items():
        field = f"attester-{name}"
        sub(form, "label", words(f"forms.browser.{name}"), {"for": field})
        # Without `off`, a browser keeps what was typed and offers it to the next person.
        limits = {"maxlength": str(most)}
        sub(form, "input", attributes={"id": field, "name": name, "autocomplete": "off"} | limits)
    act = {"class": "button", "type": "submit"}
    sub(form, "button", words("forms.browser.act"), act)
    _status(form)


def _by_email(parent: etree.Element, context: Context, words: Texts) -> None:
    email = context.identity.acknowledgement_email
    sub(parent, "p", words("forms.email.hint" if email else "forms.email.copy-only"))
    message = _message(context)
    named = {"lang": context.policy.official} if context.language != context.policy.official else {}
    sub(
        parent, "p", words("forms.email.text"), {"id": "attester-text-label", "class": "kit__label"}
    )
    _text(parent, "attester-text", message["blank"], named)
    acts = sub(parent, "p", attributes={"class": "kit__acts"})
    _copy(acts, "attester-text", words)
    if email:
        draft = {"class": "button", "data-act": "email", "hidden": "", "href": f"mailto:{email}"}
        sub(acts, "a", words("forms.email.open"), draft)
    _status(parent)
    sub(parent, "p", words("forms.email.evidence"), {"class": "kit__note"})


def _message(context: Context) -> dict[str, str]:
    """Return the words of the attestation by e-mail, in the official language: those of the paper."""
    official = context.policy.official
    paper, said = context.official_words.also("paper"), context.official_words.also("kit")
    values = staff.values(context, official)
    code = context.policy.code[:SHORT_CODE]
    before = paper("acknowledgement.statement", **values)
    status = paper("acknowledgement.status")
    fields = {name: paper(f"acknowledgement.fields.{name}") for name in _LIMITS}
    day, name = said("message.your-date"), said("message.your-name")
    blank = (
        f"{before}\n\n{fields['name']} {name}\n{said('message.date')}{day}\n\n{status}\n"
        f"{said('message.keep')}\n\nCADRE;{code};{day};{name}"
    )
    return {
        "subject": said("message.subject", **values),
        "statement": before,
        "status": status,
        "keep": said("message.keep"),
        "date": said("message.date"),
        "line": f"CADRE;{code}",
        "blank": blank,
        **{f"field.{key}": text for key, text in fields.items()},
    }


def code_check(parent: etree.Element, context: Context) -> None:
    """Add where a code is typed, and what says which text it stands for."""
    words = context.words.also("kit")
    parent.attrib |= {"class": "kit", "data-module": "kit", "data-kit": "code", "data-awaits": ""}
    sub(parent, "p", words("code.needs-script"), {"class": "kit__needs"})
    form = sub(parent, "form", attributes={"class": "kit__form", "hidden": "", "novalidate": ""})
    sub(form, "label", words("code.label"), {"for": "code-check"})
    hint = words("code.hint", code=context.policy.code[:SHORT_CODE], shown=SHORT_CODE)
    sub(form, "p", hint, {"id": "code-check-hint", "class": "kit__note"})
    typed = {"id": "code-check", "autocomplete": "off", "spellcheck": "false"}
    sub(form, "input", attributes=typed | {"aria-describedby": "code-check-hint"})
    sub(form, "button", words("code.act"), {"class": "button", "type": "submit"})
    _status(form)
    speech = context.speech()
    versions = [
        {
            "code": one.code,
            "date": context.date(one.date),
            "adopted": speech.adopted(act(one.resolution)),
        }
        for one in context.versions
    ]
    _data(parent, context, {"versions": versions, "current": context.policy.code})


def _title(parent: etree.Element, words: Texts, form: str) -> None:
    # Not `h3`, which would enter the page's table of contents.
    heading = {"class": "kit__title", "role": "heading", "aria-level": "3"}
    sub(parent, "p", words(f"forms.{form}.title"), heading)


def _text(parent: etree.Element, identifier: str, text: str, named: Mapping[str, str]) -> None:
    """Add a text to take, its lines as they are; the keyboard reaches it to scroll it."""
    shown = {"id": identifier, "class": "kit__text", "tabindex": "0", "role": "group"}
    # `pre`: its lines stay, and what is copied has the spaces that were written.
    sub(parent, "pre", text, shown | {"aria-labelledby": f"{identifier}-label"} | dict(named))


def _copy(parent: etree.Element, identifier: str, words: Texts) -> None:
    told = {"data-copied": spaced(words("copied")), "data-select": spaced(words("select"))}
    act = {"type": "button", "class": "button", "data-copy": identifier, "hidden": ""}
    sub(parent, "button", words("copy"), act | told)


def _status(parent: etree.Element) -> None:
    sub(parent, "p", attributes={"class": "kit__status", "role": "status"})


def _data(parent: etree.Element, context: Context, values: Mapping[str, object]) -> None:
    """Add what the script needs: its words, and the values of the block."""
    words = context.words.also("kit").entries
    data = {
        "language": context.language,
        "words": {key: spaced(text) for key, text in words.items() if key != "announcement.body"},
        "shown": SHORT_CODE,
        "most": MOST_ENCODED,
        **values,
    }
    # `<` would let a text end the element early.
    text = json.dumps(data, ensure_ascii=False).replace("<", r"\u003c")
    sub(parent, "script", text, {"type": "application/json"})
