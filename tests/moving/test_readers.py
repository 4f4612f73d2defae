"""What is read of a document: the numbers that a program computes, titles, tables, what is left out."""

from __future__ import annotations

import io

import odfdo
import pytest

from cadre.model.draft import Item, Loss, Note, Paragraph, Quotation, Table, Title
from cadre.moving import opendocument, plain, word
from cadre.moving.numbering import Level, Numbering, written
from tests.support.words import Word


@pytest.mark.parametrize(
    ("style", "number", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 4, "04"),
        ("lowerLetter", 2, "b"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 3, "C"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 19, "XIX"),
        ("none", 3, ""),
        ("chineseCounting", 3, "3"),
    ],
)
def test_a_number_is_written_in_its_style(style: str, number: int, expected: str) -> None:
    assert written(style, number) == expected


def test_a_deeper_level_begins_again_after_a_wider_one() -> None:
    lists = Numbering(
        {
            "1": {
                0: Level("decimal", "%1."),
                1: Level("decimal", "%1.%2"),
                2: Level("lowerLetter", "(%3)"),
            }
        }
    )
    depths = [0, 1, 2, 2, 1, 2, 0, 1]
    assert [lists.next("1", depth) for depth in depths] == [
        "1.",
        "1.1",
        "(a)",
        "(b)",
        "1.2",
        "(a)",
        "2.",
        "2.1",
    ]


def test_a_level_that_none_stands_above_counts_from_the_start_of_those_above() -> None:
    lists = Numbering({"1": {0: Level("upperRoman", "%1."), 1: Level("decimal", "%1.%2", start=5)}})
    assert lists.next("1", 1) == "I.5"


def test_legal_numbers_are_figures_at_each_level() -> None:
    levels = {0: Level("upperRoman", "%1."), 1: Level("lowerLetter", "%1.%2", legal=True)}
    assert Numbering({"1": levels}).next("1", 1) == "1.1"


def test_titles_have_the_numbers_that_word_shows() -> None:
    document = Word()
    articles = document.numbered(("upperRoman", "TITRE %1"), ("decimal", "Article %2 –"))
    document.title("PORTÉE", 1, articles)
    document.title("Comptes", 2, articles, 1)
    assert word.read(document.data()).blocks == (
        Title(1, "TITRE I PORTÉE"),
        Title(2, "Article 1 – Comptes"),
    )


def test_an_item_whose_number_is_no_marker_is_a_paragraph_that_begins_with_it() -> None:
    document = Word()
    clauses = document.numbered(("decimal", "Clause %1 :"))
    document.item("Nul ne publie.", clauses)
    assert word.read(document.data()).blocks == (Paragraph("Clause 1 : Nul ne publie."),)


def test_a_list_that_stands_farther_to_the_right_is_in_the_one_before() -> None:
    document = Word()
    outer = document.numbered(("decimal", "%1."))
    inner = document.numbered(("bullet", "•"), ("bullet", "o"))
    document.item("Un :", outer)
    document.item("petit;", inner, 1)
    document.item("Deux.", outer)
    assert word.read(document.data()).blocks == (
        Item(1, "1.", "Un :"),
        Item(2, "", "petit;"),
        Item(1, "2.", "Deux."),
    )


def test_what_was_removed_with_tracked_changes_is_not_read_and_what_was_added_is() -> None:
    document = Word()
    document.raw(
        "<w:r><w:t xml:space='preserve'>Il est </w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>permis</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>interdit</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>"
    )
    assert word.read(document.data()).blocks == (Paragraph("Il est interdit."),)


def test_hidden_text_is_told_and_text_that_is_struck_is_read_and_told() -> None:
    document = Word()
    document.raw(
        "<w:r><w:t xml:space='preserve'>Un </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>deux</w:t></w:r>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>trois</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>.</w:t></w:r>"
    )
    found = word.read(document.data())
    assert found.blocks == (Paragraph("Un trois."),)
    assert found.losses == (Loss("hidden", "deux"), Loss("struck", "trois"))


def test_a_box_that_floats_is_told_with_its_words() -> None:
    document = Word()
    document.raw(
        "<w:r><w:t>Texte.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>En marge</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    found = word.read(document.data())
    assert (found.blocks, found.losses) == ((Paragraph("Texte."),), (Loss("box", "En marge"),))


def test_notes_have_the_numbers_that_readers_see() -> None:
    document = Word()
    document.raw('<w:r><w:t>Un</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r>')
    document.raw('<w:r><w:t>Deux</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r>')
    document.notes("Trois.", "Sept.", ids=(3, 7))
    assert word.read(document.data()).blocks == (
        Paragraph("Un[^1]"),
        Paragraph("Deux[^2]"),
        Note("1", "Sept."),
        Note("2", "Trois."),
    )


def test_a_tab_that_draws_a_line_is_a_line_to_fill_in() -> None:
    document = Word()
    document.raw(
        '<w:pPr><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="4000"/></w:tabs></w:pPr>'
        "<w:r><w:t>Maire :</w:t></w:r><w:r><w:tab/></w:r>"
    )
    assert word.read(document.data()).blocks == (Paragraph("Maire : ____"),)


def test_a_box_to_tick_is_a_sign_and_another_sign_is_told() -> None:
    document = Word()
    document.raw(
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r><w:r><w:t xml:space="preserve"> Oui </w:t></w:r>'
        '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    )
    found = word.read(document.data())
    assert (found.blocks, found.losses) == ((Paragraph("☐ Oui"),), (Loss("sign", "F04A"),))


def test_a_picture_that_word_writes_twice_is_one() -> None:
    document = Word()
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    document.raw(
        f'<w:r><m:AlternateContent xmlns:m="{space}"><m:Choice><w:drawing/></m:Choice><m:Fallback><w:pict/></m:Fallback>'
        "</m:AlternateContent></w:r><w:r><w:t>Texte.</w:t></w:r>"
    )
    assert word.read(document.data()).losses == (Loss("picture"),)


def test_what_a_page_of_markdown_says_of_itself_is_not_its_text() -> None:
    assert plain.read("---\ntitle: A\n---\n# Un\n", markdown=True).blocks == (Title(1, "Un"),)


def test_a_table_without_headings_keeps_its_empty_cells() -> None:
    document = Word()
    document.table(("un", ""), ("", "deux\ntrois"), headed=False)
    assert word.read(document.data()).blocks == (
        Table((("un", ""), ("", "deux\ntrois")), headed=False),
    )


def test_a_first_row_in_bold_is_that_of_the_headings() -> None:
    document = Word()
    document.table(("Fois", "Suite"), ("Une", "Avis"), headed=False)
    for cell in document.document.tables[0].rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    assert word.read(document.data()).blocks == (
        Table((("Fois", "Suite"), ("Une", "Avis")), headed=True),
    )


def test_an_odt_gives_what_a_docx_gives() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.insert_style(
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix=")" '
        'style:num-format="a"/><text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>',
        automatic=True,
    )
    document.body.append(odfdo.Header(1, "Conduite"))
    document.body.append(
        odfdo.Element.from_tag(
            '<text:list text:style-name="L1"><text:list-item><text:p>publier;</text:p><text:list><text:list-item>'
            "<text:p>un plan;</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>écrire"
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
            "<text:p>Voir 4.</text:p></text:note-body></text:note>.</text:p></text:list-item></text:list>"
        )
    )
    document.body.append(
        odfdo.Element.from_tag("<text:p>Nom<text:line-break/>Date<text:tab/>Lieu</text:p>")
    )
    data = io.BytesIO()
    document.save(data)
    assert opendocument.read(data.getvalue()).blocks == (
        Title(1, "1. Conduite"),  # a new document of this library numbers its titles
        Item(1, "a)", "publier;"),
        Item(2, "", "un plan;"),
        Item(1, "b)", "écrire[^1]."),
        Paragraph("Nom\nDate Lieu"),
        Note("1", "Voir 4."),
    )


def test_markdown_gives_titles_tables_quotations_and_line_breaks() -> None:
    text = "# Un\n\n## Deux ##\n\nligne  \nsuite\n\n> cité\n> encore\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert plain.read(text, markdown=True).blocks == (
        Title(1, "Un"),
        Title(2, "Deux"),
        Paragraph("ligne\nsuite"),
        Quotation("cité encore"),
        Table((("a", "b"), ("1", "2")), headed=True),
    )


def test_the_letters_of_a_list_go_on_after_h() -> None:
    text = "\n".join(f"{letter}) mot;" for letter in "ghij")
    assert [
        (block.depth, block.marker)
        for block in plain.read(text, markdown=False).blocks
        if isinstance(block, Item)
    ] == [
        (1, "g)"),
        (1, "h)"),
        (1, "i)"),
        (1, "j)"),
    ]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("OBJET", True),
        ("ARTICLE 4 Sanctions", True),
        ("Schedule A", True),
        ("LE PERSONNEL DEMEURE COURTOIS.", False),
        ("NOM : ____", False),
        ("12", False),
        ("Le personnel demeure courtois", False),
        ("É" * 91, False),
    ],
)
def test_a_line_that_stands_for_a_title_is_known_by_its_shape(line: str, is_one: bool) -> None:
    found = plain.read(f"{line}\n\nSuite du texte.", markdown=False).blocks[0]
    assert (found == Title(1, line, guessed=True)) is is_one
