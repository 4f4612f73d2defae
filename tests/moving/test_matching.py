"""Two states of a text: which passages stay, change, are added or removed."""

from __future__ import annotations

from cadre.model.draft import Block, Draft, Item, Paragraph, Table, Title
from cadre.model.policy import Kind, Unit
from cadre.moving.matching import match, passages
from cadre.moving.shapes import nested


def units(*texts: str) -> list[Unit]:
    """Passages of a page; a title begins with `#`."""
    found = []
    for rank, text in enumerate(texts, 1):
        level = int(text.startswith("# "))
        kind = Kind.TITLE if level else Kind.PARAGRAPH
        found.append(Unit(f"u-{rank}", kind, text.removeprefix("# "), "p.md", rank, level=level))
    return found


def became(old: list[Unit], *blocks: Block) -> list[tuple[str, str]]:
    steps = match(old, list(passages(Draft(blocks))))
    return [(step.old.id if step.old else "", step.new.text if step.new else "") for step in steps]


def test_a_passage_that_changes_keeps_its_place_among_those_that_stay() -> None:
    old = units("# Objet", "Le personnel publie avec soin.", "Les élus aussi.")
    assert became(
        old,
        Title(1, "Objet"),
        Paragraph("Le personnel publie avec grand soin."),
        Paragraph("Les élus aussi."),
    ) == [
        ("u-1", "Objet"),
        ("u-2", "Le personnel publie avec grand soin."),
        ("u-3", "Les élus aussi."),
    ]


def test_two_passages_that_are_not_alike_are_one_removed_and_one_added() -> None:
    old = units("Le personnel publie avec soin.")
    assert became(old, Paragraph("Seul un membre du personnel tient les comptes.")) == [
        ("u-1", ""),
        ("", "Seul un membre du personnel tient les comptes."),
    ]


def test_a_title_does_not_become_a_paragraph() -> None:
    old = units("# Règles de conduite")
    assert became(old, Paragraph("Règles de conduite du personnel")) == [
        ("u-1", ""),
        ("", "Règles de conduite du personnel"),
    ]


def test_each_row_of_a_table_is_a_passage() -> None:
    old = units("Fois | Suite", "Une | Avis")
    table = Table((("Fois", "Suite"), ("Une", "Avis écrit")), headed=True)
    assert became(old, table) == [("u-1", "Fois | Suite"), ("u-2", "Une | Avis écrit")]


def test_a_reference_to_a_note_is_no_word() -> None:
    (step,) = match(
        units("Le personnel publie."),
        list(passages(Draft((Paragraph("Le personnel publie[^1]."),)))),
    )
    assert not step.changed


def test_an_item_is_at_most_one_deeper_than_the_one_before() -> None:
    items = (Item(3, "a)", "un"), Item(3, "b)", "deux"), Paragraph("fin"), Item(2, "c)", "trois"))
    assert [one.depth for one in nested(items) if isinstance(one, Item)] == [1, 2, 1]
