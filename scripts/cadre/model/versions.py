"""The adopted versions of the text: what each changed, who compared it, and of which one a code is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from cadre.model.policy import SHORT_CODE
from cadre.model.schema import IsoDate, Model, Words

_CODE: Final = re.compile(r"[0-9a-f]{64}")


class Comparison(Model):
    """Who compared the site's text with the signed original, and when (ISO date)."""

    by: Annotated[Words, Field(examples=["Greffe"])]
    on: Annotated[IsoDate, Field(examples=["2026-01-31"])]


def _code(value: str) -> str:
    if not _CODE.fullmatch(value):
        raise PydanticCustomError("version-code-malformed", "not a version code")
    return value


def _compared(value: Any) -> Any:
    """Return nothing for a comparison that is left empty; one half of it says nothing."""
    parts = ("by", "on")
    if not value or (isinstance(value, dict) and not any(value.get(part) for part in value)):
        return None
    known = isinstance(value, dict) and value.keys() <= set(parts)
    if known and not all(value.get(part) for part in parts):
        raise PydanticCustomError("comparison-incomplete", "half a comparison")
    return value


class Change(Model):
    """What a version changed in a passage: its words before and after, empty where it is added or removed."""

    unit: Annotated[str, Field(examples=["conduite-2"])]
    before: Annotated[str, Field(examples=["Nul ne publie."])] = ""
    after: Annotated[str, Field(examples=["Nul ne publie sans accord."])] = ""


class Version(Model):
    """One adopted version of the text: its date (ISO), the number of its act and its whole version code.

    `changes` are those since the version before, in the order of the text.
    """

    date: Annotated[IsoDate, Field(examples=["2019-01-14"])]
    resolution: Annotated[
        Words,
        Field(
            validation_alias=AliasChoices("resolution", "number"),
            examples=["2019-01-016"],
        ),
    ]
    code: Annotated[str, AfterValidator(_code), Field(examples=["3f9a…"])]
    compared: Annotated[
        Comparison | None,
        BeforeValidator(_compared),
        Field(examples=["{by: Greffe, on: 2026-01-31}"]),
    ] = None
    changes: Annotated[
        tuple[Change, ...],
        Field(examples=["[{unit: conduite-2, before: Nul ne publie., after: Nul n'écrit.}]"]),
    ] = ()


class Versions(Model):
    """The adopted versions of the text, the latest one last: `versions.yml`."""

    versions: Annotated[
        tuple[Version, ...],
        Field(examples=["[{date: 2019-01-14, resolution: 2019-01-016, code: 3f9a…}]"]),
    ]


class Standing(StrEnum):
    """What a version code is, seen from today's text."""

    CURRENT = "current"
    EARLIER = "earlier"
    UNKNOWN = "unknown"


def standing(code: str, current: str, versions: Iterable[Version]) -> Standing:
    """Say whether `code` (10 characters or more) is today's text, an earlier version or unknown."""
    wanted = code.strip().lower()
    if len(wanted) >= SHORT_CODE:
        if current.startswith(wanted):
            return Standing.CURRENT
        if any(version.code.startswith(wanted) for version in versions):
            return Standing.EARLIER
    return Standing.UNKNOWN
