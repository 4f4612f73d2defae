"""Where a unit stands, as a reader counts on the page."""

from __future__ import annotations

from cadre.model.places import places
from cadre.model.policy import Kind, Text, Unit
from cadre.reading.markers import marked

SIGNED = Unit("s-1", Kind.SIGNATURE, "Pour : ____", "cadre/s.md", 5)


def _unit(written: str) -> Unit:
    signs, _, words = written.partition(" ")
    kinds = {"#": Kind.TITLE, "¶": Kind.PARAGRAPH, "•": Kind.ITEM, "_": Kind.SIGNATURE}
    kind = kinds[signs[-1]]
    marker = marked(words)[0] if kind is Kind.ITEM else ""
    return Unit(written, kind, words, "cadre/a.md", 1, marker=marker, depth=signs.count("•"))


def _placed(*units: str) -> list[tuple[str, int, str]]:
    """Return each unit of a page with its paragraph and its rank.

    `¶` and `•` begin their kinds, after one `•` for each item that holds it.
    """
    text = Text("fr", (*map(_unit, units), SIGNED))
    return [(place.unit.id, place.paragraph, place.rank) for place in places(text, "cadre/a.md")]


def test_paragraphs_items_and_lines_are_counted_apart_under_each_title() -> None:
    units = ("¶ avant", "# un", "¶ a", "• b", "¶ c", "_ d", "# deux", "• e", "• f", "_ g", "_ h")
    assert _placed(*units) == [
        ("¶ a", 0, "1"),
        ("• b", 0, "1"),
        ("¶ c", 0, "2"),
        ("_ d", 0, "1"),
        ("• e", 0, "1"),
        ("• f", 0, "2"),
        ("_ g", 0, "1"),
        ("_ h", 0, "2"),
    ]


def test_items_of_several_lists_are_counted_in_their_list_from_the_paragraph_above_it() -> None:
    assert _placed("# un", "¶ a", "¶ b", "• c", "• d", "¶ e", "• f") == [
        ("¶ a", 0, "1"),
        ("¶ b", 0, "2"),
        ("• c", 2, "1"),
        ("• d", 2, "2"),
        ("¶ e", 0, "3"),
        ("• f", 3, "1"),
    ]


def test_an_item_that_has_a_number_is_called_by_it() -> None:
    assert _placed("# un", "¶ a", "• 4. b", "• 5. c") == [
        ("¶ a", 0, "1"),
        ("• 4. b", 0, "4"),
        ("• 5. c", 0, "5"),
    ]


def test_what_an_item_holds_is_counted_in_it() -> None:
    units = ("# un", "• a) a", "•• b", "•• c", "•¶ d", "• b) e", "•• f", "• – g")
    assert _placed(*units) == [
        ("• a) a", 0, "a)"),
        ("•• b", 0, "1"),
        ("•• c", 0, "2"),
        ("•¶ d", 0, "1"),
        ("• b) e", 0, "b)"),
        ("•• f", 0, "1"),
        ("• – g", 0, "3"),
    ]
