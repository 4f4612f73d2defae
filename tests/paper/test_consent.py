"""The consent page: the right words, in a file that a screen reader and an archive can use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cadre.model.policy import Kind, Text
from cadre.paper import ConsentDetails, official_page
from cadre.texts import Texts, load

from .samples import section, unit
from .sheet import Sheet

CENTIMETRE = 72 / 2.54
#: Markup of Typst, Markdown, HTML and signing services: all of it must print as it is.
HOSTILE = '#panic("x") *a* _b_ $c^2$ @d <e> `f` \\n // g /* h */ -- ... ~ {{i}} [[j]] = k'


def test_it_is_one_letter_page(sheet: Sheet) -> None:
    assert [page.mediabox[2:] for page in sheet.reader.pages] == [[612, 792]]


def test_it_is_tagged(sheet: Sheet) -> None:
    assert sheet.root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in sheet.root


def test_its_language_is_said(sheet: Sheet) -> None:
    assert sheet.root["/Lang"] == "fr-CA"


def test_a_passage_in_another_language_says_so(details: ConsentDetails, texts: Texts) -> None:
    """So that a screen reader says its words in that language (WCAG 2.2, SC 3.1.2)."""
    english = replace(unit("a", Kind.PARAGRAPH, "The words."), language="en")
    text = section(english, unit("b", Kind.PARAGRAPH, "Les mots."))
    sheet = Sheet(official_page(text, details, texts))
    marked = [one["/Lang"] for one in sheet.every_tag if "/Lang" in one]
    assert set(marked) == {"en-CA"}


def test_its_title_is_shown(sheet: Sheet) -> None:
    assert sheet.root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert sheet.reader.metadata is not None
    assert (
        sheet.reader.metadata.title
        == "Page de consentement – CADRE D'UTILISATION DES MÉDIAS SOCIAUX"
    )


@pytest.mark.parametrize(
    "claim",
    [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
    ],
)
def test_it_claims_both_standards(sheet: Sheet, claim: str) -> None:
    assert claim in sheet.root["/Metadata"].get_data().decode()


def test_its_fonts_are_inside(sheet: Sheet) -> None:
    fonts = sheet.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"].values()
    descriptors = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts
    ]
    assert descriptors
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in descriptors)


def test_no_letter_is_smaller_than_11_points(sheet: Sheet) -> None:
    assert min(sheet.sizes) >= 11


@pytest.mark.parametrize("number", ["001", "104", "105", "106", "107"])
def test_the_adopted_text_is_there_word_for_word(
    sheet: Sheet, rows: dict[str, str], number: str
) -> None:
    assert rows[number] in sheet.words


def test_the_section_is_read_in_order(sheet: Sheet, rows: dict[str, str]) -> None:
    places = [sheet.words.index(rows[number]) for number in ("001", "104", "105", "106", "107")]
    assert places == sorted(places)


def test_nothing_of_another_section_is_there(sheet: Sheet) -> None:
    assert "Hors de la section." not in sheet.words


@pytest.mark.parametrize(
    "line",
    [
        "Municipalité d'essai",
        "Version en date du 14 janvier 2019",
        "Adopté par la résolution 2019-01-016",
        "Code de version du texte : 0123456789",
        "Cette page comporte deux lignes à remplir, celles que prévoit le cadre :",
        "« Représentant des employés » et « Représentant de l'employeur ».",
    ],
)
def test_it_says_which_version_and_for_whom(sheet: Sheet, line: str) -> None:
    assert line in sheet.words


def test_the_code_is_short(sheet: Sheet, details: ConsentDetails) -> None:
    assert details.code[:11] not in sheet.words


@pytest.mark.parametrize("word", ["signez", "signé", "j'accepte", "j'ai lu", "en vigueur"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_asks_nobody_to_accept(sheet: Sheet, language: str, word: str) -> None:
    entries = load(language, "paper").entries
    # The acknowledgement is a sheet of its own, and is no consent.
    ours = " ".join(text for key, text in entries.items() if not key.startswith("acknowledgement"))
    assert word not in f"{ours} {sheet.words}".lower()


def test_each_line_has_a_long_rule_and_a_shorter_one(sheet: Sheet) -> None:
    by_line: dict[float, list[float]] = {}
    for rule in sheet.rules:
        by_line.setdefault(round(rule.y, 1), []).append(rule.length / CENTIMETRE)
    lines = [lengths for lengths in by_line.values() if len(lengths) > 1]
    assert len(lines) == 2
    assert all(signature >= 7 and day >= 4 for signature, day in lines)


def test_the_rules_stand_one_under_the_other(sheet: Sheet) -> None:
    lefts = [round(rule.x, 1) for rule in sheet.rules if rule.length < 10 * CENTIMETRE]
    assert lefts[:2] == lefts[2:]


def test_a_screen_reader_hears_a_space_to_fill_in(sheet: Sheet) -> None:
    spaces = [element["/Alt"] for element in sheet.tags("/Figure")]
    assert spaces == ["espace à remplir à la main"] * 4


def test_each_line_is_one_paragraph(sheet: Sheet) -> None:
    figures = sheet.tags("/Figure")
    parents = [element["/P"].get_object() for element in figures]
    assert [parent["/S"] for parent in parents] == ["/P"] * 4
    assert parents[0] == parents[1] != parents[2] == parents[3]


def test_the_section_has_the_only_heading(sheet: Sheet) -> None:
    assert len(sheet.tags("/H1")) == 1


def test_two_makings_give_the_same_bytes(
    sheet: Sheet, consent: Text, details: ConsentDetails, texts: Texts
) -> None:
    assert official_page(consent, details, texts) == sheet.data


def test_its_date_is_the_version_s(sheet: Sheet) -> None:
    metadata = sheet.reader.metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.isoformat() == "2019-01-14T12:00:00+00:00"


def test_markup_in_the_data_does_nothing(details: ConsentDetails, texts: Texts) -> None:
    text = section(
        unit("a", Kind.PARAGRAPH, HOSTILE), unit("b", Kind.SIGNATURE, f"{HOSTILE} : _____")
    )
    hostile = replace(details, organisation=f"Organisation {HOSTILE}", version=HOSTILE)
    words = Sheet(official_page(text, hostile, texts)).words
    assert words.count(HOSTILE) == 5


def test_a_long_label_keeps_its_rules_and_the_page(details: ConsentDetails, texts: Texts) -> None:
    line = f"{'Personne désignée par les employés ' * 5}: _____ Date : _____"
    sheet = Sheet(official_page(section(unit("a", Kind.SIGNATURE, line)), details, texts))
    lengths = [rule.length / CENTIMETRE for rule in sheet.rules]
    assert len(sheet.reader.pages) == 1
    assert line in sheet.words
    assert any(7 <= length < 10 for length in lengths)
    assert any(4 <= length < 7 for length in lengths)


@pytest.mark.parametrize(
    "line",
    ["Nom : ___ Fonction : ________ Date : _____", "Nom: _____ (majuscules)", "_____ Date : ___"],
)
def test_any_label_and_any_number_of_rules(
    details: ConsentDetails, texts: Texts, line: str
) -> None:
    sheet = Sheet(official_page(section(unit("a", Kind.SIGNATURE, line)), details, texts))
    assert line in sheet.words
    assert len(sheet.tags("/Figure")) == len([run for run in line.split() if "___" in run])


def test_a_list_and_a_smaller_title_are_printed_too(details: ConsentDetails, texts: Texts) -> None:
    text = section(
        unit("a", Kind.ITEM, "un point,"),
        unit("b", Kind.ITEM, "un autre."),
        unit("c", Kind.TITLE, "Sous-titre", level=2),
    )
    sheet = Sheet(official_page(text, details, texts))
    assert len(sheet.tags("/LI")) == 2
    assert len(sheet.tags("/H2")) == 1


def test_a_section_too_long_for_a_page_loses_nothing(
    details: ConsentDetails, texts: Texts, rows: dict[str, str]
) -> None:
    paragraphs = [unit(f"p{rank}", Kind.PARAGRAPH, rows["105"] + f" {rank}") for rank in range(40)]
    text = section(*paragraphs, unit("s", Kind.SIGNATURE, rows["106"]))
    sheet = Sheet(official_page(text, details, texts))
    pages = len(sheet.reader.pages)
    assert all(paragraph.text in sheet.words for paragraph in paragraphs)
    assert [f"Page {page} de {pages}" in sheet.words for page in range(1, pages + 2)] == [
        *[True] * pages,
        False,
    ]


def test_a_sheet_of_one_page_has_no_number(sheet: Sheet) -> None:
    assert "Page 1" not in sheet.words


def test_without_a_cover_the_page_has_its_own_name(
    consent: Text, details: ConsentDetails, texts: Texts
) -> None:
    sheet = Sheet(official_page(consent, replace(details, document_title=""), texts))
    assert sheet.reader.metadata is not None
    assert sheet.reader.metadata.title == "Page de consentement"


@pytest.mark.parametrize(
    ("kind", "text", "bullets"),
    [(Kind.ITEM, "un point", 1), (Kind.ITEM, "2. un point", 0), (Kind.PARAGRAPH, "2. un", 0)],
)
def test_an_item_that_has_its_own_number_gets_no_bullet(
    kind: Kind, text: str, bullets: int, details: ConsentDetails, texts: Texts
) -> None:
    marker = "2." if kind is Kind.ITEM and bullets == 0 else ""
    numbered = replace(unit("a", kind, text), marker=marker)
    sheet = Sheet(official_page(section(numbered), details, texts))
    assert text in sheet.words
    assert sheet.words.count("•") == bullets


def test_an_unknown_section_is_refused(
    consent: Text, details: ConsentDetails, texts: Texts
) -> None:
    with pytest.raises(KeyError):
        official_page(consent, replace(details, section="absente"), texts)
