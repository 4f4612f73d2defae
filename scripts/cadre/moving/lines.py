"""What a word processor gives, line by line → draft: which lines are titles and items, and how deep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cadre.model.draft import Block, Draft, Item, Loss, Note, Paragraph, Quotation, Table, Title
from cadre.moving import shapes
from cadre.reading.markers import marked


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, with what the program writes before it: `marker`, or a `bullet`.

    `place` is where an item of a list stands: the farther to the right, the deeper; None outside lists.
    `left` is where any other line stands: under an item, it goes on with it.
    """

    text: str
    marker: str = ""
    bullet: bool = False
    bold: bool = False
    place: tuple[int, int] | None = None
    left: int = 0
    quoted: bool = False


def draft(
    blocks: Sequence[Title | Table | Line], notes: Iterable[Note], losses: Iterable[Loss]
) -> Draft:
    """Return the draft; titles are guessed only where the file marks none."""
    if not any(isinstance(block, Title) and block.level for block in blocks):
        blocks = [_guessed(block) for block in blocks]
    found = shapes.nested(shapes.items(_plain(blocks)))
    return Draft((*found, *notes), tuple(losses))


def _guessed(block: Title | Table | Line) -> Title | Table | Line:
    if (
        isinstance(block, Line)
        and block.place is None
        and shapes.is_title(block.text, bold=block.bold)
    ):
        return shapes.title(block.text)
    return block


def _plain(blocks: Iterable[Title | Table | Line]) -> Iterator[Block]:
    """Yield what each line is: an item whose marker is known, else a paragraph with what the program wrote."""
    places: list[tuple[int, int]] = []
    for block in blocks:
        if not isinstance(block, Line):
            places = []
            yield block
            continue
        if block.place is None:
            if block.quoted:
                yield Quotation(block.text)
                continue
            places = [place for place in places if 0 < place[0] <= block.left]
            yield Paragraph(block.text, len(places))
            continue
        places = [place for place in places if place < block.place] + [block.place]
        yield _item(block, len(places))


def _item(line: Line, depth: int) -> Block:
    if line.bullet:
        return Item(depth, "", line.text)
    whole = f"{line.marker} {line.text}".strip()
    marker, words = marked(whole)
    return Item(depth, marker, words) if marker and marker == line.marker else Paragraph(whole)
