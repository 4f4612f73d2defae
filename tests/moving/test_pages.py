"""How a text is cut: where its pages begin, what each is, what it and its titles are called."""

from __future__ import annotations

import pytest

from cadre.model.draft import Block, Draft, Note, Paragraph, Title
from cadre.moving.pages import Names, cut


def pages(*blocks: Block) -> list[tuple[str, str, int]]:
    return [(page.name, str(page.role), len(page.blocks)) for page in cut(Draft(blocks), "cover")]


def test_a_page_begins_at_the_widest_title_of_which_there_are_several() -> None:
    found = pages(
        Title(1, "Politique"),
        Paragraph("Intro."),
        Title(2, "Un"),
        Title(3, "Un et demi"),
        Title(2, "Deux"),
        Title(1, "Fin"),
    )
    assert found == [("politique", "section", 5), ("fin", "section", 1)]


def test_a_first_title_alone_of_its_level_is_that_of_the_cover() -> None:
    found = pages(Title(1, "Politique"), Paragraph("Intro."), Title(2, "Un"), Title(2, "Deux"))
    assert found == [("cover", "cover", 2), ("un", "section", 1), ("deux", "section", 1)]


def test_a_text_without_titles_is_one_page_whose_first_line_is_its_title() -> None:
    (page,) = cut(Draft((Paragraph("Note de service"), Paragraph("Restez courtois."))), "cover")
    assert (page.title, page.role) == ("Note de service", "section")


@pytest.mark.parametrize(
    ("title", "words", "role"),
    [
        ("Préambule", "CONSIDÉRANT QUE le personnel publie;", "preamble"),
        ("Recitals", "WHEREAS Council wishes;", "preamble"),
        ("ANNEXE A", "Les tarifs.", "annex"),
        ("Schedule B", "Name: ____", "form"),
        ("Signatures", "Maire : ____", "signed"),
        ("Portée", "Le personnel.", "section"),
    ],
)
def test_a_page_is_what_its_title_and_first_words_say(title: str, words: str, role: str) -> None:
    found = pages(Title(1, "Avant"), Paragraph("Mots."), Title(1, title), Paragraph(words))
    assert found[1][1] == role


def test_only_the_last_page_with_lines_to_fill_in_is_the_one_to_sign() -> None:
    found = pages(Title(1, "Un"), Paragraph("A : ____"), Title(1, "Deux"), Paragraph("B : ____"))
    assert [role for _, role, _ in found] == ["section", "signed"]


def test_a_note_stands_on_the_page_that_refers_to_it() -> None:
    (one, two) = cut(
        Draft(
            (
                Title(1, "Un"),
                Paragraph("Mot[^1]."),
                Title(1, "Deux"),
                Note("1", "Voir."),
                Note("2", "Sans renvoi."),
            )
        ),
        "cover",
    )
    assert (one.blocks[-1], two.blocks[-1]) == (Note("1", "Voir."), Note("2", "Sans renvoi."))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("ARTICLE 4 ENTRÉE EN VIGUEUR", "entree-en-vigueur"),
        ("4.1.1 – L'œuvre d'autrui", "l-oeuvre-d-autrui"),
        ("XII. Sanctions", "sanctions"),
        ("Social Media Policy", "social-media-policy"),
        ("Civil Code", "civil-code"),
        ("Règles applicables à toutes les personnes employées", "regles-applicables-a-toutes-les"),
        ("Règlement 24-118", "reglement"),
        ("2025", "part"),
    ],
)
def test_a_page_is_called_by_the_words_of_its_title(title: str, name: str) -> None:
    assert Names().new(title) == name


def test_no_two_are_called_alike() -> None:
    names = Names({"sanctions"})
    assert [names.new("Sanctions"), names.new("Sanctions")] == ["sanctions-b", "sanctions-c"]
