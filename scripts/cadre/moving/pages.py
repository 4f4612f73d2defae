"""A draft cut into pages: where each begins, what it is in the document, what it is called."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from cadre.model.draft import Block, Draft, Item, Note, Paragraph, Table, Title
from cadre.model.policy import Role
from cadre.moving import shapes

_ANNEX: Final = re.compile(r"(annexe|appendi[xc]|schedule|formulaire|form)\b", re.IGNORECASE)
_RECITAL: Final = re.compile(r"(considérant|attendu|whereas|and whereas)\b", re.IGNORECASE)
_TO_FILL_IN: Final = "___"
_REFERENCE: Final = re.compile(r"\[\^([\w-]+)\]")
#: What begins a title and says only its rank.
_RANK: Final = re.compile(
    r"^(?:(?:article|chapitre|section|partie|part|chapter|art\.)\s+[\divxlc.]+|\d+(?:\.\d+)*"
    r"|[ivxlc]+(?=\s*[-–—.:)]))\s*[-–—.:)]*\s+",
    re.IGNORECASE,
)
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the text: its name, its role, its blocks, one of which is its title."""

    name: str
    role: Role
    blocks: tuple[Block, ...] = field(repr=False)

    @property
    def title(self) -> str:
        """The words of its title, on one line."""
        return next(
            " ".join(block.text.split()) for block in self.blocks if isinstance(block, Title)
        )


def cut(draft: Draft, cover: str) -> tuple[Page, ...]:
    """Return the pages of a draft, in its order; `cover` is the name of the page of what comes before the first."""
    blocks = [block for block in draft.blocks if not isinstance(block, Note)]
    parts = list(_parts(blocks, _level(blocks)))
    notes = [block for block in draft.blocks if isinstance(block, Note)]
    full = _with_notes(parts, notes)
    names = Names({cover})
    # What stands before the first title of a page is the cover: it is no section.
    covered = len(full) > 1 and not _begins_page(parts[0][0], _level(blocks), blocks)
    roles = _roles(full, covered)
    return tuple(
        titled(Page(cover if covered and not rank else names.new(_title(part)), role, tuple(part)))
        for rank, (part, role) in enumerate(zip(full, roles, strict=True))
    )


def _level(blocks: Sequence[Block]) -> int:
    """Return the level of the titles that begin a page: the widest of which there are several."""
    levels = Counter(block.level for block in blocks if isinstance(block, Title) and block.level)
    several = [level for level, count in levels.items() if count > 1]
    return min(several or levels or [1])


def _begins_page(block: Block, level: int, blocks: Sequence[Block]) -> bool:
    if not isinstance(block, Title) or not block.level or block.level > level:
        return False
    # A title wider than those of the pages, first of all and alone of its level, is the document's.
    return block is not blocks[0] or block.level == level


def _parts(blocks: Sequence[Block], level: int) -> Iterator[list[Block]]:
    part: list[Block] = []
    for block in blocks:
        if part and _begins_page(block, level, blocks):
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _with_notes(parts: Sequence[list[Block]], notes: Iterable[Note]) -> list[list[Block]]:
    """Put each note at the foot of the page that first refers to it; one without a reference, of the last."""
    found = [[*part] for part in parts]
    places = {}
    for rank, part in reversed(list(enumerate(parts))):
        for block in part:
            places.update(dict.fromkeys(_references(block), rank))
    for note in notes:
        found[places.get(note.number, len(found) - 1)].append(note)
    return found


def _references(block: Block) -> list[str]:
    return _REFERENCE.findall(" ".join(_texts(block)))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for row in block.rows:
            yield from row
    else:
        yield block.text


def _title(part: Sequence[Block]) -> str:
    return part[0].text if not isinstance(part[0], Table) else ""


def _roles(parts: Sequence[Sequence[Block]], covered: bool) -> list[Role]:
    roles = [_role(part) for part in parts]
    if covered:
        roles[0] = Role.COVER
    to_sign = [
        rank
        for rank, part in enumerate(parts)
        if roles[rank] in (Role.SECTION, Role.PREAMBLE) and _to_fill_in(part)
    ]
    if to_sign:
        roles[to_sign[-1]] = Role.SIGNED
    return roles


def _role(part: Sequence[Block]) -> Role:
    if _ANNEX.match(_title(part)):
        return Role.FORM if _to_fill_in(part) else Role.ANNEX
    first = next((block.text for block in part if isinstance(block, Paragraph | Item)), "")
    return Role.PREAMBLE if _RECITAL.match(first) else Role.SECTION


def _to_fill_in(part: Iterable[Block]) -> bool:
    return any(_TO_FILL_IN in text for block in part for text in _texts(block))


class Names:
    """Names for pages and titles, each once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)

    def new(self, title: str) -> str:
        """Return a name made of the words of a title, its rank aside; a number is added to one that is taken."""
        letters = unicodedata.normalize("NFKD", _RANK.sub("", title, count=1).casefold())
        plain = "".join(one for one in letters if not unicodedata.combining(one))
        words = re.findall(r"[a-z0-9]+", plain.replace("œ", "oe").replace("æ", "ae"))
        base = ""
        for word in words:
            if base and len(base) + len(word) >= _LONGEST:
                break
            base = f"{base}-{word}" if base else word[:_LONGEST]
        # An id that ends in a number is a passage's.
        base = base.rstrip("-0123456789") or "part"
        name, number = base, 2
        while name in self.taken:
            name, number = f"{base}-{_letters(number)}", number + 1
        self.taken.add(name)
        return name


def _letters(number: int) -> str:
    return (
        chr(ord("a") + number - 1)
        if number <= 26
        else _letters(number // 26) + _letters(number % 26 or 26)
    )


def titled(page: Page) -> Page:
    """Return a page that has a title, one of its own lines: no word is added to an adopted text."""
    if any(isinstance(block, Title) for block in page.blocks):
        return page
    lines = [
        block for block in page.blocks if isinstance(block, Paragraph) and "\n" not in block.text
    ]
    shaped = [block for block in lines if shapes.is_title(block.text, bold=False)]
    chosen = next(iter([*shaped, *lines]), page.blocks[0])
    text = " ".join(" ".join(_texts(chosen)).split())
    title = Title(1, text, guessed=True)
    return replace(page, blocks=tuple(title if block is chosen else block for block in page.blocks))
