"""The grammar of a page: each element and block with its place."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from cadre.reading.grammar import Scan, scan


def read(source: str) -> Scan:
    return scan(dedent(source).splitlines())


def test_a_title_takes_its_id_from_its_own_line() -> None:
    (title,) = read("## Loyauté { #loyaute }").elements
    assert (title.text, title.level, title.id, title.line) == ("Loyauté", 2, "loyaute", 1)


def test_a_paragraph_takes_its_id_from_the_line_below() -> None:
    (paragraph,) = read("Le cadre\ns'applique.\n{ #acces-1 }").elements
    assert (paragraph.text, paragraph.id) == ("Le cadre s'applique.", "acces-1")
    assert (paragraph.line, paragraph.id_line) == (1, 3)


def test_each_item_of_a_list_has_its_own_id() -> None:
    items = read("- Un;\n{ #a-1 }\n- Deux.\n{ #a-2 }").elements
    assert [(item.text, item.id, item.item) for item in items] == [
        ("Un;", "a-1", True),
        ("Deux.", "a-2", True),
    ]


def test_an_attribute_line_after_an_empty_line_is_a_paragraph_of_its_own() -> None:
    first, second = read("Texte.\n\n{ #a-1 }").elements
    assert (first.id, second.text) == ("", "{ #a-1 }")


def test_the_language_of_a_unit_is_read() -> None:
    (paragraph,) = read("Paroisse de Saint-Urbain\n{ #couverture-2 lang=fr }").elements
    assert paragraph.language == "fr"


def test_a_block_has_its_name_argument_and_options() -> None:
    (fence,) = read('/// note | x\n    date: 2026-11-24\n    source: "a: b"\n\nTexte.\n///').fences
    assert (fence.name, fence.argument, fence.closed) == ("note", "x", True)
    assert fence.options == {"date": "2026-11-24", "source": "a: b"}


def test_a_block_is_closed_by_as_many_slashes_as_opened_it() -> None:
    outer, inner = read("//// note\n/// passage | a\n///\n////\nDehors.").fences
    assert (outer.closed, inner.closed) == (True, True)


def test_what_stands_in_a_block_knows_it() -> None:
    inside, outside = read("/// note\n\nDedans.\n///\n\nDehors.").elements
    assert inside.fence is not None
    assert inside.fence.name == "note"
    assert outside.fence is None


def test_a_block_never_closed_does_not_hide_the_units_below_it() -> None:
    scanned = read("/// note\n\nTexte.\n\nUnité.\n{ #a-1 }")
    assert not scanned.fences[0].closed
    assert [element.fence is None for element in scanned.elements] == [False, True]


@given(st.text(alphabet="/# {}-|a\n\t:.1", max_size=200))
def test_any_text_is_read_without_an_error(source: str) -> None:
    lines = source.splitlines()
    for element in scan(lines).elements:
        assert 1 <= element.line <= len(lines)
