"""Who must confirm again: the people of HR's list, seen from today's text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from cadre.model.people import Person
from cadre.model.versions import Version, standing


class OnFile(StrEnum):
    """Of which text is the acknowledgement that HR has on file for a person."""

    CURRENT = "current"
    EARLIER = "earlier"
    NONE = "none"
    UNKNOWN = "unknown"


def on_file(person: Person, current: str, versions: Iterable[Version]) -> OnFile:
    """Say it for one person; `current` is the whole code of today's text."""
    return OnFile(standing(person.code, current, versions)) if person.code else OnFile.NONE


def by_file(
    people: Iterable[Person], current: str, versions: Sequence[Version]
) -> Mapping[OnFile, Sequence[Person]]:
    """Return the people of each kind, in the order of the list; a kind may have nobody."""
    sorted_: dict[OnFile, list[Person]] = {kind: [] for kind in OnFile}
    for person in people:
        sorted_[on_file(person, current, versions)].append(person)
    return sorted_
