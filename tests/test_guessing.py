"""What blind strategies score, and what gives an option away: small scenarios with the figures worked out by hand."""

from __future__ import annotations

import pytest

from cadre.checks import guessing
from cadre.checks.guessing import Strategy, score
from cadre.model.bank import Citation, Option, Scenario, Type, Verdict

CITED = (Citation(unit="x-1", quote={"fr": "x"}),)


def scenario(
    *options: str, situation: str = "", kind: Type = Type.SINGLE, language: str = "fr"
) -> Scenario:
    """Make a scenario; an option that begins with « = » is a best one."""
    return Scenario(
        id="x",
        type=kind,
        cites=CITED,
        situation={language: situation or "x"},
        question={language: "?"},
        options=tuple(
            Option(
                id=f"o{rank}",
                verdict=Verdict.BEST if text.startswith("=") else Verdict.WRONG,
                text={language: text.removeprefix("=")},
                feedback={language: "x"},
            )
            for rank, text in enumerate(options)
        ),
    )


def multiple(*options: str, situation: str = "") -> Scenario:
    return scenario(*options, situation=situation, kind=Type.MULTIPLE)


@pytest.mark.parametrize(
    ("strategy", "asked", "points"),
    [
        # cautious words: one option has two of them, then two options have one each
        (Strategy.CAUTIOUS, scenario("=Attendre une autorisation.", "Publier.", "Rire."), 1.0),
        (Strategy.CAUTIOUS, scenario("Attendre une autorisation.", "=Publier.", "Rire."), 0.0),
        (Strategy.CAUTIOUS, scenario("=Attendre.", "Vérifier.", "Rire."), 0.5),
        # nothing to go by: chance
        (Strategy.CAUTIOUS, scenario("=Rire.", "Danser.", "Chanter.", "Courir."), 0.25),
        (Strategy.LONGEST, scenario("Oui.", "=Oui, bien sûr.", "Non."), 1.0),
        (Strategy.LONGEST, scenario("=Oui.", "Oui, bien sûr.", "Non."), 0.0),
        # two options share all their words but one, the third shares none
        (Strategy.ODD, scenario("Publier la photo.", "Publier la vidéo.", "=Se taire."), 1.0),
        (Strategy.ODD, scenario("=Publier la photo.", "Publier la vidéo.", "Se taire."), 0.0),
        (
            Strategy.STEM,
            scenario("=Ranger le canot.", "Partir loin.", "Rire.", situation="Un canot rouge."),
            1.0,
        ),
        (
            Strategy.STEM,
            scenario("Ranger le canot.", "=Partir loin.", "Rire.", situation="Des canots rouges."),
            0.0,
        ),
        (Strategy.NO_ABSOLUTES, scenario("Jamais.", "Toujours.", "=Parfois."), 1.0),
        (Strategy.NO_ABSOLUTES, scenario("Jamais.", "=Souvent.", "Parfois."), 0.5),
        (Strategy.NO_ABSOLUTES, scenario("=Jamais.", "Souvent.", "Parfois."), 0.0),
    ],
)
def test_a_strategy_scores_on_one_answer(
    strategy: Strategy, asked: Scenario, points: float
) -> None:
    assert score(strategy, [asked], "fr") == points


@pytest.mark.parametrize(
    ("asked", "points"),
    [
        (multiple("=Attendre.", "=Vérifier.", "Rire.", "Danser."), 1.0),
        (multiple("=Attendre.", "Vérifier.", "=Rire.", "Danser."), 0.0),
        # one more than the two is too many
        (multiple("=Attendre.", "=Vérifier.", "Demander.", "Rire.", "Danser."), 0.0),
        # one of the two is not enough
        (multiple("=Attendre.", "=Rire.", "Chanter.", "Danser."), 0.0),
        # nothing above the average: nothing is chosen
        (multiple("=Rire.", "=Chanter.", "Danser."), 0.0),
    ],
)
def test_a_strategy_must_find_all_the_answers_and_no_other(asked: Scenario, points: float) -> None:
    assert score(Strategy.CAUTIOUS, [asked], "fr") == points


def test_points_are_added() -> None:
    bank = [scenario("=Attendre.", "Rire.", "Danser."), scenario("=Attendre.", "Vérifier.", "Non.")]
    assert score(Strategy.CAUTIOUS, bank, "fr") == pytest.approx(1 + 1 / 3)


def test_each_language_has_its_own_words() -> None:
    asked = scenario("Never.", "Always.", "=Sometimes.", language="en")
    assert score(Strategy.NO_ABSOLUTES, [asked], "en") == 1.0
    assert score(Strategy.NO_ABSOLUTES, [asked], "fr") == pytest.approx(1 / 3)


def test_a_language_without_words_of_ours_leaves_length_and_likeness() -> None:
    asked = scenario("Nunca.", "=Con permiso, tal vez.", "Sí.", language="es")
    assert score(Strategy.LONGEST, [asked], "es") == 1.0
    assert score(Strategy.NO_ABSOLUTES, [asked], "es") == pytest.approx(1 / 3)


def test_words_have_no_case_no_accent_and_no_plural() -> None:
    assert guessing.tokens("L'Été, les CANOTS!") == ["l", "ete", "les", "canots"]
    assert guessing.content("Les canots du voisin", "fr") == {"canot", "voisin"}


def test_small_words_are_about_nothing() -> None:
    assert guessing.content("Avec votre cadre, puisque vous pouvez", "fr") == frozenset()


@pytest.mark.parametrize(
    ("text", "language", "refused"),
    [
        ("Ne pas publier.", "fr", True),
        ("N'écrire que le nom.", "fr", True),
        ("Vous abstenir de répondre.", "fr", True),
        ("Non, puisque c'est vrai.", "fr", True),
        ("Noter le nom.", "fr", False),
        ("Publier, et non garder.", "fr", False),
        ("Do not publish.", "en", True),
        ("Don't publish.", "en", True),
        ("Note the name.", "en", False),
    ],
)
def test_a_refusal_is_known_by_how_it_begins(text: str, language: str, refused: bool) -> None:
    (option, *_) = scenario(text, "x", language=language).options
    assert guessing.refuses(option, language) is refused


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("Publier ceci.", "Publier cela.", "Garder ceci."), "Garder ceci."),
        (("Publier ceci.", "Garder cela.", "Rire."), None),
        (("Publier ceci.", "Publier cela.", "Garder ceci.", "Garder cela."), None),
        (("Publier ceci.", "Publier cela."), None),
        (("Publier ceci.", "Garder cela."), None),
    ],
)
def test_one_is_alone_when_all_the_others_are_alike(
    options: tuple[str, ...], found: str | None
) -> None:
    alone = guessing.alone(scenario(*options).options, guessing.first_word, "fr")
    assert (alone and alone.text["fr"]) == found


@pytest.mark.parametrize(
    ("options", "longest"),
    [
        (("=" + "x" * 23, "x" * 20, "x" * 20), True),
        (("=" + "x" * 22, "x" * 20, "x" * 20), False),
        (("=" + "x" * 20, "x" * 30, "x" * 5), False),
        (("=" + "x" * 30, "=" + "x" * 10, "x" * 20), False),
        (("x", "xx", "xxx"), False),
    ],
)
def test_the_best_is_the_longest_when_it_is_longer_by_a_tenth(
    options: tuple[str, ...], longest: bool
) -> None:
    assert guessing.best_is_longest(scenario(*options), "fr") is longest


@pytest.mark.parametrize(
    ("options", "repeated"),
    [
        (("=Ranger le canot.", "Partir loin.", "Rire."), {"canot"}),
        (("=Ranger le canot.", "Suivre la rivière.", "Rire."), set()),
        (("=Ranger le canot.", "Vendre le canot.", "Rire."), set()),
        (("=Chanter fort.", "Vendre le canot.", "Rire."), set()),
    ],
)
def test_the_best_alone_repeats_the_stem(options: tuple[str, ...], repeated: set[str]) -> None:
    asked = scenario(*options, situation="Des canots sur la rivière.")
    assert guessing.only_in_best(asked, "fr") == repeated


def test_two_options_share_a_part_of_the_shorter_one() -> None:
    first, second, third, *_ = scenario(
        "Ranger le canot rouge.", "Le canot.", "Vendre le canot.", "x"
    ).options
    assert guessing.share(first, second, "fr") == 1.0
    assert guessing.share(first, third, "fr") == 0.5
