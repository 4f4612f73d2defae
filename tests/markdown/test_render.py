"""Pages rendered with the extension alone, without MkDocs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import markdown
import pytest
from markdown import Extension

from cadre import reading
from cadre.markdown import CadreExtension, Context, PageInfo
from cadre.model.lexicon import Term
from cadre.model.policy import Kind
from cadre.reading import Project, settings

ROOTS = {
    "bourg": Path(__file__).parents[1] / "fixtures" / "bourg",
    "site": Path(__file__).parents[2],
}


@pytest.fixture(scope="module")
def projects() -> Mapping[str, Project]:
    return {name: reading.read(settings.load(root)) for name, root in ROOTS.items()}


def context(project: Project) -> Context:
    return Context(
        policy=project.policy,
        bank=project.bank,
        versions=project.versions,
        identity=project.settings.identity,
        texts={code: project.words(code) for code in project.policy.texts},
    )


def render(source: str, on: Context, page: PageInfo) -> str:
    on.page = page
    extensions: list[str | Extension] = ["attr_list", "md_in_html", CadreExtension(on)]
    return markdown.markdown(dedent(source), extensions=extensions)


def tree(page: str) -> etree.Element:
    return etree.fromstring(  # noqa: S314 - our own page, just rendered
        f"<body>{page.replace('&nbsp;', ' ')}</body>"
    )


def test_markdown_in_the_policy_does_nothing(projects: Mapping[str, Project]) -> None:
    on = context(projects["bourg"])
    source = "Les employés du bourg gardent le silence * sur les plans_du_bourg.\n{ #silence-1 }"
    page = render(source, on, PageInfo("cadre/silence.md", "fr", official=True))
    assert "silence * sur les plans_du_bourg." in page
    assert "<em>" not in page


def test_a_run_of_underscores_is_a_rule_named_for_screen_readers(
    projects: Mapping[str, Project],
) -> None:
    page = render(
        "Pour le bourg : ______ Le : ____\n{ #ententes-1 }",
        context(projects["bourg"]),
        PageInfo("cadre/ententes.md", "fr", official=True),
    )
    rules = [one for one in tree(page).iter("span") if one.get("class") == "rule"]
    assert [one.text for one in rules] == ["______", "____"]
    assert {(one.get("role"), one.get("aria-label")) for one in rules} == {
        ("img", "espace à remplir à la main")
    }


def test_a_name_that_stays_french_is_marked_in_english(projects: Mapping[str, Project]) -> None:
    on = context(projects["bourg"])
    page = render("Policy of the Bourg de l'Anse.", on, PageInfo("index.md", "en"))
    assert '<span lang="fr">Bourg de l\'Anse</span>' in page
    page = render("Cadre du Bourg de l'Anse.", on, PageInfo("index.md", "fr"))
    assert "lang=" not in page


def test_each_unit_has_a_link_whose_label_names_it(projects: Mapping[str, Project]) -> None:
    page = render(
        projects["bourg"].pages["fr", "cadre/silence.md"].body,
        context(projects["bourg"]),
        PageInfo("cadre/silence.md", "fr", official=True),
    )
    links = [
        (one.get("href"), one.get("aria-label"))
        for one in tree(page).iter("a")
        if "unit-link" in (one.get("class") or "")
    ]
    assert links == [
        ("#silence", "Lien vers ce passage : Article 1 : le silence"),
        ("#silence-1", "Lien vers ce passage : Article 1 : le silence, paragraphe 1"),
        ("#silence-2", "Lien vers ce passage : Article 1 : le silence, point 1"),
        ("#silence-3", "Lien vers ce passage : Article 1 : le silence, point 2"),
    ]


@pytest.mark.parametrize(
    ("unit", "french", "english"),
    [
        (
            "roles-2",
            "Rôles et responsabilités, paragraphe 2",
            "Roles and responsibilities, paragraph 2",
        ),
        (
            "roles-employes-3",
            "Rôles et responsabilités, paragraphe 4, point 3",
            "Roles and responsibilities, paragraph 4, item 3",
        ),
        ("objectifs-7", "Objectifs du guide, point 7", "Objectives of the policy, item 7"),
        ("consentement-3", "Consentement, ligne de signature 2", "Consent, signature line 2"),
    ],
)
@pytest.mark.usefixtures("saint_urbain")
def test_a_passage_is_called_by_what_one_counts_on_its_page(
    projects: Mapping[str, Project], unit: str, french: str, english: str
) -> None:
    on = context(projects["site"])
    names = []
    for language in ("fr", "en"):
        on.page = PageInfo("index.md", language)
        names.append(on.name(on.text.unit(unit)))
    assert names == [french, english]


def test_no_two_passages_of_the_policy_have_one_name(projects: Mapping[str, Project]) -> None:
    on = context(projects["site"])
    on.page = PageInfo("index.md", on.policy.official)
    names = [on.name(unit) for unit in on.text.units if unit.kind is not Kind.TITLE]
    assert len(names) == len(set(names))


def test_a_summary_is_labelled_as_not_the_policy(projects: Mapping[str, Project]) -> None:
    page = render(
        "/// at-a-glance\n- Un [point](#silence-1).\n///",
        context(projects["bourg"]),
        PageInfo("cadre/silence.md", "fr", official=True),
    )
    assert 'role="note"' in page
    assert page.count("En bref (non officiel)") == 1
    assert '<h2 class="aside__label">En bref (non officiel)</h2>' in page


def test_a_heading_under_the_title_says_that_the_policy_speaks(
    projects: Mapping[str, Project],
) -> None:
    page = render(
        projects["bourg"].pages["fr", "cadre/silence.md"].body,
        context(projects["bourg"]),
        PageInfo("cadre/silence.md", "fr", official=True),
    )
    headings = [
        (element.tag, "".join(element.itertext()))
        for element in tree(page).iter()
        if element.tag in {"h1", "h2"}
    ][:3]
    assert headings == [
        ("h1", "Article 1\xa0: le silence"),
        ("h2", "Texte du cadre"),
        ("h2", "En bref (non officiel)"),
    ]


def test_a_note_says_its_date_and_its_source(projects: Mapping[str, Project]) -> None:
    page = render(
        '/// note\n    date: 2026-05-01\n    source: "le greffe"\n\nTexte.\n///',
        context(projects["bourg"]),
        PageInfo("cadre/silence.md", "fr"),
    )
    assert "Note explicative (ne fait pas partie du cadre)" in page
    assert "Note du 1er mai 2026." in page
    assert "Source\xa0: le greffe" in page


def test_a_hard_word_leads_to_its_meaning_under_the_text(projects: Mapping[str, Project]) -> None:
    on = context(projects["bourg"])
    on.terms = {"fr": (Term("mot-plans", ("plans", "Les plans"), "Dessins.", "fr", 1),)}
    source = projects["bourg"].pages["fr", "cadre/silence.md"].body
    page = tree(render(source, on, PageInfo("cadre/silence.md", "fr", official=True)))
    links = [one for one in page.iter("a") if one.get("class") == "term"]
    assert [(one.text, one.get("href")) for one in links] == [("Les plans", "#mot-plans")]
    [block] = [one for one in page.iter("div") if "aside--terms" in (one.get("class") or "")]
    assert block[0].text == "Mots du texte (sens courant, pas une règle)"
    assert [(one.get("id"), one.text) for one in block.iter("dt")] == [
        ("mot-plans", "plans, Les plans")
    ]
    assert [one.text for one in block.iter("dd")] == ["Dessins."]
    unit = next(one for one in page.iter() if one.get("id") == "silence-2")
    assert "".join(unit.itertext()) == "Les plans;"


def test_a_passage_may_be_quoted_in_part(projects: Mapping[str, Project]) -> None:
    on = context(projects["bourg"])
    block = "/// passage | silence-1\n    quote: gardent le silence\n///"
    page = render(block, on, PageInfo("que-faire.md", "fr"))
    assert "<p>«\xa0gardent le silence\xa0»</p>" in page
    assert (
        'href="cadre/silence.md#silence-1:~:text=employ%C3%A9s%20du%20bourg-,gardent%20le%20silence"'
        in page
    )


def test_a_passage_is_quoted_whole_with_the_way_to_it(projects: Mapping[str, Project]) -> None:
    on = context(projects["bourg"])
    page = render("/// passage | silence-1\n///", on, PageInfo("que-faire.md", "fr"))
    assert "«\xa0Les employés du bourg gardent le silence * sur les plans_du_bourg.\xa0»" in page
    assert 'href="cadre/silence.md#silence-1"' in page


def test_the_full_text_has_each_unit_once_in_order(projects: Mapping[str, Project]) -> None:
    project = projects["site"]
    official = project.policy.official
    page = render("/// full-text\n///", context(project), PageInfo("cadre/texte.md", official))
    ids = re.findall(r' id="([^"]+)"', page)
    assert ids == [unit.id for unit in project.policy.text(official).units]


def test_a_citation_opens_its_page_with_the_words_marked(
    projects: Mapping[str, Project],
) -> None:
    page = render(
        "/// quiz | silence\n///", context(projects["bourg"]), PageInfo("quiz/silence.md", "fr")
    )
    assert (
        "../cadre/silence.md#silence-1:~:text=employ%C3%A9s%20du%20bourg-,gardent%20le%20silence"
        in page
    )


def test_a_question_is_a_form_with_a_legend_and_nothing_chosen(
    projects: Mapping[str, Project],
) -> None:
    page = tree(
        render(
            "/// quiz | silence\n///", context(projects["bourg"]), PageInfo("quiz/silence.md", "fr")
        )
    )
    fieldset = next(page.iter("fieldset"))
    assert fieldset[0].tag == "legend"
    assert "".join(fieldset[0].itertext()) == "Que faites-vous?"
    inputs = list(fieldset.iter("input"))
    labels = list(fieldset.iter("label"))
    assert [one for label in labels for one in label.iter("input")] == inputs
    assert not any("checked" in one.attrib for one in inputs)


def test_the_keys_stand_once_after_the_last_question(projects: Mapping[str, Project]) -> None:
    page = render(
        "/// quiz | silence\n///", context(projects["bourg"]), PageInfo("quiz/silence.md", "fr")
    )
    assert page.count('<details class="quiz__key') == 1
    assert page.rindex("</form>") < page.index('<details class="quiz__key')
    assert page.count("Le texte demande le silence.") == 1


def test_an_unknown_block_argument_renders_nothing(projects: Mapping[str, Project]) -> None:
    on = context(projects["bourg"])
    page = render("/// quiz | nulle-part\n///\n\nAprès.", on, PageInfo("a.md", "fr"))
    assert "data-module" not in page
    assert "Après." in page


def test_a_link_that_runs_code_is_disarmed(projects: Mapping[str, Project]) -> None:
    on = context(projects["bourg"])
    page = render("[x](javascript:alert(1)) [y](https://example.org)", on, PageInfo("a.md", "fr"))
    assert "javascript" not in page
    assert 'href="https://example.org"' in page


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        ("2019-01-14", "fr", "14 janvier 2019"),
        ("2019-08-01", "fr", "1er août 2019"),
        ("2019-01-14", "en", "January 14, 2019"),
        ("bientôt", "fr", "bientôt"),
    ],
)
def test_a_date_is_said_in_words(
    day: str, language: str, words: str, projects: Mapping[str, Project]
) -> None:
    assert context(projects["bourg"]).date(day, language) == words


def test_a_value_stands_for_its_name(projects: Mapping[str, Project]) -> None:
    on = context(projects["bourg"])
    page = render("Résolution {{ resolution }}, {{ autre }}.", on, PageInfo("a.md", "fr"))
    assert page == "<p>Résolution 24-077, {{ autre }}.</p>"
