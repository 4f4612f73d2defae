"""`check --add-ids`: writes an id to each passage of the policy's text that has none."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from cadre import reading
from cadre.cli.saying import note, refuse, say, words
from cadre.disk.files import write_atomically
from cadre.moving import ids
from cadre.reading import Page, Project, settings

_MARK: Final = "\ufeff"


def add_ids(root: Path, options: Namespace) -> int:
    """Write the ids that are missing, and return 1 when a page could not have its own."""
    whole = reading.read(settings.load(root))
    found = [_given(one) for one in whole.parts.values() or (whole,)]
    given = [one for ours, _ in found for one in ours]
    unclear = [one for _, theirs in found for one in theirs]
    for one in given:
        try:
            _write(root / one.page.path, one)
        except OSError as error:
            return refuse(options, "check.not-written", page=one.page.path, reason=error.strerror)
        say(words(options).count("check.ids-added", one.new, page=one.page.path))
    for page, original in unclear:
        note(options, "check.ids-unclear", page=page.path, original=original.path)
    if not given and not unclear:
        say(words(options)("check.ids-none"))
    return int(bool(unclear))


def _write(file: Path, given: ids.Given) -> None:
    """Keep all else as it is: front matter, a byte order mark, the kind of line ends, the last line."""
    source = file.read_bytes().decode()
    end = "\r\n" if "\r\n" in source else "\n"
    head = source.splitlines(keepends=True)[: given.page.body_line - 1]
    mark = _MARK if source.startswith(_MARK) and not head else ""
    last = end if source.endswith("\n") else ""
    write_atomically(file, (mark + "".join(head) + end.join(given.lines) + last).encode())


def _given(project: Project) -> tuple[list[ids.Given], list[tuple[Page, Page]]]:
    official = project.settings.official.code
    taken = ids.Ids(_taken(project.pages.values()))
    given: list[ids.Given] = []
    unclear: list[tuple[Page, Page]] = []
    for section in project.policy.sections:
        page = project.pages[official, section.page]
        ours = taken.give(page)
        given.append(ours)
        for language in project.settings.shipped:
            translation = project.pages.get((language.code, section.page))
            if language.code == official or translation is None:
                continue
            theirs = ids.follow(translation, ours.ids)
            if theirs is not None:
                given.append(theirs)
            elif not all(one.id for one in ids.passages(translation)):
                unclear.append((translation, page))
    return [one for one in given if one.new], unclear


def _taken(pages: Iterable[Page]) -> Iterator[str]:
    """Yield the ids of every page: a passage that one language alone still has keeps its own."""
    for page in pages:
        yield from (element.id for element in page.scan.elements if element.id)
