"""What a finished page, a sheet and the search show, against what was read: each unit once, word for word."""

from __future__ import annotations

import pytest

from cadre.fidelity import rendered, shown
from cadre.fidelity.rendered import Shown
from cadre.model.diagnostics import Problem
from cadre.model.policy import Kind, Text, Unit
from cadre.model.search import Entry, EntryKind

PAGE = "cadre/a.md"
UNITS = (
    Unit("a", Kind.TITLE, "Le titre", PAGE, 3, level=1),
    Unit("a-1", Kind.PARAGRAPH, "« Oui » & non", PAGE, 5),
    Unit("a-2", Kind.ITEM, "Deux.", PAGE, 8),
    Unit("a-3", Kind.SIGNATURE, "Pour : ____", PAGE, 11),
)
TEXT = Text("fr", UNITS)
HTML = """
<h1 class="unit unit--title" id="a">Le titre</h1><a class="unit-link" href="#a">#</a>
<h2 class="voice">Texte du cadre</h2>
<div class="aside aside--note"><p>Une note.</p></div>
<p class="unit unit--paragraph" id="a-1">« <a class="term">Oui</a> » &amp;
 non<a class="unit-link">#</a></p>
<ul><li class="unit unit--item" id="a-2">Deux.</li></ul>
<p class="unit unit--signature" id="a-3">Pour : <span class="rule">____</span></p>
<div class="quiz"><p>Question<br>suite</p><input></div>
"""


def told(problems: list[Problem]) -> list[tuple[int, str, dict[str, str]]]:
    return [(one.place.line, one.code, dict(one.details)) for one in problems]


def compared(html: str) -> list[tuple[int, str, dict[str, str]]]:
    return told(list(shown.on_page(TEXT, UNITS, rendered.read(html), "unit-not-on-page")))


def test_a_page_is_read_as_a_browser_reads_it() -> None:
    page = rendered.read(HTML)
    assert page.units == (
        Shown("h1", "a", "Le titre"),
        Shown("p", "a-1", "« Oui » & non"),
        Shown("li", "a-2", "Deux."),
        Shown("p", "a-3", "Pour : ____"),
    )
    assert page.beside == ()


@pytest.mark.parametrize(
    ("html", "beside"),
    [
        ("<p>Un</p><div class='quiz'>Deux</div>Trois", ("Un", "Trois")),
        ("<div class='aside'><div>Un</div></div><p>Deux</p>", ("Deux",)),
        ("<div class='unit-linked'>Un</div>", ("Un",)),
        ("<script>Un</script><style>Deux</style>", ()),
    ],
)
def test_the_text_beside_units_and_blocks_is_found(html: str, beside: tuple[str, ...]) -> None:
    assert rendered.read(html).beside == beside


def test_the_sheet_to_print_gives_its_units_in_order() -> None:
    html = '<div class="sheet"><p>Bourg</p><p class="unit--title">T</p><p class="unit--item">I<b>i</b></p></div>'
    assert rendered.read(html).sheet == ("T", "Ii")


def test_a_page_that_shows_each_unit_has_no_problem() -> None:
    assert compared(HTML) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Deux.", "Deux", [(8, "unit-not-on-page", {"unit": "a-2"})]),
        ("&amp;", "et", [(5, "unit-not-on-page", {"unit": "a-1"})]),
        ('id="a-2"', 'id="b-2"', [(8, "unit-not-on-page", {"unit": "a-2"})]),
        ("<ul>", '<p class="unit" id="a-2">Deux.</p><ul>', [(8, "unit-not-on-page", {"unit": "a-2"})]),
        ("unit unit--signature", "sign", [(11, "unit-not-on-page", {"unit": "a-3"})]),
    ],
)  # fmt: skip
def test_a_unit_lost_changed_or_shown_twice_is_named(
    before: str, after: str, expected: list[tuple[int, str, dict[str, str]]]
) -> None:
    assert before in HTML
    assert compared(HTML.replace(before, after)) == expected


def test_units_in_another_order_are_told_by_the_first_out_of_its_place() -> None:
    one, two = '<p class="unit" id="a-1">« Oui » & non</p>', '<li class="unit" id="a-2">Deux.</li>'
    rest = '<p class="unit" id="a-3">Pour : ____</p>'
    title = '<h1 class="unit" id="a">Le titre</h1>'
    assert compared(title + one + two + rest) == []
    assert compared(title + two + one + rest) == [(5, "unit-not-on-page", {"unit": "a-1"})]


ENTRIES = [
    Entry("a-1", "Le titre, paragraphe 1", EntryKind.PASSAGE, "« Oui » & non"),
    Entry("a-2", "Le titre, point 1", EntryKind.PASSAGE, "Deux.", "Deux autrement"),
    Entry("a-3", "Le titre, ligne 1", EntryKind.PASSAGE, "Pour : ____"),
]


@pytest.mark.parametrize(
    ("entries", "lost"),
    [
        (ENTRIES, []),
        ([*ENTRIES, Entry("", "Question", EntryKind.QUIZ, "Deux.")], []),
        (ENTRIES[1:], ["a-1"]),
        ([*ENTRIES, ENTRIES[1]], ["a-2"]),
        ([ENTRIES[0], Entry("a-2", "", EntryKind.PASSAGE, "Deux"), ENTRIES[2]], ["a-2"]),
        ([ENTRIES[0], Entry("a-2", "", EntryKind.PAGE, "Deux."), ENTRIES[2]], ["a-2"]),
        ([ENTRIES[1], ENTRIES[0], ENTRIES[2]], ["a-1"]),
        ([], ["a-1", "a-2", "a-3"]),
    ],
)
def test_the_search_offers_each_unit_but_the_titles_once(
    entries: list[Entry], lost: list[str]
) -> None:
    found = told(list(shown.in_index(TEXT, UNITS, entries)))
    assert [(code, details["unit"]) for _, code, details in found] == [
        ("unit-not-in-index", unit) for unit in lost
    ]


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        (["Le titre", "« Oui » & non", "Deux.", "Pour : ____"], []),
        (["Le titre", "« Oui » & non", "Deux.", "Pour : ___"], ["a-3"]),
        (["Le titre", "Deux.", "« Oui » & non", "Pour : ____"], ["a-1"]),
        ([], ["a", "a-1", "a-2", "a-3"]),
    ],
)
def test_a_sheet_shows_each_unit_to_sign_once(words: list[str], lost: list[str]) -> None:
    found = told(list(shown.on_sheet(TEXT, UNITS, words)))
    assert [(code, details["unit"]) for _, code, details in found] == [
        ("unit-not-on-paper", unit) for unit in lost
    ]


def test_the_pdf_is_made_from_the_words_of_the_text() -> None:
    assert list(shown.on_paper(TEXT, UNITS)) == []
