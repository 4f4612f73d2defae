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


def test_slashes_five_columns_in_open_nothing() -> None:
    scanned = read("Texte\n    /// note\nsuite")
    assert scanned.fences == ()
    assert [element.text for element in scanned.elements] == ["Texte /// note suite"]


def test_fewer_slashes_close_nothing() -> None:
    scanned = read("//// note\n///\nDedans.\n////\n\nDehors.")
    assert [(fence.name, fence.closed) for fence in scanned.fences] == [("note", True)]
    assert [(one.text, one.fence is not None) for one in scanned.elements] == [
        ("/// Dedans.", True),
        ("Dehors.", False),
    ]


def test_closing_a_block_leaves_those_inside_it() -> None:
    scanned = read("//// note\n/// passage | a\n////\n\nDehors.")
    assert [(fence.name, fence.closed) for fence in scanned.fences] == [
        ("note", True),
        ("passage", False),
    ]
    assert scanned.elements[-1].fence is None


def test_a_text_right_under_a_code_is_another_text() -> None:
    assert [one.text for one in read("```\nx\n```\nTexte").elements] == ["``` x ```", "Texte"]


def test_a_language_may_stand_between_quotation_marks() -> None:
    elements = read("Un\n{ #a lang='fr' }\n\nDeux\n{ #b lang=\"fr\" }").elements
    assert [one.language for one in elements] == ["fr", "fr"]


def test_two_slashes_open_no_fence() -> None:
    page = read("// note\n\nTexte.\n\n//")
    assert page.fences == ()
    assert [element.text for element in page.elements] == ["// note", "Texte.", "//"]


def test_slashes_between_two_fences_are_code() -> None:
    scanned = read("Un.\n\n```\n/// note\n\n{ #a-1 }\n```\n/// note\n///")
    assert [(fence.name, fence.line) for fence in scanned.fences] == [("note", 8)]
    assert [(one.text, one.line, one.code) for one in scanned.elements] == [
        ("Un.", 1, False),
        ("``` /// note { #a-1 } ```", 3, True),
    ]
    assert scanned.code == {3, 4, 5, 6, 7}


def test_a_fence_that_nothing_closes_is_text() -> None:
    scanned = read("```\n/// note\n///")
    assert [fence.name for fence in scanned.fences] == ["note"]
    assert not scanned.elements[0].code


def test_a_text_after_an_empty_line_and_four_spaces_is_code() -> None:
    scanned = read("Un.\n\n    /// note\n    deux\n\nTrois.\n    quatre")
    assert scanned.fences == ()
    assert [(one.text, one.column, one.code) for one in scanned.elements] == [
        ("Un.", 1, False),
        ("/// note deux", 5, True),
        ("Trois. quatre", 1, False),
    ]


def test_what_stands_in_an_item_four_spaces_in_is_text() -> None:
    scanned = read("- Un.\n\n    Deux.\n\n    Trois.\n\nQuatre.\n\n    cinq")
    assert [one.text for one in scanned.elements if one.code] == ["cinq"]
    assert scanned.code == {9}


def test_a_number_makes_an_item_and_a_letter_or_a_parenthesis_makes_none() -> None:
    elements = read("3. Un\n\n4) Deux\n\na) Trois\n\n-Quatre").elements
    assert [(one.text, one.item) for one in elements] == [
        ("Un", True),
        ("4) Deux", False),
        ("a) Trois", False),
        ("-Quatre", False),
    ]


def test_only_a_line_of_braces_under_a_text_gives_it_an_id() -> None:
    elements = read("Un { #a-1 }\n\nDeux\n{ #a-2 } fin\n\n## Trois { #a-3 } fin").elements
    assert [(one.text, one.id) for one in elements] == [
        ("Un { #a-1 }", ""),
        ("Deux { #a-2 } fin", ""),
        ("Trois { #a-3 } fin", ""),
    ]


def test_a_heading_has_one_to_six_signs_and_a_space() -> None:
    elements = read("###### Six { #a }\n\n####### Sept\n\n#Collé").elements
    assert [(one.text, one.level) for one in elements] == [
        ("Six", 6),
        ("####### Sept", 0),
        ("#Collé", 0),
    ]


@given(st.text(alphabet="/# {}-|a\n\t:.1", max_size=200))
def test_any_text_is_read_without_an_error(source: str) -> None:
    lines = source.splitlines()
    for element in scan(lines).elements:
        assert 1 <= element.line <= len(lines)
