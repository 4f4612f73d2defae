"""The real bank: fair, complete, and settled by the text."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from cadre import reading
from cadre.checks import guess_rules
from cadre.checks.coverage import coverage
from cadre.checks.guessing import Strategy, score
from cadre.checks.readability import sentences as phrases
from cadre.model.bank import Scenario, Type, Verdict
from cadre.model.policy import sentences
from cadre.reading import settings
from tests.support import PRINCIPLES, ROOT

PROJECT = reading.read(settings.load(ROOT))
BANK = PROJECT.bank
SINGLES = [one for one in BANK.all() if one.type is Type.SINGLE]
GIVE_AWAY = (
    guess_rules.one_option_does_not_refuse_alone,
    guess_rules.one_option_does_not_differ_alone,
    guess_rules.absolutes_on_both_sides,
    guess_rules.best_does_not_echo_the_stem,
    guess_rules.best_is_not_the_longest,
    guess_rules.best_options_differ,
)
#: What the text forbids without room: no « possible » beside these words (scenarios.md, rules).
WITHOUT_ROOM = ("ne peut", "en aucun cas", "formellement interdit")


def best(scenario: Scenario) -> int:
    return next(rank for rank, one in enumerate(scenario.options) if one.verdict is Verdict.BEST)


@pytest.mark.parametrize(
    ("group", "least"),
    [
        *((principle, 3) for principle in PRINCIPLES),
        *((section, 3) for section in ("acces", "presence", "roles", "consequences")),
        ("consentement", 3),
    ],
)
def test_each_group_has_enough_scenarios(group: str, least: int) -> None:
    assert len(BANK.group(group).scenarios) >= least


def test_the_bank_is_large_enough_and_of_both_types() -> None:
    types = Counter(one.type for one in BANK.all())
    assert sum(types.values()) >= 36
    assert types[Type.MULTIPLE] >= 11


def test_the_quick_quiz_has_one_question_of_each_group_with_one_answer() -> None:
    assert len(BANK.quick()) == 11
    assert {one.type for one in BANK.quick()} == {Type.SINGLE}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_best_option_is_seldom_the_longest(language: str) -> None:
    longest = 0
    for scenario in SINGLES:
        lengths = [len(option.text[language]) for option in scenario.options]
        longest += lengths[best(scenario)] == max(lengths)
    assert longest / len(SINGLES) < 0.4


def test_the_best_option_is_in_no_favourite_place() -> None:
    places = Counter(best(scenario) for scenario in SINGLES)
    assert max(places.values()) / len(SINGLES) < 0.35
    assert len(places) == 4


@pytest.mark.parametrize("scenario", BANK.all(), ids=lambda scenario: scenario.id)
def test_a_scenario_offers_a_few_options_and_a_mistake_to_learn_from(scenario: Scenario) -> None:
    most = 4 if scenario.type is Type.SINGLE else 5
    assert 3 <= len(scenario.options) <= most
    assert any(option.verdict is Verdict.WRONG for option in scenario.options)


@pytest.mark.parametrize("scenario", BANK.all(), ids=lambda scenario: scenario.id)
def test_possible_is_never_said_beside_words_that_leave_no_room(scenario: Scenario) -> None:
    for option in scenario.options:
        if option.verdict is Verdict.ACCEPTABLE:
            quoted = " ".join(one.quote["fr"].lower() for one in option.cites)
            assert not any(words in quoted for words in WITHOUT_ROOM)


def test_nothing_is_left_unquoted_where_the_text_gives_rules() -> None:
    left = {one.unit.page for one in coverage(PROJECT) if one.left}
    rules = {f"cadre/{name}.md" for name in (*PRINCIPLES, "acces", "presence", "roles")}
    assert not left & rules


def test_the_splitter_cuts_the_text_as_the_checklist_does() -> None:
    with (ROOT / "tests" / "cases" / "units.fr.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["id"], row["text_fr"]) for row in csv.DictReader(file)]
    wanted: list[str] = []
    for identifier, text in rows:
        if identifier == "081-mesures-b":  # one sentence, cut by a page break
            wanted[-1] += f" {text}"
        else:
            wanted.append(text)
    units = PROJECT.policy.text("fr").units
    assert [sentence for unit in units for sentence in sentences(unit.text)] == wanted


#: In each group, an option that the text allows where caution would say no; the reader may choose it.
ALLOWED = {
    "loyaute": ("ancienne-patinoire", "reputation-intacte"),
    "responsabilite": ("raison-verifiee", "trois-principes"),
    "respect": ("camions-de-marque", "liste"),
    "confidentialite": ("glace-sans-exclusivite", "hors-des-deux"),
    "identification": ("trois-a-l-arena", "trois-voix"),
    "correction": ("date-d-une-voisine", "autrui"),
    "acces": ("facebook-et-periodes", "repas"),
    "consequences": ("mesure-non-nommee", "notamment"),
    "presence": ("video-d-un-bouquet", "sujet"),
    "roles": ("annonce-et-cadre", "superieur-immediat"),
    "consentement": ("benevole-sans-signature", "autres"),
}
#: What a cautious reader would answer instead, word for word.
TOO_CAUTIOUS = {
    "loyaute": "Oui, vu leur sujet.",
    "responsabilite": "À l'identification, à l'accord du supérieur et à la confidentialité.",
    "respect": "Oui, vu le mot que l'on y emploie.",
    "confidentialite": "Oui, vu d'où vous le tenez.",
    "identification": "Oui, vu le sujet qu'elle aborde.",
    "correction": "Il vous demande de la signaler.",
    "acces": "Une période accordée par le supérieur.",
    "consequences": "Oui, puisque les mesures possibles y sont données.",
    "presence": "Oui, celle de la direction générale.",
    "roles": "Auprès de la direction générale.",
    "consentement": "Oui, vu vos publications.",
}
#: One fact changes, and so does the answer: one pair a group.
PAIRS = {
    "loyaute": ("ancienne-patinoire", "patinoire-et-conseil"),
    "responsabilite": ("raison-verifiee", "raison-d-un-ami"),
    "respect": ("camions-de-marque", "municipalite-de-camelote"),
    "confidentialite": ("entretien-de-la-glace", "glace-sans-exclusivite"),
    "identification": ("trois-a-l-arena", "logo-et-employes"),
    "correction": ("date-d-une-voisine", "date-de-votre-main"),
    "acces": ("facebook-et-periodes", "facebook-a-10-h"),
    "consequences": ("ce-que-permet-le-motif", "verification-sans-motif"),
    "presence": ("autorisation-pour-une-video", "video-d-un-bouquet"),
    "roles": ("annonce-et-cadre", "outil-pour-les-cours"),
    "consentement": ("employee-sans-signature", "benevole-sans-signature"),
}


@pytest.mark.parametrize("group", ALLOWED)
def test_the_cautious_answer_is_not_always_the_right_one(group: str) -> None:
    scenario, best = ALLOWED[group]
    found, asked = BANK.scenario(scenario)
    verdicts = {option.id: option.verdict for option in asked.options}
    cautious = next(one for one in asked.options if one.text["fr"] == TOO_CAUTIOUS[group])
    assert found.group == group
    assert verdicts[best] is Verdict.BEST
    assert cautious.verdict is Verdict.WRONG


@pytest.mark.parametrize("group", [group.group for group in BANK.groups])
def test_each_group_has_a_question_that_sorts(group: str) -> None:
    sorts = [one for one in BANK.group(group).scenarios if one.type is Type.MULTIPLE]
    assert any({option.verdict for option in one.options} >= {Verdict.WRONG} for one in sorts)


def test_the_number_of_right_answers_to_choose_is_not_always_the_same() -> None:
    several = [one for one in BANK.all() if one.type is Type.MULTIPLE]
    numbers = Counter(
        sum(option.verdict is Verdict.BEST for option in one.options) for one in several
    )
    assert set(numbers) == {2, 3, 4}
    assert max(numbers.values()) / len(several) < 0.6


def test_some_questions_ask_what_to_do_and_not_only_what_is_written() -> None:
    allowed = BANK.scenario("cinq-images")[1].options
    assert {one.id for one in allowed if one.verdict is Verdict.WRONG} == {
        "plante",
        "glace",
        "casquette",
    }


@pytest.mark.parametrize("group", PAIRS)
def test_the_two_questions_of_a_pair_have_different_answers(group: str) -> None:
    (found, one), (found_too, other) = (BANK.scenario(name) for name in PAIRS[group])
    assert found.group == found_too.group == group
    assert one.options[best(one)].text["fr"] != other.options[best(other)].text["fr"]
    units = [{cited.unit for cited in scenario.cites} for scenario in (one, other)]
    assert units[0] & units[1]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("group", PAIRS)
def test_the_two_situations_of_a_pair_are_told_in_the_same_words(group: str, language: str) -> None:
    one, other = (set(BANK.scenario(name)[1].situation[language].split()) for name in PAIRS[group])
    assert len(one & other) / min(len(one), len(other)) >= 0.5


def test_each_group_is_in_these_tests() -> None:
    assert set(ALLOWED) == set(TOO_CAUTIOUS) == set(PAIRS) == {group.group for group in BANK.groups}


@pytest.mark.parametrize("languages", [("fr",), ("en",), ("fr", "en")], ids="+".join)
@pytest.mark.parametrize("strategy", Strategy)
def test_no_blind_strategy_passes(strategy: Strategy, languages: tuple[str, ...]) -> None:
    points = sum(score(strategy, BANK.all(), language) for language in languages)
    assert points / (len(BANK.all()) * len(languages)) <= 0.40


@pytest.mark.parametrize("strategy", Strategy)
def test_no_blind_strategy_passes_the_questions_with_one_answer(strategy: Strategy) -> None:
    points = sum(score(strategy, SINGLES, language) for language in ("fr", "en"))
    assert points / (len(SINGLES) * 2) <= 0.40


def test_nothing_gives_an_option_away() -> None:
    found = [problem for rule in GIVE_AWAY for problem in rule(PROJECT)]
    assert [f"{problem.place}: {problem.code}" for problem in found] == []


def test_a_page_of_the_policy_asks_what_the_quick_quiz_does_not() -> None:
    met = {
        found[1]
        for page in (ROOT / "docs").glob("*/cadre/*.md")
        for found in re.finditer(r"^/// quiz \| one (\S+)$", page.read_text("utf-8"), re.MULTILINE)
    }
    assert met
    assert not met & {scenario.id for scenario in BANK.quick()}


@pytest.mark.parametrize(("language", "quoted"), [("fr", r"« ([^»]+) »"), ("en", r"“([^”]+)”")])
def test_what_feedback_quotes_is_in_the_policy_word_for_word(language: str, quoted: str) -> None:
    policy = " ".join(unit.text for unit in PROJECT.policy.text(language).units).lower()
    said = [one.feedback[language] for asked in BANK.all() for one in asked.options]
    words = [found.lower() for text in said for found in re.findall(quoted, text)]
    assert len(words) > 50
    assert [one for one in words if one not in policy] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_feedback_is_two_sentences_and_seldom_says_passage(language: str) -> None:
    feedback = [option.feedback[language] for one in BANK.all() for option in one.options]
    assert [text for text in feedback if len(phrases(text)) > 2] == []
    assert sum("passage" in text.lower() for text in feedback) <= len(feedback) / 3
