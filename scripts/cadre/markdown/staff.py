"""What is written to staff about the policy, in the official language: its values, and the reminder."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from cadre.markdown.addresses import inside
from cadre.markdown.context import Context


def values(context: Context, language: str) -> Mapping[str, str]:
    """Return what messages name: the document, its version, who adopted it."""
    identity = context.identity
    return {
        "document": context.policy.title(language) or identity.organisation,
        "date": context.date(identity.version, language),
        "organisation": identity.organisation,
    }


def reminder(context: Context) -> tuple[str, ...]:
    """Return the paragraphs to send to those whose acknowledgement is not on file."""
    official = context.policy.official
    words, said = context.official_words.also("paper"), values(context, official)
    keys = ("subject", "greeting", "text", "correct", "site", "status")
    wanted = keys if context.site_url else tuple(key for key in keys if key != "site")
    address = urljoin(context.site_url, inside(context.home))
    return tuple(words(f"reminder.{key}", **said, address=address) for key in wanted)
